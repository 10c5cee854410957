import { fold } from './terms.ts';

const OPENS_QUESTION =
  /^\W*(?:how|what|why|where|when|which|who|whose|can|could|do|does|did|is|are|should|will|would|am|may|has|have|was|were|wie|was|warum|wo|wann|welche[rs]?|wer|kann|como|que|cual|donde|cuando|por que|puedo|comment|que|quel(?:le)?s?|ou|quand|pourquoi|puis-je|est-ce)\b/;

/** True for a title that is itself a question, as a FAQ's titles are. */
export function asksQuestion(title: string): boolean {
  return /[?？؟]\s*$/.test(title) || OPENS_QUESTION.test(fold(title));
}

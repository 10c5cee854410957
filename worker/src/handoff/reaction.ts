import { CHANGES_TOPIC, CORRECTION, MEANT, UNHELPED } from '../answering/follow-up-patterns.ts';
import { confirmsAnswer, readSmallTalk } from '../answering/small-talk.ts';
import { splitSentences } from '../knowledge/sentences.ts';
import { fold } from '../knowledge/terms.ts';
import { frustrationSigns } from '../triage/frustration.ts';
import { wantsPerson } from '../triage/wants-person.ts';

/** What a customer's message says of the answer before it. */
export type Reaction = 'helped' | 'not_helped' | 'unknown';

const HELPED =
  /^(?:great|perfect|thanks?|thank you|super|danke|genial|gracias|merci|parfait|yes|ok)\b.*\b(?:works?|worked|working|helped|solved|fixed|klappt|funktioniert|funciona|marche)\b|\b(?:klappt|funktioniert) jetzt\b/;
const ASKS =
  /^(?:(?:and|but|so|ok|okay|then|und|aber|y|pero|et|mais)[\s,]+)*(?:how|where|what|when|why|who|which|can|could|do|does|did|is|are|will|would|should|wie|wo|was|wann|warum|wer|kann|como|donde|que|cuando|puedo|comment|ou|quand|pourquoi|puis-je|peut-on)\b/;

/** Reads the next message for how the answer before it ended; whoever says how things stand instead is not helped yet. */
export function readReaction(message: string, earlier: readonly string[] = []): Reaction {
  const sentences = splitSentences(message).map(({ text }) => text);
  const [first = ''] = sentences;
  if (isUnhelpedSentence(message)) return 'not_helped';
  if (confirmsAnswer(message) || confirmsAnswer(first) || HELPED.test(folded(first))) return 'helped';
  const said = sentences.filter(sentence => !isTalk(sentence));
  if (said.length === 0) return 'unknown';
  const [start = ''] = said;
  if (CHANGES_TOPIC.test(folded(start))) return 'unknown';
  if (MEANT.test(folded(message)) || CORRECTION.test(folded(message))) return 'not_helped';
  const signs = frustrationSigns(message, earlier);
  if (signs.some(({ sign }) => sign !== 'marks')) return 'not_helped';
  const isAsking = /\?\s*$/.test(start) || ASKS.test(folded(start));
  return isAsking ? 'unknown' : 'not_helped';
}

/** Says in so many words that an answer did not help. */
export function isUnhelpedSentence(message: string): boolean {
  const text = folded(message);
  return UNHELPED.some(pattern => pattern.test(text)) && !HELPED.test(text);
}

/** Greets, thanks, leaves or asks for a person, and says nothing of a matter. */
export function isTalk(sentence: string): boolean {
  return readSmallTalk(sentence) !== undefined || wantsPerson(sentence) !== undefined;
}

/** Lower case, without accents, with plain apostrophes and no marks at the ends. */
export function folded(text: string): string {
  return fold(text)
    .replace(/[’`]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/^[\s¿¡.…"'-]+|[\s?!.…"'-]+$/g, '');
}

import { fold, isStopWord, tokenise } from '../knowledge/terms.ts';
import { searchQuestion } from './follow-up.ts';
import { PREFIX } from './follow-up-patterns.ts';

/** One of several questions in a message. */
export interface AskedPart {
  /** As the customer wrote it. */
  said: string;
  /** What it means beside the others: "who can see them" with what they are. */
  text: string;
}

/** Longer messages tell a story, and their questions are about it. */
const MESSAGE_CHARACTERS = 300;
const PARTS_AT_MOST = 3;
/** Of what is told beside the questions: fewer tell nothing. */
const TELLING_WORDS = 2;
const ENDS = /([?？])|[.!;]\s+|\n+/;
const ASKS =
  /^(?:tell me|show me|explain|how|hows|who|what|whats|where|wheres|when|why|which|can|could|do|does|did|is|are|will|should|may|wie|wer|was|wo|wann|warum|welche[rsn]?|kann|gibt|como|quien|que|donde|cuando|por que|cual|puedo|hay|comment|qui|quand|ou|pourquoi|combien|puis-je|est-ce)\b/;
/** Before another question: "and when I open it" goes on telling, "and when does it open" asks. */
const BEFORE_QUESTION =
  /[\s,]+(?:and|und|y|et)\s+(?:(?:also|then|auch|dann|también|aussi)\s+)?(?=(?:how (?:do|does|can|much|many|long|often|to)|who (?:can|is|may|will|has|sees?)|wh(?:at|ere|en|y|ich)(?:['’]s| (?:is|are|do|does|can|will|happens))|can (?:i|we|you)|do (?:i|we)|is there|are there|wie|wer|was|wo|wann|warum|kann ich|gibt es|cómo|como|quién|qué|dónde|cuándo|por qué|puedo|comment|qui|quand|où|pourquoi|combien|puis-je)(?!\p{L}))/iu;
const BESIDES = /[\s,]+(?:and also|and then also|und auch|und außerdem|y también|y además|et aussi)\s+/iu;

/**
 * The questions of a message that asks two or three things at once, in its order; empty for every other message.
 * What is told beside them would be lost, so a message that tells something is read as one. Pure.
 */
export function questionsIn(message: string): AskedPart[] {
  if (message.length > MESSAGE_CHARACTERS) return [];
  const parts: AskedPart[] = [];
  for (const sentence of message.split(ENDS)) {
    const pieces = piecesOf(sentence ?? '');
    for (const said of pieces) {
      if (said === '' || /^[?？]$/.test(said)) continue;
      const isAsked = pieces.length > 1 || asks(said);
      if (!isAsked && tellingIn(said) >= TELLING_WORDS) return [];
      if (isAsked) parts.push(partOf(said, parts.at(-1)));
    }
  }
  const isWhole = parts.every(({ text }) => tellingIn(text) > 0);
  return parts.length > 1 && parts.length <= PARTS_AT_MOST && isWhole ? parts : [];
}

function piecesOf(sentence: string): string[] {
  const trimmed = (parts: string[]) =>
    parts.map(part => part.replace(/^(?:[\s,.:–-]+|(?:and|und|y|et)\s)+|[\s,.:–-]+$/gi, ''));
  const asked = trimmed(sentence.split(BEFORE_QUESTION));
  // What is told before an "and what does …" belongs to it.
  if (asked.length > 1 && asked[0] && asks(asked[0])) return asked;
  return trimmed(sentence.split(BESIDES));
}

function asks(said: string): boolean {
  return ASKS.test(fold(said).replace(PREFIX, ''));
}

/** How many words say something; `contentStems` falls back on all words where none does. */
function tellingIn(text: string): number {
  return tokenise(text).filter(token => !isStopWord(token)).length;
}

function partOf(said: string, before: AskedPart | undefined): AskedPart {
  const history = before
    ? [{ role: 'user' as const, parts: [{ type: 'text' as const, text: before.text }] }]
    : [];
  return { said, text: searchQuestion({ message: said, history }).text };
}

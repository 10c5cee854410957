import { splitSentences } from '../../knowledge/sentences.ts';
import { contentStems, shareIn } from '../overlap.ts';

/** So much of a sentence's words in one sentence of a note is no accident. */
const NOTE_SHARE = 0.6;
const NOTE_WORDS = 3;

/** True when a sentence says what an internal note says, in its words or nearly so. */
export function repeatsNote(sentence: string, note: string): boolean {
  const words = contentStems(sentence);
  if (words.size < NOTE_WORDS) return false;
  return splitSentences(note).some(({ text }) => shareIn(words, contentStems(text)) >= NOTE_SHARE);
}

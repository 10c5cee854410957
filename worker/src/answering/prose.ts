import type { Sentence } from '../knowledge/sentences.ts';
import type { FoundPassage } from '../knowledge/types.ts';
import { inlineText } from './inline.ts';
import { contentStems, weightIn } from './overlap.ts';
import type { PassageBlock } from './passage-blocks.ts';
import type { Piece } from './reading.ts';

const CHARACTERS_AT_MOST = 420;
/** A sentence that leans on the one before it. */
const LEANS =
  /^(?:or|and|until then|after that|the same|nobody|it|its|this|that|these|those|they|them|he|she|then|also|however|but|otherwise|instead|so|such|both|er|sie|es|dies|diese|dieser|esto|ello|cela|il|elle)\b/i;
/** A remark beside the matter. */
const REMARK = /^\W*(?:note|tip|warning|caution|important|hinweis|tipp|achtung|nota|remarque|attention)\s*:/i;
const EXAMPLE =
  /^\W*(?:for example|example|e\.g\.|beispiel|zum beispiel|(?:por )?ejemplo|(?:par )?exemple)\b/i;
/** The end of a sentence that was broken off; names such as iPhone begin like one. */
const FRAGMENT = /^\p{Ll}{2,}/u;
/** Says nothing without what stands around it: half a sentence, a question, a pointer. */
const POINTS_AROUND =
  /(?<![.!。！][)"'”’»*]{0,3})$|^(?:another|from then on|the next time)\b|\b(?:above|below|as follows|oben|unten|ci-dessus|ci-dessous)\b/i;
/** What such sentences count where something else can be said. */
const BESIDE = 0.5;
/** An example has many of a question's words and numbers, and is still not the rule. */
const EXAMPLE_SHARE = 0.2;

/**
 * Neighbouring sentences beginning with the one that answers best, and with what that one leans on.
 * A short paragraph is taken from its start: its last sentence alone would be out of the blue.
 */
export function bestRun(blocks: PassageBlock[], weights: Map<string, number>, atMost: number): Sentence[] {
  let best: { sentences: Sentence[]; index: number } | undefined;
  let bestValue = Number.NEGATIVE_INFINITY;
  let position = 0;
  for (const block of blocks) {
    if (block.kind !== 'prose') continue;
    for (const [index, sentence] of block.sentences.entries()) {
      const stems = contentStems(sentence.text);
      const isBeside =
        REMARK.test(sentence.text) ||
        FRAGMENT.test(sentence.text) ||
        (index === 0 && LEANS.test(sentence.text));
      const share = isBeside ? BESIDE : EXAMPLE.test(sentence.text) ? EXAMPLE_SHARE : 1;
      const weight = weightIn(weights, stems) * share - (isBeside ? 0.1 : 0);
      // Of two sentences that hold as much, the earlier and shorter says it more directly.
      const value = weight * (1 - 0.004 * Math.min(60, stems.size)) - position++ * 0.02;
      if (value > bestValue) [best, bestValue] = [{ sentences: block.sentences, index }, value];
    }
  }
  if (!best) return [];
  const { sentences } = best;
  let from = best.index;
  if (from < atMost && lengthOf(sentences.slice(0, from + 1)) <= CHARACTERS_AT_MOST) from = 0;
  while (from > 0 && LEANS.test(sentences[from]?.text ?? '')) from--;
  return unbroken(sentences.slice(from), Math.max(atMost, best.index - from + 1));
}

/** True for a sentence that can be read alone: it leans on no other one and points at nothing beside it. */
export function standsAlone(text: string): boolean {
  return ![LEANS, REMARK, FRAGMENT, POINTS_AROUND].some(pattern => pattern.test(text));
}

/** The first sentences of the first paragraph that says something. */
export function firstRun(blocks: PassageBlock[], atMost: number): Sentence[] {
  const prose = blocks.find(block => block.kind === 'prose');
  return prose?.kind === 'prose' ? unbroken(prose.sentences, atMost) : [];
}

/** Sentences as one paragraph that ends with its citation. */
export function paragraph(run: Sentence[], passage: FoundPassage): Piece[] {
  const first = run[0];
  const last = run.at(-1);
  if (!first || !last || FRAGMENT.test(first.text)) return [];
  return run.map((sentence, index) => {
    const shown = inlineText(sentence.text);
    const text = index > 0 ? ` ${shown}` : shown.replace(REMARK, '').trimStart();
    return sentence === last ? { text, quote: { passage, start: first.start, end: last.end } } : { text };
  });
}

/** A line without the "Note:" that it begins with. */
export function withoutRemark(text: string): string {
  const bare = text.replace(REMARK, '').trimStart();
  return bare === text ? text : bare.charAt(0).toUpperCase() + bare.slice(1);
}

/** Paragraphs, one under the other. */
export function joinParagraphs(parts: Piece[][]): Piece[] {
  return parts
    .filter(part => part.length > 0)
    .flatMap((part, index) =>
      part.map((piece, at) => (index > 0 && at === 0 ? { ...piece, text: `\n\n${piece.text}` } : piece)),
    );
}

function lengthOf(sentences: Sentence[]): number {
  return sentences.reduce((sum, sentence) => sum + sentence.text.length, 0);
}

/** The first sentences up to a gap: where something was left out, a quote would not be what was said. */
function unbroken(sentences: Sentence[], atMost: number): Sentence[] {
  const run: Sentence[] = [];
  for (const sentence of sentences.slice(0, atMost)) {
    const previous = run.at(-1);
    if (previous && sentence.start - previous.end > 3) break;
    if (run.length > 0 && lengthOf([...run, sentence]) > CHARACTERS_AT_MOST) break;
    run.push(sentence);
  }
  // "In a hurry?" leads to what was cut off.
  while (run.length > 1 && /[?？]$/.test(run.at(-1)?.text ?? '')) run.pop();
  return run;
}

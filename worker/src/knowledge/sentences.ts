/** A sentence of a text: characters [start, end), `text` is exactly that slice. */
export interface Sentence {
  start: number;
  end: number;
  text: string;
}

/** Words whose full stop ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s("'“‘[])(?:e\.g|i\.e|vs|cf|approx|incl|excl|resp|dr|mr|mrs|ms|prof|fig|z\.b|d\.h|bzw|ca|u\.a|p\.ex|ej)\.$/iu;
/** Words whose full stop ends no sentence before a number. */
const NUMBER_ABBREVIATION = /(?:^|[\s("'“‘[])(?:no|nr|sec|art|vol|ver|pp?|ext|tel)\.$/iu;
/** A single capital: an initial ("J. Smith"), or a.m./p.m./U.S. written with stops. */
const INITIAL = /(?:^|[\s.("'“])\p{Lu}\.$/u;
/** What marks a line as heading, step or bullet. */
const MARKER = /^\s*(?:#{1,6}\s+|(?:\d{1,3}[.)]|[-*•–])\s+)?/;

let segmenter: Intl.Segmenter | undefined;

/**
 * Splits text in sentences, line by line; a list or heading marker at a line's start is left out.
 * Sentence ends come from Unicode's rules (all scripts), mended where these break after "e.g.",
 * initials, an ellipsis or a file name. Code fences are the caller's to leave out.
 */
export function splitSentences(text: string): Sentence[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'sentence' });
  const sentences: Sentence[] = [];
  let lineStart = 0;
  for (const line of text.split('\n')) {
    const skipped = MARKER.exec(line)?.[0].length ?? 0;
    const content = line.slice(skipped);
    for (const [start, end] of mend(content, segmenter)) {
      pushTrimmed(sentences, text, lineStart + skipped + start, lineStart + skipped + end);
    }
    lineStart += line.length + 1;
  }
  return sentences;
}

/** Unicode's segments, with those joined again that were cut inside a sentence. */
function mend(content: string, by: Intl.Segmenter): Array<[number, number]> {
  const spans: Array<[number, number]> = [];
  for (const { segment, index } of by.segment(content)) {
    const last = spans.at(-1);
    if (last && continues(content.slice(last[0], last[1]).trimEnd(), segment)) {
      last[1] = index + segment.length;
    } else {
      spans.push([index, index + segment.length]);
    }
  }
  return spans;
}

function continues(before: string, after: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(after)) return true;
  if (ABBREVIATION.test(before) || INITIAL.test(before)) return true;
  if (NUMBER_ABBREVIATION.test(before) && /^\s*\d/.test(after)) return true;
  // "Loading... please wait", "Really? (yes)", "setup.exe is": a lower-case letter goes on.
  return /^\s*["'“‘(]?\p{Ll}/u.test(after);
}

function pushTrimmed(sentences: Sentence[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  if (end > start) sentences.push({ start, end, text: text.slice(start, end) });
}

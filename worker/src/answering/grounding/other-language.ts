import { splitSentences } from '../../knowledge/sentences.ts';
import { fold } from '../../knowledge/terms.ts';
import type { FoundPassage } from '../../knowledge/types.ts';
import { readSentence } from './clauses.ts';
import type { Language } from './lexicon.ts';
import { lexiconFor } from './lexicon.ts';
import { sameAmount } from './quantities.ts';
import { phraseText } from './tokens.ts';
import type { Token } from './types.ts';
import type { Verdict } from './verify.ts';

/**
 * Verifies a sentence that speaks another language than its passage. Numbers, names, phrases and
 * codes must stand together in neighbouring sentences, and a denial must meet a denial; other words cannot be
 * compared, so the passage the model named has to be the right one.
 */
export function verifyAcross(text: string, passage: FoundPassage, said: Language, source: Language): Verdict {
  const names = new Set([...passage.text.matchAll(/\p{Lu}[\p{L}\p{N}-]+/gu)].map(match => fold(match[0])));
  const read = readSentence(text, lexiconFor(said), names);
  const tokens = read.clauses.flatMap(clause => clause.tokens);
  const isDenied = tokens.some(token => token.isNegated);
  const phrases = new Set(
    tokens.flatMap(token => (token.phrase === undefined ? [] : [read.phrases[token.phrase] ?? ''])),
  );
  const hard = tokens.filter(
    token =>
      token.phrase === undefined &&
      (token.quantity ||
        /\d/.test(token.surface) ||
        (token.kind === 'name' && said !== 'de') ||
        (names.has(token.surface) && token.surface.length > 2)),
  );
  const heading = [passage.title, ...passage.headings].map(phraseText).join(' ');
  const sentences = splitSentences(passage.text);
  let nearest: Verdict | undefined;
  for (const [index, first] of sentences.entries()) {
    // One sentence first, then it and the next two: what is claimed together must stand together.
    for (const last of sentences.slice(index, index + (hard.length + phrases.size > 1 ? 2 : 1))) {
      const stretch = passage.text.slice(first.start, last.end);
      if (last !== first && /\n/.test(stretch)) break;
      const plain = ` ${phraseText(stretch)} `;
      const there = readSentence(stretch.replace(/\n/g, ' '), lexiconFor(source)).clauses.flatMap(
        clause => clause.tokens,
      );
      const span = { passage, start: first.start, end: last.end };
      const lost = hard.find(token => !isThere(token, there, `${plain} ${heading} `));
      if (lost) {
        nearest ??= { ok: false, reason: lost.quantity ? 'number' : 'name', span };
        continue;
      }
      if ([...phrases].some(phrase => !plain.includes(` ${phrase} `))) {
        nearest = { ok: false, reason: 'name', span };
        continue;
      }
      if (isDenied !== there.some(token => token.isNegated)) {
        nearest = { ok: false, reason: 'polarity', span };
        continue;
      }
      return { ok: true, spans: [span] };
    }
  }
  return nearest ?? { ok: false, reason: 'no_span' };
}

function isThere(token: Token, there: Token[], plain: string): boolean {
  const { quantity } = token;
  if (!quantity) return plain.includes(` ${phraseText(token.surface)} `);
  return there.some(other => other.quantity !== undefined && sameAmount(quantity, other.quantity));
}

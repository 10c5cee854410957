import { isStopWord, stem, tokenise } from './terms.ts';
import { ENGLISH_GROUPS, ENGLISH_HINTS } from './thesaurus-english.ts';
import { ENGLISH_SITUATIONS } from './thesaurus-situations.ts';

/** Another word for a word or phrase of a question. */
export interface Related {
  /** The question's tokens that it is for. */
  from: { start: number; length: number };
  stem: string;
  word: string;
  /** How much of the original it counts, 0 to 1. */
  weight: number;
}

const SAME = 0.8;
const HINT = 0.5;
/** One word of an alternative in several words says less than the whole. */
const PART = 0.5;
/** A telling phrase has few telling words; longer ones only recognise, and are not searched for. */
const PART_WORDS = 2;
const ALTERNATIVES = 8;
const PHRASE_WORDS = 5;

interface Alternative {
  stem: string;
  word: string;
  weight: number;
}

/** Alternatives by the stems of what a customer may write. */
let entries: Map<string, Map<string, Alternative>> | undefined;

/**
 * Other words for the words and phrases of a question, longest phrase first, never the question's own.
 * `tokens`: folded, in order. `extra`: a site's own groups of words that mean the same.
 */
export function relatedWords(tokens: string[], extra: string[][] = []): Related[] {
  entries ??= readThesaurus();
  const own = extra.length ? readGroups(extra, new Map()) : undefined;
  const stems = tokens.map(stem);
  const asked = new Set(stems);
  const found: Related[] = [];
  for (let start = 0; start < stems.length; start++) {
    for (let length = Math.min(PHRASE_WORDS, stems.length - start); length > 0; length--) {
      const key = stems.slice(start, start + length).join(' ');
      const alternatives = [...(own?.get(key)?.values() ?? []), ...(entries.get(key)?.values() ?? [])];
      if (alternatives.length === 0) continue;
      const usable = alternatives.filter(alternative => !asked.has(alternative.stem));
      usable.sort((a, b) => b.weight - a.weight);
      for (const alternative of usable.slice(0, ALTERNATIVES))
        found.push({ from: { start, length }, ...alternative });
      start += length - 1;
      break;
    }
  }
  return found;
}

function readThesaurus(): Map<string, Map<string, Alternative>> {
  const map = readGroups(linesOf(ENGLISH_GROUPS).map(itemsOf), new Map());
  for (const line of [...linesOf(ENGLISH_HINTS), ...linesOf(ENGLISH_SITUATIONS)]) {
    const [from = '', to = ''] = line.split('>');
    for (const source of itemsOf(from)) for (const target of itemsOf(to)) relate(map, source, target, HINT);
  }
  return map;
}

function readGroups(groups: string[][], map: Map<string, Map<string, Alternative>>) {
  for (const group of groups) {
    for (const source of group)
      for (const target of group) if (source !== target) relate(map, source, target, SAME);
  }
  return map;
}

function relate(map: Map<string, Map<string, Alternative>>, source: string, target: string, weight: number) {
  const key = tokenise(source).map(stem).join(' ');
  const words = tokenise(target).filter(word => !isStopWord(word));
  if (key === '' || words.length > PART_WORDS) return;
  const known = map.get(key) ?? new Map<string, Alternative>();
  map.set(key, known);
  for (const word of words) {
    const stemmed = stem(word);
    const own = weight * (tokenise(target).length > 1 ? PART : 1);
    if (key.split(' ').includes(stemmed) || (known.get(stemmed)?.weight ?? 0) >= own) continue;
    known.set(stemmed, { stem: stemmed, word, weight: own });
  }
}

function linesOf(text: string): string[] {
  return text.trim().split('\n');
}

function itemsOf(line: string): string[] {
  return line
    .split(',')
    .map(item => item.trim())
    .filter(Boolean);
}

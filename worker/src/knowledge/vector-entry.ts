import { codeCharacter, encodeCoarse } from './vector-code.ts';
import { digest, indexedValue } from './vector-id.ts';
import type { VectorFilter, VectorMetadata } from './vector-types.ts';

/** One vector as its cell's line holds it: marks to filter by, revision, coarse code, id. */
export interface CellEntry {
  id: string;
  revision: string;
  line: string;
}

const ARTICLE_PLACES = 2;
const MARK_PLACES = ARTICLE_PLACES + 2;
const REVISION_PLACES = 6;
/** Where a line's coarse code begins. */
export const CODE_PLACE = MARK_PLACES + REVISION_PLACES;

/** Fingerprint of a vector with its metadata. */
export function revisionOf(fineCode: string, metadata: VectorMetadata): string {
  return digest(
    JSON.stringify([fineCode, metadata.articleId, metadata.locale ?? null, metadata.area ?? null]),
  ).slice(0, REVISION_PLACES);
}

/** The line of a vector, its line end included. */
export function writeEntry(
  id: string,
  values: ArrayLike<number>,
  revision: string,
  metadata: VectorMetadata,
): string {
  const marks =
    mark(metadata.articleId, ARTICLE_PLACES) + mark(metadata.locale ?? '', 1) + mark(metadata.area ?? '', 1);
  return `${marks}${revision}${encodeCoarse(values)}${id}\n`;
}

/** A cell's entries; of an id that occurs twice the later one. */
export function readEntries(text: string, dimensions: number): CellEntry[] {
  const entries = new Map<string, CellEntry>();
  for (const line of text.split('\n')) {
    if (line.length <= CODE_PLACE) continue;
    const id = line.slice(CODE_PLACE + Math.ceil(dimensions / 2));
    entries.set(id, { id, revision: line.slice(MARK_PLACES, CODE_PLACE), line: `${line}\n` });
  }
  return [...entries.values()];
}

/**
 * Scores a cell's lines into `scores`, best score an id. Lines whose marks show that the filter rules
 * them out are left out; the others may still fail it, since marks are short.
 */
export function scoreEntries(
  text: string,
  dimensions: number,
  score: (code: string, from: number) => number,
  mayMatch: (text: string, from: number) => boolean,
  scores: Map<string, number>,
): void {
  const length = Math.ceil(dimensions / 2);
  for (let from = 0; from < text.length; ) {
    const idFrom = from + CODE_PLACE + length;
    const end = text.indexOf('\n', idFrom);
    if (end < 0) return;
    if (mayMatch(text, from)) {
      const id = text.slice(idFrom, end);
      const value = score(text, from + CODE_PLACE);
      if (value > (scores.get(id) ?? Number.NEGATIVE_INFINITY)) scores.set(id, value);
    }
    from = end + 1;
  }
}

/** Whether the line at a place may pass a filter, by its marks. */
export function markTest(filter: VectorFilter | undefined): (text: string, from: number) => boolean {
  const tests = [
    { wanted: filter?.articleId, place: 0, places: ARTICLE_PLACES },
    { wanted: filter?.locale, place: ARTICLE_PLACES, places: 1 },
    { wanted: filter?.area, place: ARTICLE_PLACES + 1, places: 1 },
  ].flatMap(({ wanted, place, places }) =>
    wanted === undefined
      ? []
      : [{ marks: new Set([wanted].flat().map(value => mark(value, places))), place, places }],
  );
  return (text, from) =>
    tests.every(({ marks, place, places }) => marks.has(text.slice(from + place, from + place + places)));
}

/** Whether metadata passes a filter; values count by their first 64 bytes. */
export function passesFilter(metadata: VectorMetadata, filter: VectorFilter | undefined): boolean {
  return (['articleId', 'locale', 'area'] as const).every(field => {
    const wanted = filter?.[field];
    const value = metadata[field];
    if (wanted === undefined) return true;
    return value !== undefined && [wanted].flat().map(indexedValue).includes(indexedValue(value));
  });
}

function mark(value: string, places: number): string {
  const hash = digest(indexedValue(value));
  return Array.from({ length: places }, (_, place) =>
    codeCharacter(Number.parseInt(hash.slice(place * 4, place * 4 + 4), 36) % 91),
  ).join('');
}

import type { Terms, Vocabulary } from './vectors.ts';
import { lengthOf, spread } from './vectors.ts';

/** One group of tickets that use the same words. */
export interface Cluster {
  name: string;
  /** Positions in the list that was given. */
  members: number[];
  words: string[];
}

const SAMPLE = 6_000;
const ROUNDS = 12;
const SAME_SUBJECT = 0.5;
const SAME_GROUP = 0.55;
/** Cosine below which a ticket is in no group. */
const NEAR = 0.12;

/**
 * Groups tickets by their words: seeds are words that many tickets share and few of them together, then
 * centres move (spherical k-means) until they rest. Nothing is drawn by chance.
 * @param positions which of the vocabulary's documents to group
 * @param most groups at most
 */
export function clusterTickets(vocabulary: Vocabulary, positions: readonly number[], most = 24): Cluster[] {
  const smallest = Math.max(3, Math.ceil(positions.length * 0.008));
  const sample = spread(positions, SAMPLE);
  const terms = (position: number): Terms => vocabulary.documents[position] ?? new Int32Array();
  let centres = seeds(vocabulary, sample.map(terms), most);
  for (let round = 0; round < ROUNDS && centres.length > 0; round++) {
    const groups = centres.map((): Terms[] => []);
    for (const position of sample) {
      const { best } = nearest(terms(position), centres, vocabulary.idf);
      if (best >= 0) groups[best]?.push(terms(position));
    }
    centres = merged(groups.filter(group => group.length > 0).map(group => centreOf(group, vocabulary)));
  }
  const members = centres.map((): number[] => []);
  for (const position of positions) {
    const { best } = nearest(terms(position), centres, vocabulary.idf);
    if (best >= 0) members[best]?.push(position);
  }
  const named = new Set<string>();
  return centres
    .flatMap((centre, index) => {
      const group = members[index] ?? [];
      return group.length < smallest ? [] : [{ centre, group }];
    })
    .sort((a, b) => b.group.length - a.group.length || (a.group[0] ?? 0) - (b.group[0] ?? 0))
    .map(({ centre, group }) => {
      const words = wordsOfCentre(centre, vocabulary);
      const name =
        [2, 3, 4].map(count => words.slice(0, count).join(', ')).find(one => !named.has(one)) ??
        words.join(', ');
      named.add(name);
      return { name, members: group, words };
    });
}

type Centre = Float32Array;

function seeds(vocabulary: Vocabulary, documents: readonly Terms[], most: number): Centre[] {
  const holders = new Map<number, number[]>();
  for (const [index, terms] of documents.entries()) {
    for (const term of terms) {
      const list = holders.get(term);
      if (list) list.push(index);
      else holders.set(term, [index]);
    }
  }
  const candidates = [...holders]
    .filter(([, list]) => list.length >= 3 && list.length <= documents.length * 0.4)
    .map(([term, list]) => ({ term, list, weight: list.length * (vocabulary.idf[term] ?? 0) }))
    .sort((a, b) => b.weight - a.weight || a.term - b.term)
    .slice(0, 600);
  const taken = new Uint8Array(documents.length);
  const chosen: Centre[] = [];
  for (const { list } of candidates) {
    if (chosen.length === most) break;
    const fresh = list.filter(index => taken[index] === 0);
    if (fresh.length < list.length * SAME_SUBJECT || fresh.length < 3) continue;
    chosen.push(
      centreOf(
        fresh.map(index => documents[index] as Terms),
        vocabulary,
      ),
    );
    for (const index of list) taken[index] = 1;
  }
  return chosen;
}

function centreOf(group: readonly Terms[], { idf }: Vocabulary): Centre {
  const centre = new Float32Array(idf.length);
  for (const terms of group) {
    const length = lengthOf(terms, idf) || 1;
    for (const term of terms) centre[term] = (centre[term] ?? 0) + (idf[term] ?? 0) / length;
  }
  let sum = 0;
  for (const weight of centre) sum += weight * weight;
  const length = Math.sqrt(sum) || 1;
  return centre.map(weight => weight / length);
}

function nearest(
  terms: Terms,
  centres: readonly Centre[],
  idf: Float32Array,
): { best: number; near: number } {
  const length = lengthOf(terms, idf);
  let best = -1;
  let near = length === 0 ? Number.POSITIVE_INFINITY : NEAR;
  for (const [index, centre] of centres.entries()) {
    let sum = 0;
    for (const term of terms) sum += (idf[term] ?? 0) * (centre[term] ?? 0);
    const similarity = sum / (length || 1);
    if (similarity > near) {
      near = similarity;
      best = index;
    }
  }
  return { best, near };
}

/** Two centres that point the same way are one. */
function merged(centres: readonly Centre[]): Centre[] {
  const kept: Centre[] = [];
  for (const centre of centres) {
    if (!kept.some(other => dot(other, centre) > SAME_GROUP)) kept.push(centre);
  }
  return kept;
}

function dot(a: Centre, b: Centre): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

/** The heaviest words; a pair takes the place of its two words. */
function wordsOfCentre(centre: Centre, { surface }: Vocabulary): string[] {
  const ranked = [...centre.entries()]
    .filter(([, weight]) => weight > 0)
    .sort(([a, weightA], [b, weightB]) => weightB - weightA || a - b)
    .slice(0, 12)
    .map(([term]) => surface[term] ?? '');
  const words: string[] = [];
  for (const word of ranked) {
    if (
      words.some(
        known =>
          known.split(' ').includes(word) || word.split(' ').some(part => known.split(' ').includes(part)),
      )
    )
      continue;
    words.push(word);
  }
  return words.slice(0, 5);
}

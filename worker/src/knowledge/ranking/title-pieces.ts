import { idf } from '../search-plan.ts';
import { gramsOf } from './grams.ts';

/** How alike a title and the question are in pieces of words, each 0 to 1. */
export interface PieceLikeness {
  /** In pieces of the question's telling words. */
  pieces: number;
  /** In pieces of all its words. */
  piecesAll: number;
}

/**
 * Compares all titles with one question by cosine, in pieces of words (see gramsOf); a piece weighs by how
 * few of the titles hold it. Arguments are stems. Each piece gets a place once, so that the rest is arrays.
 */
export function comparePieces(titles: string[][], telling: string[], all: string[]): PieceLikeness[] {
  const places = new Map<number, number>();
  const holders: number[] = [];
  const seenIn: number[] = [];
  // Titles share most of their words.
  const placesOf = new Map<string, number[]>();
  const placesIn = (stems: string[], text: number, isTitle: boolean) => {
    const found: number[] = [];
    for (const stem of stems) {
      let own = placesOf.get(stem);
      if (!own) {
        own = gramsOf(stem).map(gram => {
          const known = places.get(gram);
          if (known !== undefined) return known;
          const place = holders.push(0) - 1;
          places.set(gram, place);
          return place;
        });
        placesOf.set(stem, own);
      }
      for (const place of own) {
        if (seenIn[place] === text) continue;
        seenIn[place] = text;
        found.push(place);
        if (isTitle) holders[place] = (holders[place] ?? 0) + 1;
      }
    }
    return found;
  };
  const titlePlaces = titles.map((stems, index) => placesIn(stems, index, true));
  const some = placesIn(telling, titles.length, false);
  const every = placesIn(all, titles.length + 1, false);
  const squares = Float64Array.from(holders, held => idf(held, titles.length) ** 2);
  const isSome = new Uint8Array(squares.length);
  for (const place of some) isSome[place] = 1;
  const isAny = new Uint8Array(squares.length);
  for (const place of every) isAny[place] = 1;
  const someLength = lengthOf(some, squares);
  const everyLength = lengthOf(every, squares);
  return titlePlaces.map(own => {
    const length = lengthOf(own, squares);
    return {
      pieces: sumOf(own, squares, isSome) / (someLength * length),
      piecesAll: sumOf(own, squares, isAny) / (everyLength * length),
    };
  });
}

function lengthOf(places: number[], squares: Float64Array): number {
  return Math.sqrt(sumOf(places, squares)) || 1;
}

function sumOf(places: number[], squares: Float64Array, only?: Uint8Array): number {
  let sum = 0;
  for (const place of places) if (!only || only[place]) sum += squares[place] ?? 0;
  return sum;
}

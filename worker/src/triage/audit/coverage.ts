import { isStopWord, stem, tokenise } from '../../knowledge/terms.ts';
import type { AuditArticle, AuditTicket, Coverage } from './types.ts';
import { compare, spread, wordsOf } from './vectors.ts';

const SAMPLE = 200;
/** Words of a ticket that are looked for: its subject and how it begins. */
const WORDS = 24;
/** Weighted share of them that the best article must hold. */
const HELD = 0.5;
/** And of all of its words, names and slips of the pen included, every one counting the same. */
const HELD_OF_ALL = 0.35;
/** A word that this share of a category's tickets has is typical of it. */
const TYPICAL = 0.07;
const FEW_WORDS = 2;
const COVERED = 0.4;
const PARTLY = 0.2;
const SHOWN = 3;
const LONGEST = 20_000;
/** A word of the title counts as so many of the text. */
const TITLE = 4;
/** BM25's: how soon repeating a word stops to count, and how much length does. */
const SATURATION = 1.2;
const LENGTH_COUNTS = 0.75;

/** Finds for tickets the article that speaks of them (BM25 over words, titles counting more), and how much of a ticket it holds. */
export class ArticleFinder {
  readonly #articles: readonly AuditArticle[];
  /** By stem: the articles with it, and how often. */
  readonly #holders = new Map<string, Map<number, number>>();
  readonly #lengths: number[];

  constructor(articles: readonly AuditArticle[]) {
    this.#articles = articles;
    const lengths = articles.map(
      ({ title, text }, index) =>
        this.#add(index, text.slice(0, LONGEST), 1) + this.#add(index, title, TITLE),
    );
    const usual = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length) || 1;
    this.#lengths = lengths.map(length => 1 - LENGTH_COUNTS + (LENGTH_COUNTS * length) / usual);
  }

  /**
   * The best article and the weighted share of the ticket's words in it, 0 to 1.
   * @param counting stems that count; all when left out, or when the ticket has too few of them
   */
  best(
    ticket: Pick<AuditTicket, 'subject' | 'text'>,
    counting?: ReadonlySet<string>,
  ): { article: AuditArticle; held: number } | undefined {
    const all = stemsOf(ticket);
    const typical = counting ? all.filter(word => counting.has(word)) : all;
    const stems = typical.length >= FEW_WORDS ? typical : all;
    const scores = new Map<number, { rank: number; held: number }>();
    let total = 0;
    for (const word of stems) {
      const holders = this.#holders.get(word);
      // What no article knows counts as little as what all know: names, versions, slips of the pen.
      const rarity = Math.log(
        1 +
          (this.#articles.length - (holders?.size ?? this.#articles.length) + 0.5) /
            ((holders?.size ?? 0) + 0.5),
      );
      total += holders ? rarity : UNKNOWN;
      for (const [index, count] of holders ?? []) {
        const known = scores.get(index) ?? { rank: 0, held: 0 };
        const weight = (count * (SATURATION + 1)) / (count + SATURATION * (this.#lengths[index] ?? 1));
        scores.set(index, { rank: known.rank + rarity * weight, held: known.held + rarity });
      }
    }
    let best: { index: number; rank: number; held: number } | undefined;
    for (const [index, score] of scores) {
      if (!best || score.rank > best.rank || (score.rank === best.rank && index < best.index))
        best = { index, ...score };
    }
    const article = best && this.#articles[best.index];
    return best && article ? { article, held: best.held / total } : undefined;
  }

  /** How far the articles speak of these tickets. */
  coverage(tickets: readonly AuditTicket[]): Coverage {
    const sample = spread(tickets, SAMPLE);
    const typical = typicalStems(sample);
    const found = new Map<string, { title: string; tickets: number }>();
    let held = 0;
    for (const ticket of sample) {
      const best = this.best(ticket, typical);
      if (!best || best.held < HELD || this.#share(ticket, best.article) < HELD_OF_ALL) continue;
      held++;
      const known = found.get(best.article.id) ?? { title: best.article.title, tickets: 0 };
      found.set(best.article.id, { ...known, tickets: known.tickets + 1 });
    }
    const share = sample.length ? Math.round((held / sample.length) * 1000) / 1000 : 0;
    return {
      share,
      state: share >= COVERED ? 'covered' : share >= PARTLY ? 'partly' : 'none',
      articles: [...found]
        .map(([id, one]) => ({ id, ...one }))
        .sort((a, b) => b.tickets - a.tickets || compare(a.id, b.id))
        .slice(0, SHOWN),
    };
  }

  #share(ticket: Pick<AuditTicket, 'subject' | 'text'>, article: AuditArticle): number {
    const index = this.#articles.indexOf(article);
    const stems = stemsOf(ticket);
    return stems.filter(word => this.#holders.get(word)?.has(index)).length / Math.max(1, stems.length);
  }

  /** Counts the words of a text; returns how many they weigh. */
  #add(index: number, text: string, weight: number): number {
    let length = 0;
    for (const token of tokenise(text)) {
      if (token.length < 2 || isStopWord(token)) continue;
      length += weight;
      const key = stem(token);
      const holders = this.#holders.get(key) ?? new Map<number, number>();
      holders.set(index, (holders.get(index) ?? 0) + weight);
      this.#holders.set(key, holders);
    }
    return length;
  }
}

function stemsOf(ticket: Pick<AuditTicket, 'subject' | 'text'>): string[] {
  return [...new Set(wordsOf(ticket).slice(0, WORDS).map(stem))];
}

/** Words that several of the tickets share: what the category is about, without names and slips of the pen. */
function typicalStems(tickets: readonly AuditTicket[]): Set<string> {
  const counts = new Map<string, number>();
  for (const ticket of tickets)
    for (const word of stemsOf(ticket)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const least = Math.max(2, tickets.length * TYPICAL);
  return new Set([...counts].filter(([, count]) => count >= least).map(([word]) => word));
}

/** Weight of a word that no article has. */
const UNKNOWN = 2;

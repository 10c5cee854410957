import { isStopWord, stem, tokenise } from '../../knowledge/terms.ts';
import type { AuditArticle, AuditTicket, Coverage } from './types.ts';
import { compare, spread, wordsOf } from './vectors.ts';

const SAMPLE = 200;
/** Words of a ticket that are looked for: its subject and how it begins. */
const WORDS = 16;
/** Weighted share of them that the best article must hold. */
const HELD = 0.5;
const COVERED = 0.5;
const PARTLY = 0.25;
const SHOWN = 3;

/** Finds for tickets the article that holds most of their words, rare words counting more, titles twice. */
export class ArticleFinder {
  readonly #articles: readonly AuditArticle[];
  readonly #holders = new Map<string, Map<number, number>>();

  constructor(articles: readonly AuditArticle[]) {
    this.#articles = articles;
    for (const [index, { title, text }] of articles.entries()) {
      this.#add(index, text.slice(0, 20_000), 1);
      this.#add(index, title, 1.6);
    }
  }

  /** The best article and the weighted share of the ticket's words in it, 0 to 1. */
  best(ticket: Pick<AuditTicket, 'subject' | 'text'>): { article: AuditArticle; held: number } | undefined {
    const stems = [...new Set(wordsOf(ticket).slice(0, WORDS).map(stem))];
    const scores = new Map<number, { rank: number; held: number }>();
    let total = 0;
    for (const word of stems) {
      const holders = this.#holders.get(word);
      const rarity = Math.log(1 + this.#articles.length / ((holders?.size ?? 0) + 0.5));
      total += rarity;
      for (const [index, boost] of holders ?? []) {
        const known = scores.get(index) ?? { rank: 0, held: 0 };
        scores.set(index, { rank: known.rank + rarity * boost, held: known.held + rarity });
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
    const found = new Map<string, { title: string; tickets: number }>();
    let held = 0;
    for (const ticket of sample) {
      const best = this.best(ticket);
      if (!best || best.held < HELD) continue;
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

  #add(index: number, text: string, boost: number): void {
    for (const token of tokenise(text)) {
      if (token.length < 2 || isStopWord(token)) continue;
      const key = stem(token);
      const holders = this.#holders.get(key) ?? new Map<number, number>();
      if ((holders.get(index) ?? 0) < boost) holders.set(index, boost);
      this.#holders.set(key, holders);
    }
  }
}

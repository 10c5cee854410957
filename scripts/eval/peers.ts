import { DatabaseSync } from 'node:sqlite';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import type { EvalDocument } from './dataset.ts';

/** A search engine as it comes, over articles of title and text. */
export interface Peer {
  name: PeerName;
  /** Ids of the best articles, best first. */
  search(text: string, limit: number): string[];
}

export type PeerName = 'fts5' | 'minisearch' | 'lunr';

/** Builds each engine's index with its defaults; the caller measures how long that takes. */
export const PEERS: ReadonlyArray<{
  name: PeerName;
  settings: string;
  build: (documents: EvalDocument[]) => Peer;
}> = [
  { name: 'fts5', settings: 'unicode61, words joined by OR, bm25()', build: createFts5 },
  { name: 'minisearch', settings: 'default options', build: createMiniSearch },
  { name: 'lunr', settings: 'default pipeline', build: createLunr },
];

function createFts5(documents: EvalDocument[]): Peer {
  const db = new DatabaseSync(':memory:');
  db.exec('CREATE VIRTUAL TABLE docs USING fts5(id UNINDEXED, title, body)');
  const insert = db.prepare('INSERT INTO docs (id, title, body) VALUES (?, ?, ?)');
  db.exec('BEGIN');
  for (const { id, title, text } of documents) insert.run(id, title, text);
  db.exec('COMMIT');
  const select = db.prepare('SELECT id FROM docs WHERE docs MATCH ? ORDER BY bm25(docs) LIMIT ?');
  return {
    name: 'fts5',
    search: (text, limit) => {
      const words = wordsOf(text);
      if (words.length === 0) return [];
      const match = words.map(word => `"${word}"`).join(' OR ');
      return select.all(match, limit).map(row => String(row['id']));
    },
  };
}

function createMiniSearch(documents: EvalDocument[]): Peer {
  const index = new MiniSearch<EvalDocument>({ fields: ['title', 'text'] });
  index.addAll(documents);
  return {
    name: 'minisearch',
    search: (text, limit) =>
      index
        .search(text)
        .slice(0, limit)
        .map(result => String(result.id)),
  };
}

function createLunr(documents: EvalDocument[]): Peer {
  const index = lunr(builder => {
    builder.ref('id');
    builder.field('title');
    builder.field('text');
    for (const document of documents) builder.add(document);
  });
  return {
    name: 'lunr',
    search: (text, limit) => {
      const words = wordsOf(text);
      // A query without a term is lunr's word for everything.
      if (words.length === 0) return [];
      // Word by word: a customer's punctuation would be operators to lunr's own query language.
      const results = index.query(query => {
        for (const word of words) query.term(word, {});
      });
      return results.slice(0, limit).map(result => result.ref);
    },
  };
}

/** Distinct words in lower case, as FTS5's unicode61 cuts them. */
function wordsOf(text: string): string[] {
  return [...new Set(text.toLowerCase().match(/[\p{L}\p{N}\p{Co}]+/gu) ?? [])];
}

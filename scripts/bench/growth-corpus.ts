import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chunkArticle } from '../../worker/src/knowledge/chunk.ts';
import type { EvalDocument } from '../eval/dataset.ts';
import { readDocuments } from '../eval/dataset.ts';
import { articleTextFromRaw } from '../ingest/raw-text.ts';
import { seeded, shuffled } from '../lib/random.ts';

const SETS = ['scifact', 'sumo-firefox', 'stackfaq'];
const REDRAWN = 0.15;
const SEED = 15;
const WORD = /[\p{L}\p{N}]+/gu;

/** A corpus that never ends: each call of `take` goes on where the last one stopped. */
export interface GrowingCorpus {
  /** Writes articles with about `passages` passages as JSONL files and returns the files. */
  take(folder: string, passages: number): string[];
}

/** A file's articles and bytes at most: below what one ingest of one source takes. */
const FILE_ARTICLES = 20_000;
const FILE_BYTES = 30_000_000;

/**
 * The data sets' own documents in a random order, then copies of them with 15 % of their words drawn
 * again from all words of the sets, common ones more often; the same every time.
 */
export function createGrowingCorpus(data: string): GrowingCorpus {
  const random = seeded(SEED);
  const documents = shuffled(
    SETS.flatMap(set =>
      readDocuments(join(data, set)).map(({ id, title, text }) => ({ id: `${set}/${id}`, title, text })),
    ),
    random,
  );
  const words = documents.flatMap(({ text }) => text.match(WORD) ?? []);
  const redraw = (text: string) =>
    text.replace(WORD, word =>
      random() < REDRAWN ? (words[Math.floor(random() * words.length)] ?? word) : word,
    );
  let next = 0;
  let files = 0;

  function nextDocument(): EvalDocument {
    const round = Math.floor(next / documents.length);
    const { id, title, text } = documents[next % documents.length] as EvalDocument;
    next += 1;
    if (round === 0) return { id, title, text };
    return { id: `${id}/${round}`, title: redraw(title), text: redraw(text) };
  }

  return {
    take(folder, passages) {
      const written: string[] = [];
      let lines: string[] = [];
      let bytes = 0;
      const flush = () => {
        if (lines.length === 0) return;
        files += 1;
        const file = join(folder, `growth-${files}.jsonl`);
        writeFileSync(file, `${lines.join('\n')}\n`);
        written.push(file);
        lines = [];
        bytes = 0;
      };
      for (let done = 0; done < passages; ) {
        const document = nextDocument();
        const line = JSON.stringify({ ...document, title: document.title.slice(0, 300) });
        done += chunkArticle(articleTextFromRaw(document.text)).length;
        lines.push(line);
        bytes += Buffer.byteLength(line);
        if (lines.length >= FILE_ARTICLES || bytes >= FILE_BYTES) flush();
      }
      flush();
      return written;
    },
  };
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SetupError } from '../lib/project.ts';

/** What a customer asks is their title and text, this far. */
const QUESTION_CHARACTERS = 1_200;

const idSchema = z.union([z.string(), z.number()]).transform(String);
const querySchema = z.looseObject({
  id: idSchema,
  text: z.string(),
  title: z.string().optional(),
  tier: z.string().optional(),
});
const documentSchema = z.looseObject({
  id: idSchema,
  title: z.string().default(''),
  text: z.string(),
});

/** One question with its judgements. */
export interface Query {
  id: string;
  /** The title alone, where there is one. */
  title: string | undefined;
  /** Title and text, first 1,200 characters. */
  text: string;
  tier: string | undefined;
  /** Article id → relevance above 0. */
  relevant: Map<string, number>;
}

export interface EvalDocument {
  id: string;
  title: string;
  text: string;
}

/** Questions of a folder in the order of queries.jsonl; one without a relevant article is left out. */
export function readQueries(folder: string): Query[] {
  const judged = readQrels(join(folder, 'qrels.tsv'));
  const rows = readJsonl(join(folder, 'queries.jsonl'), querySchema);
  return rows.flatMap(({ id, title, text, tier }) => {
    const relevant = judged.get(id);
    if (!relevant) return [];
    return [{ id, title, text: questionText(title, text), tier, relevant }];
  });
}

/** The articles of a folder, as a peer is given them. */
export function readDocuments(folder: string): EvalDocument[] {
  return readJsonl(join(folder, 'corpus.jsonl'), documentSchema);
}

/** Title and text as one message of at most 1,200 characters. */
export function questionText(title: string | undefined, text: string): string {
  return (title ? `${title}\n${text}` : text).trim().slice(0, QUESTION_CHARACTERS);
}

/** query-id, corpus-id, score with a header line → query → article → score, those above 0. */
export function readQrels(file: string): Map<string, Map<string, number>> {
  const judged = new Map<string, Map<string, number>>();
  for (const line of readText(file).split('\n').slice(1)) {
    const [query, article, score] = line.trim().split('\t');
    if (!query || !article || !(Number(score) > 0)) continue;
    const relevant = judged.get(query) ?? new Map<string, number>();
    judged.set(query, relevant.set(article, Number(score)));
  }
  return judged;
}

/** A JSON object a line, each checked; throws a SetupError that names file and line. */
export function readJsonl<T>(file: string, schema: z.ZodType<T>): T[] {
  return readText(file)
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return [];
      try {
        return [schema.parse(JSON.parse(line))];
      } catch (cause) {
        const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : 'The line is not JSON.';
        throw new SetupError(`${file}:${index + 1} cannot be read. ${reason}`);
      }
    });
}

/** At most `limit` items, spread evenly over the list; all of them without a limit. */
export function spread<Item>(items: readonly Item[], limit: number | undefined): Item[] {
  if (limit === undefined || limit >= items.length) return [...items];
  return Array.from(
    { length: limit },
    (_, index) => items[Math.floor((index * items.length) / limit)] as Item,
  );
}

function readText(file: string): string {
  if (!existsSync(file)) throw new SetupError(`${file} is not there. Name the folder that holds it.`);
  return readFileSync(file, 'utf8');
}

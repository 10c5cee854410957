import { z } from 'zod';
import { ProblemError } from '../../http/problem.ts';
import type { LearnedRecord, LearnedStore, LearnReport, ResolvedQuestion } from '../learned-types.ts';
import { hashQuestion } from '../prepare.ts';
import { siteScope } from '../scope.ts';
import { CountChanges, countedStems } from '../term-counts.ts';
import { stemsOf, tokenise } from '../terms.ts';
import { changeCounts } from './d1-term-counts.ts';

/** Read this far: what a question is about stands at its beginning. */
const TEXT_CHARACTERS = 4_000;
const REPLY_CHARACTERS = 4_000;

interface LearnedRow {
  id: string;
  origin: 'history' | 'conversation';
  title: string;
  text: string;
  articles: string;
  reply: string | null;
  page: string | null;
  asked_at: string | null;
  learned_at: string;
  words: number;
}

interface Known {
  hashes: Map<string, string>;
  withdrawn: Set<string>;
  articles: Set<string>;
}

const idsSchema = z.array(z.string());
const COLUMNS = 'id, origin, title, text, articles, reply, page, asked_at, learned_at, words';
const IDS = '(SELECT value FROM json_each(?2))';

/** Learned questions in D1, with their full-text index and word counts. */
export function createD1LearnedStore(db: D1Database, clock: () => Date): LearnedStore {
  return {
    learn: (site, questions) => guarded(() => learn(db, site, questions, clock())),

    withdraw: (site, ids, reason) =>
      guarded(async () => {
        const present = await rowsOf(db, site, ids);
        await db.batch([
          db
            .prepare(
              `INSERT INTO withdrawn_questions (site, id, reason, withdrawn_at)
               SELECT ?1, value, ?3, ?4 FROM json_each(?2) WHERE true
               ON CONFLICT DO UPDATE SET reason = excluded.reason, withdrawn_at = excluded.withdrawn_at`,
            )
            .bind(site, JSON.stringify(ids), reason, clock().toISOString()),
          ...remove(db, site, present),
          ...recount(db, site, present, []),
        ]);
        return present.map(row => row.id);
      }),

    restore: (site, ids) =>
      guarded(async () => {
        const { results } = await db
          .prepare(`DELETE FROM withdrawn_questions WHERE site = ?1 AND id IN ${IDS} RETURNING id`)
          .bind(site, JSON.stringify(ids))
          .all<{ id: string }>();
        return results.map(row => row.id);
      }),

    list: (site, { cursor = '', article, limit }) =>
      guarded(async () => {
        const { results } = await db
          .prepare(
            `SELECT ${COLUMNS} FROM learned_questions WHERE site = ?1 AND id > ?2
             AND (?3 IS NULL OR EXISTS (SELECT 1 FROM json_each(articles) WHERE value = ?3))
             ORDER BY id LIMIT ?4`,
          )
          .bind(site, cursor, article ?? null, limit + 1)
          .all<LearnedRow>();
        const questions = results.slice(0, limit).map(recordOf);
        const last = questions.at(-1);
        return { questions, ...(results.length > limit && last && { next: last.id }) };
      }),

    get: (site, id) =>
      guarded(async () => {
        const [row] = await rowsOf(db, site, [id]);
        return row && recordOf(row);
      }),
  };
}

async function learn(
  db: D1Database,
  site: string,
  questions: ResolvedQuestion[],
  at: Date,
): Promise<LearnReport> {
  const known = await readKnown(db, site, questions);
  const report: LearnReport = { learned: [], unchanged: [], skipped: [] };
  const rows = new Map<string, { words: number; articles: string[] } & Record<string, unknown>>();
  const changes = new CountChanges();
  for (const question of questions) {
    const articles = [...new Set(question.articles)].filter(id => known.articles.has(id));
    const reason = faultOf(question, articles, known, rows.has(question.id));
    if (reason) {
      report.skipped.push({ id: question.id, reason });
      continue;
    }
    const hash = await hashQuestion({ ...question, articles });
    if (known.hashes.get(question.id) === hash) {
      report.unchanged.push(question.id);
      continue;
    }
    const text = question.text.slice(0, TEXT_CHARACTERS);
    changes.add(countedStems(`${question.title}\n${text}`), 1);
    const stems = stemsOf(`${question.title}\n${question.title}\n${text}`);
    const { id, title, origin, page, askedAt } = question;
    const reply = question.reply?.slice(0, REPLY_CHARACTERS);
    rows.set(id, {
      id,
      title,
      origin,
      page,
      askedAt,
      text,
      reply,
      articles,
      hash,
      words: stems.length,
      stems: stems.join(' '),
    });
    report.learned.push(id);
  }
  if (rows.size === 0) return report;
  const replaced = await rowsOf(db, site, [...rows.keys()]);
  await db.batch([
    ...remove(db, site, replaced),
    db.prepare(INSERT).bind(site, siteScope(site), at.toISOString(), JSON.stringify([...rows.values()])),
    ...changeCounts(db, site, 'learned', changes),
    ...recount(db, site, replaced, [...rows.values()]),
  ]);
  return report;
}

function faultOf(
  question: ResolvedQuestion,
  articles: string[],
  known: Known,
  isTwice: boolean,
): string | undefined {
  if (isTwice) return 'The id occurs twice in one batch.';
  if (known.withdrawn.has(question.id)) return 'It was withdrawn. Restore it to learn it again.';
  if (tokenise(`${question.title} ${question.text}`).length === 0) return 'It has no words.';
  if (articles.length === 0 && !question.reply) return 'None of its articles is in the knowledge base.';
  return undefined;
}

const INSERT = `
INSERT INTO learned_questions (site, scope, learned_at, id, origin, title, text, words, stems, articles, reply, page,
  asked_at, input_hash)
SELECT ?1, ?2, ?3, value ->> 'id', value ->> 'origin', value ->> 'title', value ->> 'text', value ->> 'words',
  value ->> 'stems',
  value -> 'articles', value ->> 'reply', value ->> 'page', value ->> 'askedAt', value ->> 'hash'
FROM json_each(?4)`;

async function readKnown(db: D1Database, site: string, questions: ResolvedQuestion[]): Promise<Known> {
  const ids = JSON.stringify(questions.map(question => question.id));
  const articles = JSON.stringify([...new Set(questions.flatMap(question => question.articles))]);
  const [stored, withdrawn, existing] = await db.batch<{ id: string; input_hash: string }>([
    db
      .prepare(`SELECT id, input_hash FROM learned_questions WHERE site = ?1 AND id IN ${IDS}`)
      .bind(site, ids),
    db.prepare(`SELECT id FROM withdrawn_questions WHERE site = ?1 AND id IN ${IDS}`).bind(site, ids),
    db.prepare(`SELECT id FROM articles WHERE site = ?1 AND id IN ${IDS}`).bind(site, articles),
  ]);
  return {
    hashes: new Map(stored?.results.map(row => [row.id, row.input_hash])),
    withdrawn: new Set(withdrawn?.results.map(row => row.id)),
    articles: new Set(existing?.results.map(row => row.id)),
  };
}

async function rowsOf(db: D1Database, site: string, ids: string[]): Promise<LearnedRow[]> {
  const { results } = await db
    .prepare(`SELECT ${COLUMNS} FROM learned_questions WHERE site = ?1 AND id IN ${IDS}`)
    .bind(site, JSON.stringify(ids))
    .all<LearnedRow>();
  return results;
}

/** Takes rows out, with their words. */
function remove(db: D1Database, site: string, rows: LearnedRow[]): D1PreparedStatement[] {
  if (rows.length === 0) return [];
  const changes = new CountChanges();
  for (const { title, text } of rows) changes.add(countedStems(`${title}\n${text}`), -1);
  return [
    db
      .prepare(`DELETE FROM learned_questions WHERE site = ?1 AND id IN ${IDS}`)
      .bind(site, JSON.stringify(rows.map(row => row.id))),
    ...changeCounts(db, site, 'learned', changes),
  ];
}

/** What comes and goes, as differences: counting all questions anew would read them all. */
function recount(
  db: D1Database,
  site: string,
  gone: LearnedRow[],
  come: Array<{ words: number; articles: string[] }>,
): D1PreparedStatement[] {
  const links = new Map<string, number>();
  const count = (ids: string[], sign: number) => {
    for (const id of ids) links.set(id, (links.get(id) ?? 0) + sign);
  };
  for (const row of gone) count(idsSchema.parse(JSON.parse(row.articles)), -1);
  for (const question of come) count(question.articles, 1);
  const words = sumOf(come.map(question => question.words)) - sumOf(gone.map(row => row.words));
  return [
    db
      .prepare(
        `INSERT INTO learned_totals (site, questions, words, version)
         VALUES (?1, max(0, ?2), max(0, ?3), hex(randomblob(8)))
         ON CONFLICT (site) DO UPDATE SET questions = max(0, questions + ?2), words = max(0, words + ?3),
           version = excluded.version`,
      )
      .bind(site, come.length - gone.length, words),
    db
      .prepare(
        `INSERT INTO learned_articles (site, article_id, questions)
         SELECT ?1, key, value FROM json_each(?2) WHERE value <> 0
         ON CONFLICT (site, article_id) DO UPDATE SET questions = questions + excluded.questions`,
      )
      .bind(site, JSON.stringify(Object.fromEntries(links))),
    db.prepare('DELETE FROM learned_articles WHERE site = ?1 AND questions <= 0').bind(site),
  ];
}

function sumOf(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function recordOf(row: LearnedRow): LearnedRecord {
  return {
    id: row.id,
    origin: row.origin,
    title: row.title,
    text: row.text,
    articles: idsSchema.parse(JSON.parse(row.articles)),
    ...(row.reply !== null && { reply: row.reply }),
    ...(row.page !== null && { page: row.page }),
    ...(row.asked_at !== null && { askedAt: row.asked_at }),
    learnedAt: row.learned_at,
  };
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause;
    throw new ProblemError('knowledge_unavailable', { cause });
  }
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { maskPersonal } from '../../worker/src/knowledge/mask.ts';
import { IngestError } from './client.ts';

/** One request's questions; far below the worker's body limit. */
const BATCH = 200;

/** A question that was resolved, with what resolved it. */
export interface ResolvedQuestion {
  id: string;
  /** Empty where the question has none. */
  title: string;
  text: string;
  /** ISO 8601 */
  askedAt?: string;
  /** Ids of the articles that were linked. */
  articles: string[];
  /** The helper's words that the customer got. */
  reply?: string;
  /** Path of the page it was asked on. */
  page?: string;
}

/** What the worker took of it. */
export interface HistoryReport {
  /** New or changed. */
  learned: number;
  unchanged: number;
  /** Not learned from, with the reason. */
  skipped: Array<{ id: string; reason: string }>;
}

const idSchema = z.union([z.string(), z.number()]).transform(String);
const questionSchema = z.looseObject({
  id: idSchema,
  text: z.string(),
  title: z.string().optional(),
  created: z.string().optional(),
  page: z.string().optional(),
});
const threadSchema = z.looseObject({
  id: idSchema,
  replies: z.array(
    z.looseObject({
      role: z.string(),
      text: z.string(),
      helpful: z.number().default(0),
      unhelpful: z.number().default(0),
      kb: z.array(z.string()).default([]),
    }),
  ),
});
/** A line of tickets.jsonl, as `npm run import` writes it: the question and its thread in one. */
const ticketSchema = threadSchema.extend({
  title: z.string().default(''),
  text: z.string(),
  created: z.string().optional(),
  page: z.string().optional(),
  status: z.string().default('solved'),
  rating: z.string().optional(),
});
const reportSchema = z.object({
  learned: z.array(z.string()),
  unchanged: z.array(z.string()),
  skipped: z.array(z.object({ id: z.string(), reason: z.string() })),
});
const problemSchema = z.looseObject({ code: z.string(), detail: z.string() });

type Reply = z.output<typeof threadSchema>['replies'][number];

/**
 * Reads a folder of resolved questions: queries.jsonl {id, text, title?, created?, page?} with qrels.tsv
 * (query-id, corpus-id, score) and, where there is one, threads.jsonl {id, replies}. Articles come from
 * qrels.tsv, else from what helpers linked; a question with neither article nor reply teaches nothing
 * and is left out. Without queries.jsonl, a folder that `npm run import` wrote will do: its solved tickets, but for
 * those rated bad, without what points at a person. Throws IngestError.
 */
export function readHistory(folder: string): ResolvedQuestion[] {
  const imported = join(folder, 'tickets.jsonl');
  if (!existsSync(join(folder, 'queries.jsonl')) && existsSync(imported)) return readTickets(imported);
  const linked = readLinks(join(folder, 'qrels.tsv'));
  const threads = new Map(readLines(join(folder, 'threads.jsonl'), threadSchema, false).map(t => [t.id, t]));
  const questions = readLines(join(folder, 'queries.jsonl'), questionSchema, true);
  return questions.flatMap(({ id, text, title = '', created, page }) => {
    const helpers = (threads.get(id)?.replies ?? []).filter(reply => reply.role === 'helper');
    const articles = linked.get(id) ?? [...new Set(helpers.flatMap(reply => reply.kb))];
    const reply = bestReply(helpers);
    if (articles.length === 0 && !reply) return [];
    const askedAt = created ? dateOf(created) : undefined;
    return [
      { id, title, text, articles, ...(askedAt && { askedAt }), ...(reply && { reply }), ...askedOn(page) },
    ];
  });
}

function readTickets(file: string): ResolvedQuestion[] {
  return readLines(file, ticketSchema, true)
    .filter(({ status, rating }) => status === 'solved' && rating !== 'bad')
    .flatMap(({ id, title, text, created, page, replies }) => {
      const helpers = replies.filter(reply => reply.role === 'helper');
      const articles = [...new Set(helpers.flatMap(({ kb }) => kb))];
      const reply = bestReply(helpers);
      if ((articles.length === 0 && !reply) || text.trim() === '') return [];
      const askedAt = created ? dateOf(created) : undefined;
      const said = { title: maskPersonal(title), text: maskPersonal(text) };
      return [
        {
          id,
          ...said,
          articles,
          ...(askedAt && { askedAt }),
          ...(reply && { reply: maskPersonal(reply) }),
          ...askedOn(page),
        },
      ];
    });
}

export interface HistoryTarget {
  url: string;
  token: string;
  site: string;
  fetch: typeof fetch;
}

/** Hands resolved questions to the worker in batches; safe to repeat. Throws IngestError. */
export async function sendHistory(
  target: HistoryTarget,
  questions: ResolvedQuestion[],
  onProgress: (done: number, total: number) => void,
): Promise<HistoryReport> {
  const report: HistoryReport = { learned: 0, unchanged: 0, skipped: [] };
  for (let from = 0; from < questions.length; from += BATCH) {
    const { learned, unchanged, skipped } = await put(target, questions.slice(from, from + BATCH));
    report.learned += learned.length;
    report.unchanged += unchanged.length;
    report.skipped.push(...skipped);
    onProgress(Math.min(from + BATCH, questions.length), questions.length);
  }
  return report;
}

async function put(target: HistoryTarget, questions: ResolvedQuestion[]) {
  const { url, token, site } = target;
  let response: Response;
  try {
    response = await target.fetch(
      `${url.replace(/\/+$/, '')}/admin/v1/sites/${encodeURIComponent(site)}/learned`,
      {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ questions }),
      },
    );
  } catch (cause) {
    const advice = 'Start it with "npm start", or name another with --url.';
    throw new IngestError(`No worker answers at ${url}. ${advice}`, undefined, { cause });
  }
  const data: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw refusalOf(target, data, response.status);
  const report = reportSchema.safeParse(data);
  if (!report.success) throw new IngestError(`What answers at ${url} is not a Waypost worker. Check --url.`);
  return report.data;
}

function refusalOf({ url, site }: HistoryTarget, data: unknown, status: number): IngestError {
  const problem = problemSchema.safeParse(data);
  const code = problem.success ? problem.data.code : undefined;
  if (code === 'unknown_site') {
    return new IngestError(`The worker has no site "${site}". Check --site, or create the site first.`, code);
  }
  if (status === 404) {
    const advice = 'It is older than this command: deploy it again, or check --url.';
    return new IngestError(`The worker at ${url} cannot learn from resolved questions. ${advice}`, code);
  }
  if (code === 'admin_token_invalid') {
    const advice = 'Set WAYPOST_ADMIN_TOKEN to the ADMIN_TOKEN it runs with.';
    return new IngestError(`The worker refused the admin token. ${advice}`, code);
  }
  if (problem.success) return new IngestError(problem.data.detail, code);
  return new IngestError(`${url} answered ${status}, and not as a Waypost worker does. Check --url.`);
}

/** The reply that helped most by the customers' votes; among equals one that links an article, then the first. */
function bestReply(helpers: Reply[]): string | undefined {
  const value = (reply: Reply) => (reply.helpful - reply.unhelpful) * 2 + (reply.kb.length > 0 ? 1 : 0);
  const best = [...helpers].sort((a, b) => value(b) - value(a))[0]?.text.trim();
  return best || undefined;
}

/** The path of a page that is told as a path or as a web address, without what points at a person; else nothing. */
function askedOn(page: string | undefined): { page?: string } {
  const told = page?.trim() ?? '';
  if (!/^(?:\/|https?:\/\/)/i.test(told) || !URL.canParse(told, 'https://page.invalid')) return {};
  const pieces = new URL(told, 'https://page.invalid').pathname.split('/');
  return { page: pieces.map(piece => maskPersonal(piece)).join('/') };
}

/** "2019-07-31 15:00" as ISO 8601; undefined for what is no date. */
function dateOf(text: string): string | undefined {
  const iso = text.trim().replace(/^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})(:\d{2})?$/, '$1T$2:00Z');
  return Number.isNaN(Date.parse(iso)) ? undefined : iso;
}

function readLinks(file: string): Map<string, string[]> {
  const links = new Map<string, string[]>();
  if (!existsSync(file)) return links;
  for (const line of readFileSync(file, 'utf8').split('\n').slice(1)) {
    const [question, article, score] = line.trim().split('\t');
    if (!question || !article || !(Number(score) > 0)) continue;
    links.set(question, [...(links.get(question) ?? []), article]);
  }
  return links;
}

function readLines<T>(file: string, schema: z.ZodType<T>, isNeeded: boolean): T[] {
  if (!existsSync(file)) {
    if (isNeeded) throw new IngestError(`${file} is not there. Name the folder that holds it.`);
    return [];
  }
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return [];
      try {
        return [schema.parse(JSON.parse(line))];
      } catch (cause) {
        const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : 'The line is not JSON.';
        throw new IngestError(`${file}:${index + 1} cannot be read. ${reason}`, undefined, { cause });
      }
    });
}

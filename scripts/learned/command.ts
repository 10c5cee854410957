import { parseArgs } from 'node:util';
import { z } from 'zod';
import { SetupError } from '../lib/project.ts';

export const USAGE = `npm run learned -- list [--article ID] [--limit 50] | withdraw ID… --reason "why" | restore ID…
  [--site demo] [--url http://localhost:8787] [--json]
  What was learned from resolved questions. A question that is withdrawn stops voting at once and is not
  learned again until it is restored. --article lists only what speaks for that article.`;

const PAGE = 100;

const questionSchema = z.object({
  id: z.string(),
  origin: z.string(),
  title: z.string(),
  text: z.string(),
  articles: z.array(z.string()),
  page: z.string().optional(),
  learnedAt: z.string(),
});
type Question = z.infer<typeof questionSchema>;
const listSchema = z.object({ questions: z.array(questionSchema), next: z.string().optional() });

/** What the command line asks for. */
export type LearnedOptions = {
  site: string;
  url: string;
  json: boolean;
} & (
  | { action: 'list'; article?: string; limit: number }
  | { action: 'withdraw'; ids: string[]; reason: string }
  | { action: 'restore'; ids: string[] }
);

/** Reads the command line. Throws SetupError with the usage where it asks for nothing that there is. */
export function readLearnedOptions(args: string[]): LearnedOptions {
  const { values, positionals } = parse(args);
  const [action, ...ids] = positionals;
  const { site, url, json, article, reason } = values;
  const common = { site, url, json };
  switch (action) {
    case 'list': {
      const limit = Number(values.limit);
      if (ids.length > 0) throw wrong('list takes no id; --article ID lists what speaks for an article.');
      if (!Number.isInteger(limit) || limit < 1) throw wrong('--limit must be a whole number from 1.');
      return { ...common, action, limit, ...(article && { article }) };
    }
    case 'withdraw':
      if (ids.length === 0) throw wrong('Name the ids to withdraw; list shows them.');
      if (!reason) throw wrong('Say why with --reason; those who restore it will want to know.');
      return { ...common, action, ids, reason };
    case 'restore':
      if (ids.length === 0) throw wrong('Name the ids to restore.');
      return { ...common, action, ids };
    default:
      throw wrong(action ? `There is no "${action}".` : 'Say what to do.');
  }
}

/** Does what was asked and returns the lines to print. Throws SetupError with the worker's own words. */
export async function runLearned(
  options: LearnedOptions,
  token: string,
  fetcher: typeof fetch,
): Promise<string[]> {
  const base = `${options.url}/admin/v1/sites/${options.site}/learned`;
  const call = async (method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const response = await fetcher(base + path, init).catch(cause => {
      throw new SetupError(
        `Nothing answers at ${options.url}. Start the worker, or name another with --url.`,
        { cause },
      );
    });
    if (!response.ok) throw new SetupError(await wordsOf(response));
    return await response.json();
  };

  if (options.action === 'list') {
    const { questions, isMore } = await list(options, call);
    if (options.json) return [JSON.stringify(questions, null, 2)];
    if (questions.length === 0) return ['Nothing was learned here yet.'];
    return [...questions.flatMap(describe), ...(isMore ? ['… and more: raise --limit.'] : [])];
  }
  const { action, ids } = options;
  const body = action === 'withdraw' ? { ids, reason: options.reason } : { ids };
  const answer = await call('POST', `/${action}`, body);
  if (options.json) return [JSON.stringify(answer)];
  if (action === 'withdraw') {
    const { withdrawn } = z.object({ withdrawn: z.array(z.string()) }).parse(answer);
    const others = ids.filter(id => !withdrawn.includes(id));
    return [
      ...withdrawn.map(id => `withdrawn: ${id}`),
      ...others.map(id => `was not learned, and will not be: ${id}`),
    ];
  }
  const { restored } = z.object({ restored: z.array(z.string()) }).parse(answer);
  const others = ids.filter(id => !restored.includes(id));
  return [
    ...restored.map(id => `restored: ${id} (it is learned again when it is sent again)`),
    ...others.map(id => `was not withdrawn: ${id}`),
  ];
}

async function list(
  { article, limit }: Extract<LearnedOptions, { action: 'list' }>,
  call: (method: 'GET', path: string) => Promise<unknown>,
): Promise<{ questions: Question[]; isMore: boolean }> {
  const questions: Question[] = [];
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({ limit: String(Math.min(PAGE, limit - questions.length)) });
    if (article) query.set('article', article);
    if (cursor !== undefined) query.set('cursor', cursor);
    const page = listSchema.parse(await call('GET', `?${query}`));
    questions.push(...page.questions);
    cursor = page.next;
  } while (cursor !== undefined && questions.length < limit);
  return { questions, isMore: cursor !== undefined };
}

function describe({ id, origin, title, text, articles, page, learnedAt }: Question): string[] {
  const words = `${title} ${text}`.replace(/\s+/g, ' ').trim();
  return [
    `${id}  (${origin}, ${learnedAt.slice(0, 10)}${page ? `, asked on ${page}` : ''})`,
    `    ${words.length > 140 ? `${words.slice(0, 139)}…` : words}`,
    `    → ${articles.join(', ') || 'its reply'}`,
  ];
}

async function wordsOf(response: Response): Promise<string> {
  const text = await response.text();
  try {
    const { title, detail } = JSON.parse(text) as Record<string, unknown>;
    return `${title}: ${detail}`;
  } catch {
    return `HTTP ${response.status}: ${text.slice(0, 200)}`;
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        article: { type: 'string' },
        limit: { type: 'string', default: '50' },
        reason: { type: 'string' },
        site: { type: 'string', default: 'demo' },
        url: { type: 'string', default: `http://localhost:${process.env['PORT'] ?? 8787}` },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    throw wrong(cause instanceof Error ? cause.message : 'Unknown option.');
  }
}

function wrong(message: string): SetupError {
  return new SetupError(`${message}\n\n${USAGE}`);
}

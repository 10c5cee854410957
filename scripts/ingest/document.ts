import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { formatArticleText } from '../../worker/src/knowledge/article-text.ts';
import type { ArticleInput } from '../../worker/src/knowledge/types.ts';
import { readHtml } from './html.ts';
import { readMarkdown } from './markdown.ts';

/** A file that cannot become an article; the message tells its author what to do. */
export class DocumentFault extends Error {
  override readonly name = 'DocumentFault';
  /** The id its article has, as far as it can be told: an earlier version stays. */
  readonly id: string | undefined;

  constructor(message: string, id?: string) {
    super(message);
    this.id = id;
  }
}

const FRONT_MATTER = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)\r?\n?---[ \t]*(?:\r?\n|$)/;

const frontMatterSchema = z.looseObject({
  id: z.union([z.string(), z.number()]).transform(String).optional(),
  title: z.union([z.string(), z.number()]).transform(String).optional(),
  url: z.string().optional(),
  locale: z.string().optional(),
  area: z.string().optional(),
  pages: z
    .union([z.string().transform(page => [page]), z.array(z.string())])
    .nullable()
    .optional(),
  updated: z.union([z.string(), z.date().transform(date => date.toISOString())]).optional(),
});

/** One Markdown or HTML file as an article. `stem`: file name without extension. Throws DocumentFault. */
export function readDocument(content: string, kind: 'markdown' | 'html', stem: string): ArticleInput {
  if (content.trim() === '') throw new DocumentFault('The file is empty.', stem);
  const front = FRONT_MATTER.exec(content);
  if (!front && /^\ufeff?---[ \t]*\r?\n/.test(content)) {
    throw new DocumentFault('The front matter is not closed. End it with a line of three hyphens.', stem);
  }
  const fields = readFrontMatter(front?.[1] ?? '', stem);
  const id = fields.id ?? stem;
  const { body, notes } = takeNotes(content.slice(front?.[0].length ?? 0), id);
  const html = kind === 'html' ? readHtml(body) : undefined;
  const blocks = html?.blocks ?? readMarkdown(body);
  const first = blocks[0];
  const heading = first?.kind === 'heading' && first.level === 1 ? first.text : undefined;
  const title = fields.title ?? html?.title ?? heading;
  if (!title) throw new DocumentFault('There is no title. Add "title:" to the front matter.', id);
  const text = formatArticleText(heading === title ? blocks.slice(1) : blocks);
  if (text.trim() === '') throw new DocumentFault('There is no text below the front matter.', id);
  const locale = fields.locale ?? html?.locale;
  return {
    id,
    title,
    text,
    ...(notes && { notes }),
    ...(fields.url && { url: fields.url }),
    ...(locale && { locale }),
    ...(fields.area && { area: fields.area }),
    ...(fields.pages && { pages: fields.pages }),
    ...(fields.updated && { updatedAt: fields.updated }),
  };
}

function readFrontMatter(yaml: string, stem: string): z.infer<typeof frontMatterSchema> {
  let data: unknown;
  try {
    data = parseYaml(yaml) ?? {};
  } catch (cause) {
    const line = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : '';
    // The id is often readable even where the rest is not.
    const id = /^id:\s*["']?([\w.-]+)/m.exec(yaml)?.[1] ?? stem;
    throw new DocumentFault(`The front matter is not valid YAML: ${line}`, id);
  }
  const parsed = frontMatterSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map(issue => `${issue.path.join('.') || 'it'}: ${issue.message}`);
  throw new DocumentFault(`The front matter cannot be used: ${reasons.join('; ')}`, stem);
}

/** Takes `:::internal` blocks out, so that they can never be quoted. Blocks in code fences are text. */
function takeNotes(content: string, id: string): { body: string; notes: string } {
  const body: string[] = [];
  const notes: string[] = [];
  let isInside = false;
  let isFenced = false;
  for (const line of content.split(/\r?\n/)) {
    if (!isInside && /^\s*(```|~~~)/.test(line)) isFenced = !isFenced;
    if (!isInside && !isFenced && /^\s*:::\s*internal\b/i.test(line)) isInside = true;
    else if (isInside && /^\s*:::\s*$/.test(line)) isInside = false;
    else (isInside ? notes : body).push(line);
  }
  if (isInside) {
    throw new DocumentFault('An :::internal block is not closed. End it with a line of three colons.', id);
  }
  return { body: body.join('\n'), notes: notes.join('\n').trim() };
}

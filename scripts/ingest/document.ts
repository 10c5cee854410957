import { formatArticleText, normaliseArticleText } from '../../worker/src/knowledge/article-text.ts';
import type { ArticleInput } from '../../worker/src/knowledge/types.ts';
import type { FrontMatter } from './dialect/front-matter.ts';
import { splitFrontMatter } from './dialect/front-matter.ts';
import { plainMarkdown } from './dialect/markdown-dialects.ts';
import { DocumentFault, DraftSkipped } from './document-fault.ts';
import { readHtml } from './html.ts';
import type { NewBlock } from './line-builder.ts';
import { readMarkdown } from './markdown.ts';

/** What to read of a file. */
export interface DocumentFile {
  content: string;
  kind: 'markdown' | 'html';
  /** Its name without extension: the article's id unless it gives itself one. */
  stem: string;
  /** Its language, where its name or folder says it. */
  locale?: string;
}

/**
 * One Markdown or HTML file as an article. Throws DocumentFault, and DraftSkipped for a file that its
 * author does not want to be published.
 */
export function readDocument({ content, kind, stem, locale: hinted }: DocumentFile): ArticleInput {
  if (content.trim() === '') throw new DocumentFault('The file is empty.', stem);
  const { fields, body: rest } = splitFrontMatter(content, stem);
  const id = fields.id ?? stem;
  if (fields.isDraft) throw new DraftSkipped('It is marked as a draft.');
  const { body, notes: blockNotes } = takeNotes(rest, id);
  const read = fields.isArticleText ? { text: body } : readBlocks(body, kind, fields, id);
  const title = fields.title ?? ('title' in read ? read.title : undefined);
  if (!title) throw new DocumentFault('There is no title. Add "title:" to the front matter.', id);
  if (read.text.trim() === '') throw new DocumentFault('There is no text below the front matter.', id);
  const locale = fields.locale ?? ('locale' in read ? read.locale : undefined) ?? hinted;
  const notes = [fields.notes, blockNotes].filter(Boolean).join('\n\n');
  return {
    id,
    title,
    text: read.text,
    ...(notes && { notes }),
    ...(fields.url && { url: fields.url }),
    ...(locale && { locale }),
    ...(fields.area && { area: fields.area }),
    ...(fields.pages && { pages: fields.pages }),
    ...(fields.plans && { plans: fields.plans }),
    ...(fields.updated && { updatedAt: fields.updated }),
  };
}

/** A list or quote this far to the right: the Markdown reader's time grows with the cube of the depth. */
const TOO_DEEP = /^[ \t>]{200,}(?:[-*+>]|\d{1,9}[.)])/m;

function readBlocks(body: string, kind: DocumentFile['kind'], fields: FrontMatter, id: string) {
  const fault = 'The text is nested too deeply to be read. Flatten its lists and quotes.';
  if (kind === 'markdown' && TOO_DEEP.test(body)) throw new DocumentFault(fault, id);
  try {
    const html = kind === 'html' ? readHtml(body) : undefined;
    const blocks = html?.blocks ?? readMarkdown(plainMarkdown(body));
    const first = blocks[0];
    const heading = first?.kind === 'heading' && first.level === 1 ? first.text : undefined;
    const title = fields.title ?? html?.title ?? heading;
    const own = heading !== undefined && heading === title ? blocks.slice(1) : blocks;
    const text = formatArticleText([...introduction(fields.description, own), ...own]);
    return { title, text, locale: html?.locale };
  } catch (cause) {
    // Markdown is read by recursion, which overflows the stack.
    if (!(cause instanceof RangeError)) throw cause;
    throw new DocumentFault(fault, id);
  }
}

/** A description that is a sentence of its own opens the article, unless the article says it itself. */
function introduction(description: string | undefined, blocks: NewBlock[]): NewBlock[] {
  const text = normaliseArticleText(description ?? '').replace(/\s+/g, ' ');
  if (blocks.length === 0 || text.split(' ').length < 4) return [];
  const opening = blocks
    .slice(0, 3)
    .map(block => block.text)
    .join(' ');
  const words = (value: string) =>
    value
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return words(opening).includes(words(text)) ? [] : [{ kind: 'paragraph', level: 0, text }];
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

import { stringify } from 'yaml';
import type { Block } from '../../worker/src/knowledge/article-text.ts';
import { parseArticleText } from '../../worker/src/knowledge/article-text.ts';
import { hashArticle } from '../../worker/src/knowledge/prepare.ts';
import type { ArticleInput } from '../../worker/src/knowledge/types.ts';
import { readDocument } from '../ingest/document.ts';
import { DocumentFault } from '../ingest/document-fault.ts';

/**
 * An article as a file that reads back as the same article (but for double blanks): as Markdown, or, where Markdown
 * cannot say it, as article text under `format: text`.
 */
export async function writeArticleFile(article: ArticleInput, source: string): Promise<string> {
  const hash = await hashOfWords(article);
  for (const form of ['markdown', 'text'] as const) {
    const file = render(article, source, form);
    if (await readsAs(file, hash)) return file;
  }
  // Article text holds fences of its own internal notes or front matter: nothing but JSON can carry that.
  throw new Error(`Article "${article.id}" cannot be written as a file that reads back the same.`);
}

async function readsAs(file: string, hash: string): Promise<boolean> {
  try {
    const read = readDocument({ content: file, kind: 'markdown', stem: 'none' });
    return (await hashOfWords(read)) === hash;
  } catch (cause) {
    // What cannot be read back is not the file that is looked for.
    if (!(cause instanceof DocumentFault)) throw cause;
    return false;
  }
}

/** Markdown knows no two blanks in a row within a line; the words are the same. */
function hashOfWords(article: ArticleInput): Promise<string> {
  return hashArticle({ ...article, text: article.text.replace(/(?<=\S)[^\S\n]{2,}/g, ' ') });
}

function render(article: ArticleInput, source: string, form: 'markdown' | 'text'): string {
  const { id, title, url, locale, area, pages, plans, updatedAt, notes, text } = article;
  const isMarkdown = form === 'markdown';
  const front = stringify(
    {
      id,
      title,
      ...(url && { url }),
      ...(locale && { locale }),
      ...(area && { area }),
      ...(pages?.length && { pages }),
      ...(plans?.length && { plans }),
      ...(updatedAt && { updated: updatedAt }),
      source,
      ...(!isMarkdown && { format: 'text' }),
      // In the front matter a note may have any shape.
      ...(!isMarkdown && notes && { notes }),
    },
    { lineWidth: 0 },
  );
  const body = isMarkdown ? markdownOf(parseArticleText(text)) : text;
  const internal = isMarkdown && notes ? `\n\n:::internal\n${notes}\n:::` : '';
  return `---\n${front}---\n${body}${internal}\n`;
}

/** Blocks as Markdown: one empty line between them, none within a list. */
function markdownOf(blocks: Block[]): string {
  let out = '';
  /** Column at which the words of each open list level begin. */
  let columns: number[] = [];
  let previous: Block | undefined;
  /** The last item of the outermost level. */
  let top: Block | undefined;
  for (const block of blocks) {
    const isItem = block.kind === 'step' || block.kind === 'bullet';
    const wasItem = previous?.kind === 'step' || previous?.kind === 'bullet';
    if (!isItem) columns = [];
    if (previous) out += isItem && wasItem ? '\n' : '\n\n';
    if (!isItem) {
      out += blockOf(block);
    } else {
      // Two lists side by side would be read as one and counted on.
      if (wasItem && isNewList(block, top)) out += '\n<!-- -->\n\n';
      columns = columns.slice(0, block.level);
      const marker = block.kind === 'step' ? `${block.number ?? 1}. ` : '- ';
      const indent = columns.at(-1) ?? 0;
      out += `${' '.repeat(indent)}${marker}${escaped(block.text)}`;
      columns.push(indent + marker.length);
    }
    previous = block;
    if (block.level === 0 || !isItem) top = block;
  }
  return out;
}

/** A numbered item of the outermost level that does not count on from the last. */
function isNewList(block: Block, last: Block | undefined): boolean {
  if (block.level > 0 || block.kind !== 'step' || last?.kind !== 'step') return false;
  return block.number !== (last.number ?? 0) + 1;
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escaped(block.text)}`;
    case 'code':
      return `\`\`\`\n${block.text}\n\`\`\``;
    default:
      return escaped(block.text);
  }
}

/** Characters that Markdown would take for its own. What it would not is left readable. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*[\]<]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/~(?=~)|(?<=~)~/g, '\\~')
    .replace(/^([#>+=|-]|:::|!!!|\?\?\?)/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/#+$/, hashes => hashes.replaceAll('#', '\\#'));
}

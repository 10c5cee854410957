import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Marked } from 'marked';
import { escapeHtml, Html } from './html.ts';

export type Article = {
  id: string;
  title: string;
  locale: string;
  area: string;
  updated: string;
  /** Markdown for customers: internal notes are already gone. */
  markdown: string;
};

export type Heading = { id: string; text: string };

/** Reads every article below `folder`; a file that does not parse stops the start. */
export function loadArticles(folder: string): Map<string, Article> {
  const articles = new Map<string, Article>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith('.md')) continue;
    const article = parseArticle(readFileSync(join(folder, name), 'utf8'));
    if (article.id !== basename(name, '.md')) throw new Error(`${name}: id and file name differ`);
    articles.set(article.id, article);
  }
  return articles;
}

/** Splits front matter from text and removes what customers must not see. */
export function parseArticle(source: string): Article {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source.replace(/\r\n/g, '\n'));
  if (!match) throw new Error('An article starts with front matter between two lines of ---');
  const fields = new Map<string, string>();
  for (const line of (match[1] ?? '').split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
  }
  const field = (name: string): string => {
    const value = fields.get(name);
    if (!value) throw new Error(`Front matter lacks "${name}"`);
    return value;
  };
  return {
    id: field('id'),
    title: field('title'),
    locale: field('locale'),
    area: field('area'),
    updated: field('updated'),
    markdown: withoutInternalNotes(match[2] ?? ''),
  };
}

/** Security: a note that was never closed hides everything after it, rather than showing it. */
export function withoutInternalNotes(markdown: string): string {
  return markdown
    .replace(/^[ \t]*:::[ \t]*internal\b[\s\S]*?(?:^[ \t]*:::[ \t]*$|$(?![\s\S]))/gim, '')
    .trim();
}

/** Renders an article; headings get ids, raw HTML is shown as text. */
export function renderArticle(article: Article): { body: Html; headings: Heading[] } {
  const headings: Heading[] = [];
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        const id = uniqueSlug(text, headings);
        const plain = text.replace(/[*`_]/g, '');
        if (depth === 2) headings.push({ id, text: plain });
        return `<h${depth} id="${id}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      html({ text }) {
        return escapeHtml(text);
      },
      link({ href, tokens }) {
        const content = this.parser.parseInline(tokens);
        const isSafe = /^(\/|#|https:\/\/|mailto:)/.test(href);
        return isSafe ? `<a href="${escapeHtml(href)}">${content}</a>` : content;
      },
    },
  });
  const rendered = marked.parse(article.markdown, { async: false });
  const scrollable = rendered
    .replace(/<table>/g, '<div class="table-scroll" tabindex="0" role="region" aria-label="Table"><table>')
    .replace(/<\/table>/g, '</table></div>');
  return { body: new Html(scrollable), headings };
}

function uniqueSlug(text: string, taken: readonly Heading[]): string {
  const slug =
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'section';
  const count = taken.filter(({ id }) => id === slug || id.startsWith(`${slug}--`)).length;
  return count === 0 ? slug : `${slug}--${count + 1}`;
}

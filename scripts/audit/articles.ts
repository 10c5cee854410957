import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { plainText } from '../../worker/src/triage/audit/plain-text.ts';
import type { AuditArticle } from '../../worker/src/triage/audit/types.ts';
import { SetupError } from '../lib/project.ts';

/** Reads a help centre for comparison: a folder of Markdown or HTML, or a JSONL of {id, title, text}. Throws SetupError. */
export function readArticles(path: string): AuditArticle[] {
  if (!existsSync(path))
    throw new SetupError(
      `There is no ${path}. --kb takes a folder of Markdown or HTML, or a JSONL of {"id", "title", "text"} a line.`,
    );
  const articles = statSync(path).isDirectory() ? fromFolder(path) : fromLines(path);
  if (articles.length === 0)
    throw new SetupError(
      `${path} holds no article. --kb takes a folder of Markdown or HTML, or a JSONL of {"id", "title", "text"} a line.`,
    );
  return articles;
}

function fromFolder(folder: string): AuditArticle[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(file => /\.(?:md|mdx|markdown|html?)$/i.test(file) && statSync(file).isFile())
    .sort()
    .map(file => {
      const raw = readFileSync(file, 'utf8');
      const front = /^---\r?\n([\s\S]*?)\r?\n---/.exec(raw);
      const field = (name: string) =>
        new RegExp(`^${name}:\\s*["']?(.+?)["']?\\s*$`, 'm').exec(front?.[1] ?? '')?.[1];
      const body = raw.slice(front?.[0].length ?? 0).replace(/:::internal[\s\S]*?(?:\n:::|$)/g, ' ');
      const heading = /^#\s+(.+)$/m.exec(body)?.[1] ?? /<(?:title|h1)[^>]*>([^<]+)/i.exec(body)?.[1];
      const name = relative(folder, file).replaceAll('\\', '/').slice(0, -extname(file).length);
      return { id: field('id') ?? name, title: field('title') ?? heading ?? name, text: plainText(body) };
    });
}

function fromLines(path: string): AuditArticle[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (!line.trim()) return [];
      try {
        const { id, title, text } = JSON.parse(line) as Record<string, unknown>;
        if (typeof title !== 'string' || typeof text !== 'string')
          throw new Error('title and text must be texts');
        return [{ id: String(id ?? index + 1), title, text: plainText(text) }];
      } catch (cause) {
        throw new SetupError(
          `Line ${index + 1} of ${path} is no article ({"id", "title", "text"}): ${cause instanceof Error ? cause.message : 'unreadable'}.`,
          { cause },
        );
      }
    });
}

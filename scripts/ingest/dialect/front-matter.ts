import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { DocumentFault } from '../document-fault.ts';
import { parseToml, TomlFault } from './toml.ts';

/** What front matter says of an article, whatever tool it was written for. */
export interface FrontMatter {
  id?: string;
  title?: string;
  url?: string;
  locale?: string;
  area?: string;
  pages?: string[];
  plans?: string[];
  updated?: string;
  description?: string;
  notes?: string;
  source?: string;
  isDraft: boolean;
  /** `format: text`: what follows is article text as it is stored, not Markdown. */
  isArticleText: boolean;
}

const YAML = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)\r?\n?---[ \t]*(?:\r?\n|$)/;
const TOML = /^\ufeff?\+\+\+[ \t]*\r?\n([\s\S]*?)\r?\n?\+\+\+[ \t]*(?:\r?\n|$)/;

const word = z.union([z.string(), z.number()]).transform(String);
const list = z.union([z.string().transform(item => [item]), z.array(word)]).nullable();
const date = z.union([z.string(), z.date().transform(value => value.toISOString())]);

/** Our own fields: a value of the wrong kind is its author's mistake, and said. */
const ownSchema = z.looseObject({
  id: word.optional(),
  title: word.optional(),
  url: z.string().optional(),
  locale: z.string().optional(),
  area: z.string().optional(),
  pages: list.optional(),
  plans: list.optional(),
  updated: date.optional(),
  notes: z.string().optional(),
  source: z.string().optional(),
});

/**
 * Other tools' names, the first that is there counts: Docusaurus, VitePress, MkDocs, Jekyll, Hugo and
 * what exporters for Zendesk, Intercom and Help Scout write.
 */
const ALIASES = {
  id: ['article_id', 'slug'],
  title: ['sidebar_label', 'sidebar_title', 'name', 'linkTitle'],
  url: ['html_url', 'permalink', 'link', 'canonical_url', 'public_url'],
  locale: ['lang', 'language'],
  area: ['section', 'section_name', 'category', 'categories', 'collection', 'tags', 'labels', 'label_names'],
  updated: [
    'updated_at',
    'last_modified_at',
    'lastmod',
    'last_updated',
    'last_update',
    'lastUpdated',
    'modified',
    'date',
  ],
} as const;

/**
 * Splits a file in its front matter (YAML between `---`, TOML between `+++`) and the rest. `stem`: the
 * file's name, for an id as long as none is known. Throws DocumentFault.
 */
export function splitFrontMatter(content: string, stem: string): { fields: FrontMatter; body: string } {
  const yaml = YAML.exec(content);
  const toml = yaml ? null : TOML.exec(content);
  if (!yaml && /^\ufeff?---[ \t]*\r?\n/.test(content)) {
    throw new DocumentFault('The front matter is not closed. End it with a line of three hyphens.', stem);
  }
  if (!toml && /^\ufeff?\+\+\+[ \t]*\r?\n/.test(content)) {
    throw new DocumentFault('The front matter is not closed. End it with a line of three plus signs.', stem);
  }
  const data = toml ? readToml(toml[1] ?? '', stem) : readYaml(yaml?.[1] ?? '', stem);
  return { fields: fieldsOf(data, stem), body: content.slice((yaml ?? toml)?.[0].length ?? 0) };
}

function readYaml(text: string, stem: string): unknown {
  try {
    return parseYaml(text) ?? {};
  } catch (cause) {
    const line = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : '';
    // The id is often readable even where the rest is not.
    const id = /^id:\s*["']?([\w.-]+)/m.exec(text)?.[1] ?? stem;
    throw new DocumentFault(`The front matter is not valid YAML: ${line}`, id);
  }
}

function readToml(text: string, stem: string): unknown {
  try {
    return parseToml(text);
  } catch (cause) {
    if (!(cause instanceof TomlFault)) throw cause;
    const id = /^id\s*=\s*["']([\w.-]+)/m.exec(text)?.[1] ?? stem;
    throw new DocumentFault(`The TOML front matter cannot be read: ${cause.message}. Use YAML instead.`, id);
  }
}

function fieldsOf(data: unknown, stem: string): FrontMatter {
  const parsed = ownSchema.safeParse(data);
  if (!parsed.success) {
    const reasons = parsed.error.issues.map(issue => `${issue.path.join('.') || 'it'}: ${issue.message}`);
    throw new DocumentFault(`The front matter cannot be used: ${reasons.join('; ')}`, stem);
  }
  const { id, title, url, locale, area, pages, plans, updated, notes, source, ...rest } = parsed.data;
  const alias = (field: keyof typeof ALIASES) => firstWord(rest, ALIASES[field]);
  const permalink = url ?? alias('url');
  const slug = alias('id')?.replace(/^\/+|\/+$/g, '');
  const found = {
    id: id ?? slug,
    title: title ?? alias('title'),
    // Jekyll's patterns (/:categories/:title/) are no addresses.
    url: permalink && /\/:\w/.test(permalink) ? undefined : permalink,
    locale: locale ?? localeOf(alias('locale')),
    area: area ?? alias('area'),
    updated: updated ?? dateOf(alias('updated')),
    description: firstWord(rest, ['description', 'summary', 'excerpt']),
    notes,
    source,
  };
  return {
    ...Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined && value !== '')),
    ...(pages && { pages }),
    ...(plans && { plans }),
    isDraft: isDraft(rest),
    isArticleText: rest['format'] === 'text',
  };
}

function firstWord(data: Record<string, unknown>, names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = wordOf(data[name]);
    if (text) return text;
  }
  return undefined;
}

/** A value as a word: of a list the first, of an object (Docusaurus' last_update) its date or name. */
function wordOf(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number') return String(value).trim();
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return wordOf(value[0]);
  if (typeof value === 'object' && value !== null) {
    const parts = new Map(Object.entries(value));
    return wordOf(parts.get('date') ?? parts.get('name') ?? parts.get('title'));
  }
  return undefined;
}

function isDraft(data: Record<string, unknown>): boolean {
  if (data['draft'] === true || data['published'] === false || data['unlisted'] === true) return true;
  return ['state', 'status'].some(name => /^(draft|unpublished|archived)$/i.test(wordOf(data[name]) ?? ''));
}

/** Other tools' dates are taken where they are dates: one that is not is no reason to lose the article. */
function dateOf(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const iso = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  if (iso) return text.replace(/^(\d{4}-\d{2}-\d{2}) (\d)/, '$1T$2');
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}

/** "en_US" and "English" alike come from other tools; only the first says a language we know. */
function localeOf(text: string | undefined): string | undefined {
  return text && /^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/.test(text) ? text.replaceAll('_', '-') : undefined;
}

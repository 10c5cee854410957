import { basename, dirname, extname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { IngestError } from './client.ts';

export const USAGE = `Usage: npm run ingest -- SOURCE [options]
  SOURCE           folder of Markdown/MDX/HTML with front matter, a .jsonl of {id, title, text, url},
                   a folder holding corpus.jsonl, or the address of a help centre or of its sitemap
  --site SITE      site to ingest for (demo)
  --source NAME    name of this source (the folder's, file's or host's name)
  --base-url URL   articles without a url get URL/ID
  --url URL        the worker (http://localhost:PORT; PORT is 8787 unless set)
  --force          remove even if at least half of the source's articles would go
  --json           print the summary as JSON
  --history DIR    instead of SOURCE: learn from resolved questions (queries.jsonl, qrels.tsv, threads.jsonl)
Of a website (robots.txt holds; one request at a time; only what lies below SOURCE is read):
  --sitemap URL    take the pages of this sitemap; else robots.txt's, /sitemap.xml, or the pages' links
  --delay SECONDS  pause between requests (1; robots.txt's Crawl-delay if that is longer)
  --max-pages N    pages asked for at most (5000)
  --allow-private  also addresses of private networks and this machine`;

/** How to read a website. */
export interface SiteOptions {
  start: string;
  sitemap: string | undefined;
  pauseMs: number;
  maxPages: number;
  allowPrivate: boolean;
}

export interface IngestOptions {
  /** What was named, as messages say it: an absolute path, or an address. */
  path: string;
  /** Set where the source is a website. */
  website: SiteOptions | undefined;
  site: string;
  source: string;
  url: string;
  baseUrl: string | undefined;
  force: boolean;
  json: boolean;
}

/** Reads the command line. Throws IngestError with what is wrong and the usage. */
export function readOptions(args: string[]): IngestOptions {
  const { values, positionals } = parse(args);
  const path = positionals[0];
  if (!path || positionals.length > 1) {
    throw new IngestError(`Name one SOURCE.\n\n${USAGE}`);
  }
  const website = /^https?:\/\//i.test(path) ? siteOptions(path, values) : undefined;
  const source = values.source ?? (website ? new URL(path).host.replace(':', '-') : nameOf(resolve(path)));
  return {
    path: website ? path : resolve(path),
    website,
    site: values.site,
    source,
    url: values.url,
    baseUrl: values['base-url'],
    force: values.force,
    json: values.json,
  };
}

function siteOptions(start: string, values: ReturnType<typeof parse>['values']): SiteOptions {
  for (const address of [start, values.sitemap ?? start]) {
    if (!URL.canParse(address)) throw new IngestError(`"${address}" is no address.\n\n${USAGE}`);
  }
  const seconds = Number(values.delay);
  const maxPages = Number(values['max-pages']);
  if (!(seconds >= 0) || !Number.isInteger(maxPages) || maxPages < 1) {
    throw new IngestError(`--delay takes seconds, --max-pages a number of pages.\n\n${USAGE}`);
  }
  return {
    start,
    sitemap: values.sitemap,
    pauseMs: seconds * 1_000,
    maxPages,
    allowPrivate: values['allow-private'],
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        site: { type: 'string', default: 'demo' },
        source: { type: 'string' },
        url: { type: 'string', default: `http://localhost:${process.env['PORT'] ?? 8787}` },
        'base-url': { type: 'string' },
        sitemap: { type: 'string' },
        delay: { type: 'string', default: '1' },
        'max-pages': { type: 'string', default: '5000' },
        'allow-private': { type: 'boolean', default: false },
        force: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    throw new IngestError(
      `${cause instanceof Error ? cause.message : 'Unknown option'}\n\n${USAGE}`,
      undefined,
      { cause },
    );
  }
}

/** A corpus.jsonl is named after its folder, so that the two ways to name it are one source. */
function nameOf(path: string): string {
  const isCorpus = basename(path) === 'corpus.jsonl';
  const name = isCorpus ? basename(dirname(path)) : basename(path, extname(path));
  return name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '') || 'source';
}

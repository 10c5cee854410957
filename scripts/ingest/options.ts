import { basename, dirname, extname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { IngestError } from './client.ts';

export const USAGE = `Usage: npm run ingest -- SOURCE [options]
  SOURCE           folder of Markdown/HTML with front matter, a .jsonl of {id, title, text, url},
                   or a folder holding corpus.jsonl
  --site SITE      site to ingest for (demo)
  --source NAME    name of this source (the folder's or file's name)
  --base-url URL   articles without a url get URL/ID
  --url URL        the worker (http://localhost:PORT; PORT is 8787 unless set)
  --force          remove even if at least half of the source's articles would go
  --json           print the summary as JSON
  --history DIR    instead of SOURCE: learn from resolved questions (queries.jsonl, qrels.tsv, threads.jsonl)`;

export interface IngestOptions {
  path: string;
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
  return {
    path: resolve(path),
    site: values.site,
    source: values.source ?? nameOf(resolve(path)),
    url: values.url,
    baseUrl: values['base-url'],
    force: values.force,
    json: values.json,
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

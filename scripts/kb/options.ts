import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { KbError } from './kb-error.ts';

export const USAGE = `Usage: npm run kb -- pull|push|status DIR [options]
  pull             write the deployed articles to DIR as Markdown; files changed here are left alone
  push             send what changed in DIR; refuses, and shows the difference, where the deployed
                   article changed since the pull
  status           tell what a push would do; writes nothing
  --site SITE      the site (the one that DIR was pulled from; demo)
  --url URL        the worker (the one that DIR was pulled from; http://localhost:PORT, PORT is 8787 unless set)
  --source NAME    pull: only this source's articles. push: the source of new files that name none
  --force ID       push: overwrite this article although it changed; again for each, or ID,ID
  --delete         push: remove the articles whose file is gone
  --json           print the outcome as JSON`;

export interface KbOptions {
  command: 'pull' | 'push' | 'status';
  folder: string;
  site: string | undefined;
  url: string | undefined;
  source: string | undefined;
  force: Set<string>;
  delete: boolean;
  json: boolean;
}

/** Reads the command line. Throws KbError with what is wrong and the usage. */
export function readKbOptions(args: string[]): KbOptions {
  const { values, positionals } = parse(args);
  const [command, folder, more] = positionals;
  if (command !== 'pull' && command !== 'push' && command !== 'status') {
    throw new KbError(`Say pull, push or status.\n\n${USAGE}`);
  }
  if (!folder || more !== undefined) throw new KbError(`Name one folder.\n\n${USAGE}`);
  return {
    command,
    folder: resolve(folder),
    site: values.site,
    url: values.url,
    source: values.source,
    force: new Set((values.force ?? []).flatMap(ids => ids.split(',')).filter(Boolean)),
    delete: values.delete,
    json: values.json,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        site: { type: 'string' },
        url: { type: 'string' },
        source: { type: 'string' },
        force: { type: 'string', multiple: true },
        delete: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    throw new KbError(`${cause instanceof Error ? cause.message : 'Unknown option'}\n\n${USAGE}`, { cause });
  }
}

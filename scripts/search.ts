/** `npm run search -- "words"`: what a running worker finds for them, and why each passage was found. */
import { parseArgs } from 'node:util';
import { ApiError, createApi } from './lib/api.ts';
import { readDevVars } from './lib/dev-vars.ts';
import { exitWith, SetupError } from './lib/project.ts';
import { describeSearch } from './lib/search-text.ts';

const USAGE = `npm run search -- "words" [--site demo] [--page URL] [--locale en] [--limit 8] [--url http://localhost:8787] [--json]
  The best articles and passages for a customer's words, with the reasons. --page and --locale say where
  the customer is and which language they read; --limit is the number of passages (at most 50).`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    page: { type: 'string' },
    locale: { type: 'string' },
    limit: { type: 'string', default: '8' },
    site: { type: 'string', default: 'demo' },
    url: { type: 'string', default: `http://localhost:${process.env['PORT'] ?? 8787}` },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

main().catch(exitWith);

async function main(): Promise<void> {
  const text = positionals.join(' ').trim();
  if (values.help || !text) {
    console.log(USAGE);
    process.exit(values.help ? 0 : 1);
  }
  const limit = Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 50) {
    throw new SetupError(`--limit is "${values.limit}", but must be a whole number from 1 to 50.`);
  }
  const token = process.env['WAYPOST_ADMIN_TOKEN'] ?? readDevVars().ADMIN_TOKEN;
  if (!token)
    throw new SetupError(
      'Searching needs the admin token. Set WAYPOST_ADMIN_TOKEN, or ADMIN_TOKEN in .dev.vars.',
    );
  const api = createApi(values.url, token);
  await api.health('live').catch(() => {
    throw new SetupError(
      `Nothing answers at ${values.url}. Start the worker with npm start, or name another with --url.`,
    );
  });
  const { page, locale } = values;
  const request = { text, limit, ...(page && { page }), ...(locale && { locale }) };
  const answer = await api.search(values.site, request).catch(error => {
    throw error instanceof ApiError ? new SetupError(error.message) : error;
  });
  if (values.json) console.log(JSON.stringify(answer, null, 2));
  else console.log(describeSearch(answer, process.stdout.isTTY ? bold : quoted));
}

function bold(word: string): string {
  return `\u001b[1m${word}\u001b[22m`;
}

function quoted(word: string): string {
  return `«${word}»`;
}

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { DateOrder } from './csv-dates.ts';
import type { Encoding } from './csv-text.ts';
import { ENCODINGS } from './csv-text.ts';
import { ImportError } from './import-error.ts';

export const USAGE = `Usage: npm run import -- zendesk|freshdesk|intercom|chatwoot [options]
       npm run import -- csv FILE [options]
Brings past tickets into DIR/tickets.jsonl and public help-centre articles into DIR/articles, which
\`npm run ingest -- DIR/articles\` takes. Run it again for what is new; ended half-way, it goes on.
  --out DIR           the folder (imports/NAME)
  --since DATE        the first run: only tickets that changed since (2026-01-31)
  --tickets           tickets alone
  --articles          articles alone
  --topic-field NAME  the custom field (Zendesk: its id) that says what a ticket is about
  --json              print the summary as JSON, and no progress
Of a CSV file:
  --columns LIST      which column is what, where the names are not known: "text=Body,created=Opened on"
  --encoding NAME     utf-8, utf-16le, utf-16be or latin1 (found out by itself)
  --delimiter CHAR    what stands between columns (found out by itself)
  --dates dmy|mdy     whether 3/4/2026 is in April or in March, where the file does not tell
Settings are read from the environment, else from .dev.vars:
  zendesk    ZENDESK_BASE_URL, and ZENDESK_CLIENT_ID with ZENDESK_CLIENT_SECRET, or ZENDESK_EMAIL with ZENDESK_API_TOKEN
  freshdesk  FRESHDESK_BASE_URL, FRESHDESK_API_KEY
  intercom   INTERCOM_ACCESS_TOKEN, INTERCOM_BASE_URL (https://api.intercom.io)
  chatwoot   CHATWOOT_BASE_URL (https://app.chatwoot.com), CHATWOOT_ACCOUNT_ID, CHATWOOT_API_TOKEN`;

export const VENDORS = ['zendesk', 'freshdesk', 'intercom', 'chatwoot'] as const;
export type ImportVendor = (typeof VENDORS)[number];

export interface ImportCommand {
  from: ImportVendor | { file: string };
  folder: string;
  since: Date | undefined;
  tickets: boolean;
  articles: boolean;
  topicField: string | undefined;
  json: boolean;
  csv: { columns?: string; encoding?: Encoding; delimiter?: string; dates?: DateOrder };
}

/** Reads the command line. Throws ImportError with what is wrong and the usage. */
export function readImportOptions(args: string[]): ImportCommand {
  const { values, positionals } = parse(args);
  const [from = '', file, more] = positionals;
  const fail = (message: string): never => {
    throw new ImportError(`${message}\n\n${USAGE}`);
  };
  if (!isVendor(from) && from !== 'csv')
    fail('Say where from: zendesk, freshdesk, intercom, chatwoot or csv.');
  if (more !== undefined || (from !== 'csv' && file !== undefined)) fail('Name one source.');
  if (from === 'csv' && !file) fail('Name the CSV file.');
  const since = values.since === undefined ? undefined : new Date(values.since);
  if (since && Number.isNaN(since.getTime()))
    fail(`--since takes a date such as 2026-01-31, not "${values.since}".`);
  const { encoding, dates, delimiter, columns } = values;
  if (encoding !== undefined && !isEncoding(encoding)) fail(`--encoding is one of ${ENCODINGS.join(', ')}.`);
  if (dates !== undefined && dates !== 'dmy' && dates !== 'mdy') fail('--dates is dmy or mdy.');
  const isAll = !values.tickets && !values.articles;
  return {
    from: isVendor(from) ? from : { file: resolve(file ?? '') },
    folder: resolve(values.out ?? `imports/${from}`),
    since,
    tickets: isAll || values.tickets,
    articles: isAll || values.articles,
    topicField: values['topic-field'],
    json: values.json,
    csv: {
      ...(columns && { columns }),
      ...(encoding && isEncoding(encoding) && { encoding }),
      ...(delimiter && { delimiter: delimiter === '\\t' ? '\t' : delimiter }),
      ...((dates === 'dmy' || dates === 'mdy') && { dates }),
    },
  };
}

function isVendor(name: string): name is ImportVendor {
  return (VENDORS as readonly string[]).includes(name);
}

function isEncoding(name: string): name is Encoding {
  return (ENCODINGS as readonly string[]).includes(name);
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        since: { type: 'string' },
        tickets: { type: 'boolean', default: false },
        articles: { type: 'boolean', default: false },
        'topic-field': { type: 'string' },
        columns: { type: 'string' },
        encoding: { type: 'string' },
        delimiter: { type: 'string' },
        dates: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    throw new ImportError(`${cause instanceof Error ? cause.message : 'Unknown option'}\n\n${USAGE}`, {
      cause,
    });
  }
}

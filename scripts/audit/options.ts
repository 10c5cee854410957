import { parseArgs } from 'node:util';
import { parseDate } from '../../worker/src/triage/audit/dates.ts';
import { SetupError } from '../lib/project.ts';

export const USAGE = `npm run audit -- FILE [--out .cache/audit] [--days 90] [--until DATE] [--kb FOLDER] [--refreeze] [--json]
  What past tickets say about what to automate: a report, a proposed policy, tags to mend.
  FILE      an export of Zendesk, Freshdesk or Intercom, CSV, JSONL, or a folder with threads.jsonl
  --out     folder for audit.html, audit.json, policy.proposed.yaml, policy.next.json, tags.csv, baseline.json
  --days    length of the window, 1 to 3650; it ends with --until or the newest ticket
  --kb      your help centre: a folder of Markdown or HTML, or articles.jsonl; shows topics without an article
  --refreeze  write baseline.json anew; otherwise the first one stays and later audits are compared with it
  --json    print the audit instead of a summary`;

export interface AuditCommand {
  input: string;
  out: string;
  days: number;
  until?: number;
  kb?: string;
  refreeze: boolean;
  json: boolean;
}

const DAY = 86_400_000;

/** Reads the command line. Throws SetupError with the usage. */
export function readAuditOptions(args: string[]): AuditCommand {
  const { values, positionals } = parse(args);
  const [input, ...more] = positionals;
  if (input === undefined || more.length > 0) throw wrong('Name one file of tickets.');
  const days = Number(values.days);
  if (!Number.isInteger(days) || days < 1 || days > 3_650)
    throw wrong('--days must be a whole number from 1 to 3650.');
  const until = values.until === undefined ? undefined : parseDate(values.until);
  if (values.until !== undefined && until === undefined)
    throw wrong('--until must be a date such as 2026-10-31.');
  // A day without a time is meant to its end.
  const isDay = values.until !== undefined && !/\d:\d/.test(values.until);
  return {
    input,
    out: values.out,
    days,
    ...(until !== undefined && { until: isDay ? until + DAY - 1 : until }),
    ...(values.kb !== undefined && { kb: values.kb }),
    refreeze: values.refreeze,
    json: values.json,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        out: { type: 'string', default: '.cache/audit' },
        days: { type: 'string', default: '90' },
        until: { type: 'string' },
        kb: { type: 'string' },
        refreeze: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    throw wrong(cause instanceof Error ? cause.message : 'Unknown option.');
  }
}

function wrong(message: string): SetupError {
  return new SetupError(`${message}\n\n${USAGE}`);
}

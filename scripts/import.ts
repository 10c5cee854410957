/** `npm run import -- VENDOR|csv …`: past tickets and help-centre articles as files. */
import { readFileSync } from 'node:fs';
import type { RejectedRow } from './import/csv.ts';
import { readCsv } from './import/csv.ts';
import { ImportError } from './import/import-error.ts';
import type { ImportCommand } from './import/options.ts';
import { readImportOptions, USAGE } from './import/options.ts';
import { createImportProgress, describeImport } from './import/report.ts';
import { runImport } from './import/run.ts';
import { createSource } from './import/sources.ts';
import type { ImportSource } from './import/types.ts';
import { readDevVars } from './lib/dev-vars.ts';
import { exitWith, SetupError } from './lib/project.ts';

async function main(): Promise<number> {
  if (process.argv.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const command = readImportOptions(process.argv.slice(2));
  const { folder, tickets, articles, json } = command;
  const { source, rejected } = sourceOf(command);
  const onProgress = createImportProgress(process.stderr, json);
  const summary = await runImport(source, { folder, tickets, articles, onProgress });
  if (process.stderr.isTTY && !json) process.stderr.write('\n');
  if (json) console.log(JSON.stringify({ ...summary, rejected }));
  else console.log(describeImport(summary, folder, rejected).join('\n'));
  // As with ingest: 2 where something was left out.
  return rejected.length > 0 ? 2 : 0;
}

function sourceOf({ from, since, topicField, csv, json }: ImportCommand): {
  source: ImportSource;
  rejected: RejectedRow[];
} {
  if (typeof from === 'string') {
    const say = (text: string) => {
      if (!json) console.error(text);
    };
    const env = { ...readDevVars(), ...process.env };
    return { source: createSource(from, env, { since, topicField, say }), rejected: [] };
  }
  const content = readCsv(read(from.file), csv);
  const page = { items: content.tickets, cursor: undefined, isLast: true };
  return { source: { name: 'CSV', tickets: async () => page }, rejected: content.rejected };
}

function read(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new ImportError(`${file} cannot be read. Check the path.`, { cause });
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  exitWith(error instanceof ImportError ? new SetupError(error.message) : error);
}

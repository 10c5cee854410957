/** `npm run ingest -- SOURCE`: brings a running worker in step with a folder or file of articles. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { createIngestClient, IngestError } from './ingest/client.ts';
import { DocumentFault } from './ingest/document.ts';
import { isHistoryCommand, runHistory } from './ingest/history-command.ts';
import { readOptions, USAGE } from './ingest/options.ts';
import { createProgress, printSummary } from './ingest/report.ts';
import { runIngest } from './ingest/run.ts';
import { readSource } from './ingest/source.ts';

async function main(): Promise<number> {
  if (process.argv.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  if (isHistoryCommand(process.argv)) return await runHistory(process.argv.slice(2), adminToken);
  const options = readOptions(process.argv.slice(2));
  const content = await readSource(options.path, options.baseUrl).catch(cause => {
    if (cause instanceof DocumentFault) throw new IngestError(`${options.path}: ${cause.message}`);
    const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
    throw new IngestError(`${options.path} cannot be read${code}. Check the path.`, undefined, { cause });
  });
  const client = createIngestClient({ ...options, token: await adminToken(), fetch });
  const progress = createProgress(process.stderr, options.json);
  const summary = await runIngest(client, content, { force: options.force, onProgress: progress });
  printSummary(summary, options);
  if (summary.refusal) return 1;
  if (content.articles.length === 0 && summary.removed === 0) {
    if (summary.rejected.length === 0)
      console.error(`${options.path} holds no article (.md, .html or .jsonl).`);
    return 1;
  }
  const isNothingStored = summary.added + summary.changed + summary.unchanged + summary.removed === 0;
  if (summary.rejected.length > 0) return isNothingStored ? 1 : 2;
  return 0;
}

async function adminToken(): Promise<string> {
  const given = process.env.WAYPOST_ADMIN_TOKEN;
  if (given) return given;
  const file = await readFile(join(import.meta.dirname, '..', '.dev.vars'), 'utf8').catch(() => '');
  const token = parseEnv(file).ADMIN_TOKEN;
  if (token) return token;
  throw new IngestError('There is no admin token. Set WAYPOST_ADMIN_TOKEN, or ADMIN_TOKEN in .dev.vars.');
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof IngestError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** `npm run ingest -- SOURCE`: brings a running worker in step with a folder or file of articles. */
import { join } from 'node:path';
import { createIngestClient, IngestError } from './ingest/client.ts';
import { CrawlFault } from './ingest/crawl/crawl-fault.ts';
import { readSite } from './ingest/crawl/site-source.ts';
import { DocumentFault } from './ingest/document-fault.ts';
import { isHistoryCommand, runHistory } from './ingest/history-command.ts';
import type { IngestOptions, SiteOptions } from './ingest/options.ts';
import { readOptions, USAGE } from './ingest/options.ts';
import { createCrawlProgress, createProgress, printSummary } from './ingest/report.ts';
import { runIngest } from './ingest/run.ts';
import type { SourceContent } from './ingest/source.ts';
import { readSource } from './ingest/source.ts';
import { requireAdminToken } from './lib/admin-token.ts';
import { exitWith, ROOT, SetupError } from './lib/project.ts';

async function main(): Promise<number> {
  if (process.argv.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  if (isHistoryCommand(process.argv))
    return await runHistory(process.argv.slice(2), async () => requireAdminToken());
  const options = readOptions(process.argv.slice(2));
  // Before anything else: a crawl of an hour must not end in a missing token.
  const token = requireAdminToken();
  const content = options.website ? await crawled(options, options.website) : await folder(options);
  const client = createIngestClient({ ...options, token, fetch });
  const progress = createProgress(process.stderr, options.json);
  const summary = await runIngest(client, content, { force: options.force, onProgress: progress });
  printSummary(summary, options);
  if (summary.refusal) return 1;
  if (content.articles.length === 0 && summary.removed === 0) {
    if (summary.rejected.length === 0)
      console.error(
        options.website
          ? `${options.path} shows no article. Name the address where the help centre begins, or its sitemap.`
          : `${options.path} holds no article (.md, .html or .jsonl).`,
      );
    return 1;
  }
  const isNothingStored = summary.added + summary.changed + summary.unchanged + summary.removed === 0;
  if (summary.rejected.length > 0 || summary.partial) return isNothingStored ? 1 : 2;
  return 0;
}

async function folder({ path, baseUrl }: IngestOptions): Promise<SourceContent> {
  try {
    return await readSource(path, baseUrl);
  } catch (cause) {
    if (cause instanceof DocumentFault) throw new IngestError(`${path}: ${cause.message}`);
    const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
    throw new IngestError(`${path} cannot be read${code}. Check the path.`, undefined, { cause });
  }
}

async function crawled({ site, source, json }: IngestOptions, website: SiteOptions): Promise<SourceContent> {
  const cacheFile = join(
    ROOT,
    '.cache',
    'crawl',
    encodeURIComponent(site),
    `${encodeURIComponent(source)}.json`,
  );
  try {
    return await readSite({ ...website, cacheFile, onProgress: createCrawlProgress(process.stderr, json) });
  } catch (cause) {
    if (cause instanceof CrawlFault) throw new IngestError(cause.message);
    throw cause;
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof SetupError) exitWith(error);
  if (!(error instanceof IngestError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

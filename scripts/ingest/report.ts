import type { IngestSummary } from './run.ts';

const BAR_CELLS = 30;
const SHOWN_REJECTIONS = 50;
const SHOWN_SKIPPED = 10;

/** A bar that redraws itself on a terminal, a line per tenth elsewhere, nothing when silent. */
export function createProgress(
  stream: { isTTY?: boolean; write(text: string): unknown },
  isSilent: boolean,
): (done: number, total: number) => void {
  let lastTenth = -1;
  return (done, total) => {
    if (isSilent || total === 0) return;
    if (stream.isTTY) {
      const filled = Math.round((done / total) * BAR_CELLS);
      stream.write(`\r${'█'.repeat(filled)}${'░'.repeat(BAR_CELLS - filled)} ${done}/${total} articles`);
      if (done === total) stream.write('\n');
      return;
    }
    const tenth = Math.floor((done / total) * 10);
    if (tenth > lastTenth && done > 0) stream.write(`${done} of ${total} articles sent\n`);
    lastTenth = tenth;
  };
}

/** How far a crawl is: one line that is rewritten on a terminal, every 25 pages a line elsewhere. */
export function createCrawlProgress(
  stream: { isTTY?: boolean; write(text: string): unknown },
  isSilent: boolean,
): (done: number, known: number) => void {
  return (done, known) => {
    if (isSilent) return;
    const isLast = done === known;
    if (stream.isTTY) stream.write(`\r${done} of ${known} pages read  ${isLast ? '\n' : ''}`);
    else if (isLast || done % 25 === 0) stream.write(`${done} of ${known} pages read\n`);
  };
}

/** What a run did: words for people on standard output, or one JSON object. */
export function printSummary(
  summary: IngestSummary,
  options: { site: string; source: string; json: boolean },
): void {
  if (options.json) {
    console.log(JSON.stringify({ site: options.site, source: options.source, ...summary }));
    return;
  }
  const { added, changed, unchanged, removed, rejected, skipped, warnings, revectored, refusal, partial } =
    summary;
  const left = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
  console.log(
    `Source "${options.source}" of site "${options.site}": ${added} added, ${changed} changed, ${unchanged} unchanged, ${removed} removed, ${rejected.length} rejected${left}`,
  );
  if (revectored > 0) console.log(`Vectors of ${revectored} unchanged articles were written.`);
  for (const warning of warnings) console.error(`  warning: ${warning}`);
  for (const { file, reason } of skipped.slice(0, SHOWN_SKIPPED))
    console.error(`  skipped ${file}: ${reason}`);
  if (skipped.length > SHOWN_SKIPPED)
    console.error(`  and ${skipped.length - SHOWN_SKIPPED} more; see --json`);
  for (const { file, reason } of rejected.slice(0, SHOWN_REJECTIONS))
    console.error(`  rejected ${file}: ${reason}`);
  if (rejected.length > SHOWN_REJECTIONS)
    console.error(`  and ${rejected.length - SHOWN_REJECTIONS} more; see --json`);
  if (refusal) console.error(refusal);
  if (partial) console.error(`Nothing was removed: ${partial}`);
}

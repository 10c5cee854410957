import type { RejectedRow } from './csv.ts';
import type { PartName } from './journal.ts';
import type { ImportSummary } from './run.ts';

const SHOWN = 20;

/** One line that is rewritten on a terminal; elsewhere a line for each page. */
export function createImportProgress(
  stream: { isTTY?: boolean; write(text: string): unknown },
  isSilent: boolean,
): (part: PartName, fetched: number) => void {
  return (part, fetched) => {
    if (isSilent) return;
    stream.write(stream.isTTY ? `\r${fetched} ${part} fetched  ` : `${fetched} ${part} fetched\n`);
  };
}

/** What an import did, for people. */
export function describeImport(summary: ImportSummary, folder: string, rejected: RejectedRow[]): string[] {
  const { tickets, articles } = summary;
  return [
    ...(tickets
      ? [
          `${tickets.total} tickets in ${folder}/tickets.jsonl: ${tickets.added} new, ${tickets.changed} changed, ${tickets.removed} removed.`,
        ]
      : []),
    ...(articles
      ? [
          `Articles in ${folder}/articles: ${articles.added} new, ${articles.changed} changed, ${articles.unchanged} unchanged, ${articles.removed} removed.`,
          `Next: npm run ingest -- ${folder}/articles --source ${summary.source.split(' ')[0]?.toLowerCase()}`,
        ]
      : []),
    ...(rejected.length > 0 ? [`${rejected.length} rows were left out:`] : []),
    ...rejected.slice(0, SHOWN).map(({ line, reason }) => `  line ${line}: ${reason}`),
    ...(rejected.length > SHOWN ? [`  and ${rejected.length - SHOWN} more`] : []),
  ];
}

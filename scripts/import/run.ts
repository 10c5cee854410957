import type { ArticleTotals } from './article-files.ts';
import { writeArticles } from './article-files.ts';
import { ImportError } from './import-error.ts';
import type { Journal, PartName } from './journal.ts';
import { openJournal } from './journal.ts';
import type { TicketTotals } from './ticket-file.ts';
import { mergeTickets } from './ticket-file.ts';
import type { ImportSource, PageReader } from './types.ts';

export interface ImportOptions {
  folder: string;
  tickets: boolean;
  articles: boolean;
  /** Items that this run fetched, and that it found in an earlier run's journal. */
  onProgress: (part: PartName, fetched: number) => void;
}

/** What stands in the folder now. */
export interface ImportSummary {
  source: string;
  tickets?: TicketTotals;
  articles?: ArticleTotals;
}

/** Fetches what is new and brings the folder's files up to date. Ended at any moment, it goes on from there. */
export async function runImport(source: ImportSource, options: ImportOptions): Promise<ImportSummary> {
  const journal = openJournal(options.folder, source.name);
  try {
    const summary: ImportSummary = { source: source.name };
    if (options.articles && source.articles) {
      await articlesOf(journal, source.articles, options);
      summary.articles = await writeArticles(options.folder, journal);
      journal.clear('articles', undefined);
    }
    if (options.tickets) {
      const cursor = await fetchAll(journal, 'tickets', source.tickets, options);
      summary.tickets = await mergeTickets(options.folder, journal);
      journal.clear('tickets', cursor);
    }
    return summary;
  } finally {
    journal.close();
  }
}

/** Many accounts have no help centre, or one that this sign-in may not read: their tickets need not wait for it. */
async function articlesOf<T extends object>(
  journal: Journal,
  read: PageReader<T>,
  options: ImportOptions,
): Promise<void> {
  try {
    await fetchAll(journal, 'articles', read, options);
  } catch (cause) {
    if (!(cause instanceof ImportError) || !options.tickets) throw cause;
    throw new ImportError(
      `${cause.message} These are the articles: where there are none to be had, --tickets takes the tickets alone.`,
      { cause },
    );
  }
}

async function fetchAll<T extends object>(
  journal: Journal,
  part: PartName,
  read: PageReader<T>,
  { onProgress }: ImportOptions,
): Promise<unknown> {
  for (;;) {
    const page = await read(journal.cursor(part));
    journal.append(part, page.items, page.cursor);
    onProgress(part, journal.count(part));
    if (page.isLast) return page.cursor;
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadArticles } from '../../demo-site/help.ts';
import { CitationGate } from '../../worker/src/answering/citations.ts';
import { chunkArticle } from '../../worker/src/knowledge/chunk.ts';
import type { FoundPassage } from '../../worker/src/knowledge/types.ts';
import { ROOT, SetupError } from '../lib/project.ts';
import { mutantsOf, pickVerbatim, isShown as shows } from './mutations.ts';

/** One row of the frozen set: a sentence as a model would write it, beside the passages it was given. */
export interface SentenceRow {
  id: string;
  split: 'dev' | 'test';
  verdict: 'true' | 'false';
  kind: string;
  passages: Array<{ articleId: string; title: string; heading?: string; text: string }>;
  sentence: string;
  note: string;
}

/** What became of one row. */
export interface Judged {
  row: SentenceRow;
  isShown: boolean;
  /** Why it was held back. */
  reason?: string;
  milliseconds: number;
}

const FILES = {
  first: 'sentences.jsonl',
  extra: 'sentences-extra.jsonl',
  demo: 'sentences-demo.jsonl',
  fresh: 'sentences-fresh.jsonl',
} as const;
/** The frozen set; that about other products; the sentences about the demo articles, written between changes of the gate; one about ten trades. */
export type SentenceSet = keyof typeof FILES;
const SETS = Object.keys(FILES) as SentenceSet[];
const SPLITS = ['dev', 'test', 'all'] as const;
type Split = (typeof SPLITS)[number];

/** Reads a set; `split` picks a half of it. The demo set has no halves: all of it is development. */
export function readSentences(split: Split, set: SentenceSet = 'first'): SentenceRow[] {
  const lines = readFileSync(join(ROOT, 'scripts/eval/sets', FILES[set]), 'utf8')
    .trim()
    .split('\n');
  const rows = set === 'demo' ? readDemo(lines) : lines.map((line): SentenceRow => JSON.parse(line));
  return rows.filter(row => split === 'all' || row.split === split);
}

/** Rows that name a demo article stand beside all passages of it. */
function readDemo(lines: string[]): SentenceRow[] {
  const articles = loadArticles('demo-site/help');
  return lines.map((line): SentenceRow => {
    const { id, round, verdict, article, sentence }: DemoRow = JSON.parse(line);
    const known = articles.get(article);
    if (!known)
      throw new SetupError(`${FILES.demo} names the article "${article}", which is not in demo-site/help.`);
    const passages = chunkArticle(known.markdown).map(({ text, headings }) => ({
      articleId: article,
      title: known.title,
      heading: headings.join(' > '),
      text,
    }));
    return { id, split: 'dev', verdict, kind: `round ${round}`, passages, sentence, note: '' };
  });
}

interface DemoRow {
  id: string;
  round: number;
  verdict: 'true' | 'false';
  article: string;
  sentence: string;
}

/** Runs the product's own gate over the rows, each as an answer of one sentence. */
export function judge(rows: SentenceRow[]): Judged[] {
  return rows.map(row => {
    const started = performance.now();
    const gate = new CitationGate(row.passages.map(asFound));
    const passed = gate.pass(row.sentence);
    const milliseconds = performance.now() - started;
    const reason = gate.held[0]?.reason;
    return { row, isShown: passed !== undefined, milliseconds, ...(reason && { reason }) };
  });
}

/**
 * `npm run eval -- sentences [--set first|extra|demo|fresh] [--split dev|test|all] [--list] [--json]`: false shown and true
 * held back, by kind. Without a set: the frozen one in full, then the development sets and the changed article
 * sentences in a line each.
 */
export async function runSentences(args: string[]): Promise<void> {
  const split = optionOf(args, '--split', SPLITS, 'dev');
  const set = optionOf(args, '--set', SETS, 'first');
  const rows = readSentences(split, set);
  // Once to warm up, so that the time is that of a worker that has answered before.
  judge(rows.slice(0, 50));
  const judged = judge(rows);
  const [shown, held] = [wrongOf(judged, 'false'), wrongOf(judged, 'true')];
  const times = judged.map(one => one.milliseconds).sort((a, b) => a - b);
  const at = (share: number) => Number((times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(2));
  const result = {
    set,
    split,
    ...summaryOf(judged),
    heldByKind: byKind(held, rows, 'true'),
    shownByKind: byKind(shown, rows, 'false'),
    p50Ms: at(0.5),
    p95Ms: at(0.95),
  };
  console.log(`Sentences, ${set} set, ${split}: ${rows.length} rows`);
  console.log(`  false shown     ${result.falseShown} of ${result.falseRows}`);
  console.log(
    `  true held back  ${result.trueHeld} of ${result.trueRows} (${(result.trueHeldShare * 100).toFixed(1)}%)`,
  );
  for (const [kind, text] of Object.entries({ ...result.shownByKind, ...result.heldByKind })) {
    console.log(`    ${kind.padEnd(18)} ${text}`);
  }
  console.log(`  time a sentence, passages read anew: ${result.p50Ms} ms p50, ${result.p95Ms} ms p95`);
  const others = args.includes('--set') ? undefined : othersOf();
  if (args.includes('--list')) {
    for (const { row, reason } of [...shown, ...held])
      console.log(`  ${row.id} ${row.kind} ${reason ?? 'shown'}: ${row.sentence}`);
  }
  if (args.includes('--json')) console.log(JSON.stringify({ ...result, ...others }));
}

/** The development sets and the changed article sentences, printed in a line each. */
function othersOf() {
  const lineOf = (name: string, judged: Judged[]) => {
    const summary = summaryOf(judged);
    const share = (summary.trueHeldShare * 100).toFixed(1);
    console.log(
      `${name}: ${summary.falseShown} of ${summary.falseRows} false shown, ${summary.trueHeld} of ${summary.trueRows} true held back (${share}%)`,
    );
    return summary;
  };
  const extra = lineOf('Other products, development half', judge(readSentences('dev', 'extra')));
  const fresh = lineOf('Other trades, development half', judge(readSentences('dev', 'fresh')));
  const demo = lineOf('Demo articles, rewritten (development)', judge(readSentences('all', 'demo')));
  const verbatim = pickVerbatim(1);
  const mutants = verbatim.flatMap(mutantsOf);
  const mutantsShown = mutants.filter(({ sentence, of }) => shows(sentence, of)).length;
  const verbatimHeld = verbatim.filter(one => !shows(one.sentence, one)).length;
  console.log(
    `Demo articles, word for word: ${verbatimHeld} of ${verbatim.length} held back; with one thing changed: ${mutantsShown} of ${mutants.length} shown`,
  );
  return {
    extra,
    fresh,
    demo,
    verbatim: { held: verbatimHeld, rows: verbatim.length },
    mutants: { shown: mutantsShown, rows: mutants.length },
  };
}

function summaryOf(judged: Judged[]) {
  const count = (verdict: 'true' | 'false') => judged.filter(one => one.row.verdict === verdict).length;
  const trueHeld = wrongOf(judged, 'true').length;
  return {
    falseShown: wrongOf(judged, 'false').length,
    falseRows: count('false'),
    trueHeld,
    trueRows: count('true'),
    trueHeldShare: Number((trueHeld / Math.max(1, count('true'))).toFixed(3)),
  };
}

function wrongOf(judged: Judged[], verdict: 'true' | 'false'): Judged[] {
  return judged.filter(one => one.row.verdict === verdict && one.isShown !== (verdict === 'true'));
}

/** The word behind an option, which has to be one of these. */
function optionOf<T extends string>(args: string[], option: string, known: readonly T[], usual: T): T {
  if (!args.includes(option)) return usual;
  const named = args[args.indexOf(option) + 1];
  const value = known.find(one => one === named);
  if (!value) throw new SetupError(`${option} is one of ${known.join(', ')}, not "${named}".`);
  return value;
}

function byKind(judged: Judged[], rows: SentenceRow[], verdict: 'true' | 'false'): Record<string, string> {
  const kinds = [...new Set(judged.map(one => one.row.kind))].sort();
  return Object.fromEntries(
    kinds.map(kind => {
      const of = rows.filter(row => row.kind === kind && row.verdict === verdict).length;
      return [kind, `${judged.filter(one => one.row.kind === kind).length} of ${of}`];
    }),
  );
}

function asFound(
  { articleId, title, heading, text }: SentenceRow['passages'][number],
  index: number,
): FoundPassage {
  return {
    ordinal: index,
    headings: heading?.split(' > ') ?? [],
    text,
    start: 0,
    end: text.length,
    site: 'demo',
    articleId,
    version: 'v1',
    title,
    locale: 'en',
    score: 1,
    signals: {},
  };
}

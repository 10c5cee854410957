/** One measured figure beside its target. */
export interface Figure {
  what: string;
  value: number;
  unit: string;
  /** The largest value that is still good; none where a figure only explains others. */
  target?: number;
}

/** What one bench found, and how it looked for it. */
export interface BenchResult {
  name: string;
  /** What was measured and how often, in a sentence or two. */
  method: string;
  figures: Figure[];
  /** How to run it again, where its name does not say all. */
  command?: string;
  /** Too short a run to stand in docs/benchmarks.md. */
  isQuickLook?: boolean;
  /** What --json prints of it on one line, last, instead of the figures. */
  line?: Record<string, number>;
  /** What was found must not be: the process ends with 1. */
  hasFailed?: boolean;
}

/** The value below which `share` (0 to 1) of the values lie, by the nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('There is nothing to measure.');
  return value;
}

/** The middle of the values. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** A result as a Markdown table. */
export function toMarkdown({ method, figures }: BenchResult): string {
  const rows = figures.map(figure => {
    const { what, value, unit, target } = figure;
    const wanted = target === undefined ? '' : `≤ ${amount(target, unit)}`;
    return `| ${what} | ${amount(value, unit)} | ${wanted} | ${verdict(figure)} |`;
  });
  return [method, '', '| what | measured | target | |', '|---|---|---|---|', ...rows].join('\n');
}

function verdict({ value, target }: Figure): string {
  if (target === undefined) return '';
  return value <= target ? 'reached' : 'missed';
}

function amount(value: number, unit: string): string {
  const digits = Number.isInteger(value) ? 0 : value < 10 ? 2 : 1;
  const text = value.toLocaleString('en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return unit === '×' ? `${text}×` : `${text} ${unit}`.trim();
}

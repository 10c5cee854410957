import type { Bucket } from '../../../worker/src/triage/audit/types.ts';
import { escapeHtml } from './escape.ts';
import { count, SHORT_WORDS } from './words.ts';

/** One bar: what it is, how long, and the number as it is read. */
export interface Bar {
  label: string;
  value: number;
  text: string;
  /** Colours it; without one it is plain. */
  bucket?: Bucket;
}

const WIDTH = 420;
const ROW = 45;
const BAR = 12;
const ROOM = 92;

/** Horizontal bars from the same zero, each labelled where it stands. One question a chart. */
export function barChart(title: string, bars: readonly Bar[]): string {
  const most = Math.max(...bars.map(({ value }) => value), 1e-9);
  const height = bars.length * ROW + 6;
  const rows = bars.map(({ label, value, text, bucket }, index) => {
    const top = index * ROW;
    const length = Math.max(value > 0 ? 2 : 0, (value / most) * (WIDTH - ROOM));
    return `<text class="label" x="0" y="${top + 15}">${escapeHtml(shorten(label))}${bucket ? `<tspan class="kind"> ${SHORT_WORDS[bucket]}</tspan>` : ''}</text><rect class="bar ${bucket ?? 'plain'}" x="0" y="${top + 22}" width="${number(length)}" height="${BAR}" rx="2"/><text class="value" x="${number(length + 6)}" y="${top + 32.5}">${escapeHtml(text)}</text>`;
  });
  return svg(title, height, `<line class="axis" x1="0.5" y1="18" x2="0.5" y2="${height}"/>${rows.join('')}`);
}

/** Tickets a week as columns, the highest one labelled, all of them where they are few. */
export function weekChart(title: string, weeks: ReadonlyArray<{ week: string; tickets: number }>): string {
  const most = Math.max(...weeks.map(({ tickets }) => tickets), 1);
  const [height, base, top] = [190, 160, 22];
  const step = WIDTH / Math.max(1, weeks.length);
  const highest = weeks.findIndex(({ tickets }) => tickets === most);
  const columns = weeks.map(({ tickets }, index) => {
    const size = (tickets / most) * (base - top);
    const x = index * step + step * 0.14;
    const isLabelled = index === highest || weeks.length <= 8;
    const middle = Math.min(WIDTH - 12, Math.max(12, x + step * 0.36));
    const value = isLabelled
      ? `<text class="value" text-anchor="middle" x="${number(middle)}" y="${number(base - size - 6)}">${count(tickets)}</text>`
      : '';
    return `<rect class="bar plain" x="${number(x)}" y="${number(base - size)}" width="${number(step * 0.72)}" height="${number(size)}" rx="2"/>${value}`;
  });
  const [first, last] = [weeks[0], weeks.at(-1)];
  const ends = `<text class="value" x="0" y="${height - 10}">${first?.week ?? ''}</text>${
    weeks.length > 1
      ? `<text class="value" text-anchor="end" x="${WIDTH}" y="${height - 10}">${last?.week ?? ''}</text>`
      : ''
  }`;
  return svg(
    title,
    height,
    `<line class="axis" x1="0" y1="${base + 0.5}" x2="${WIDTH}" y2="${base + 0.5}"/>${columns.join('')}${ends}`,
  );
}

function svg(title: string, height: number, inside: string): string {
  return `<svg role="img" aria-label="${escapeHtml(title)}" viewBox="0 0 ${WIDTH} ${height}">${inside}</svg>`;
}

function shorten(label: string): string {
  const characters = [...label];
  return characters.length > 36 ? `${characters.slice(0, 35).join('')}…` : label;
}

function number(value: number): string {
  return String(Math.round(value * 10) / 10);
}

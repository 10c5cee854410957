/**
 * A turn's trace as indented text. The trace grows with the worker, so nothing here names its fields:
 * objects become lines, lists become numbered lines, numbers are rounded.
 */
export function describeTrace(trace: unknown): string {
  if (trace === undefined || trace === null) return '\nTrace: none was kept.';
  return `\nTrace\n${linesOf(trace, 1).join('\n')}`;
}

function linesOf(value: unknown, depth: number): string[] {
  const indent = '  '.repeat(depth);
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => labelled(`${indent}${index + 1}.`, item, depth));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, item]) => labelled(`${indent}${name}:`, item, depth));
  }
  return [indent + plain(value)];
}

function labelled(label: string, item: unknown, depth: number): string[] {
  if (typeof item !== 'object' || item === null) return [`${label} ${plain(item)}`];
  const flat = JSON.stringify(item, (_key, inner: unknown) =>
    typeof inner === 'number' ? rounded(inner) : inner,
  );
  const isShort = flat.length <= 100;
  if (isShort) return [`${label} ${flat.replaceAll('"', '').replaceAll(',', ', ').replaceAll(':', ' ')}`];
  return [label, ...linesOf(item, depth + 1)];
}

function plain(value: unknown): string {
  if (typeof value === 'number') return String(rounded(value));
  const text = String(value).replace(/\s+/g, ' ');
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

import { z } from 'zod';

/** The parts that deserve a sentence of their own; what a newer worker adds falls to the general form. */
const knownSchema = z.looseObject({
  confidence: z.number().optional(),
  mended: z.array(z.looseObject({ word: z.string(), as: z.string() })).optional(),
  evidence: z.record(z.string(), z.number()).optional(),
  learned: z
    .array(
      z.looseObject({
        id: z.string(),
        title: z.string(),
        similarity: z.number(),
        articles: z.array(z.string()),
      }),
    )
    .optional(),
});

/**
 * A turn's trace as indented text: confidence with its evidence, mended words and learned votes as
 * sentences. The rest names no field, since the trace grows with the worker: objects become lines,
 * lists become numbered lines, numbers are rounded.
 */
export function describeTrace(trace: unknown): string {
  if (trace === undefined || trace === null) return '\nTrace: none was kept.';
  const parsed = knownSchema.safeParse(trace);
  if (!parsed.success) return `\nTrace\n${linesOf(trace, 1).join('\n')}`;
  const { confidence, mended = [], evidence, learned = [], ...rest } = parsed.data;
  const lines = [
    ...(confidence === undefined ? [] : [`  confidence: ${percent(confidence)}`]),
    ...(evidence ? [`  evidence: ${describeEvidence(evidence)}`] : []),
    ...mended.map(({ word, as }) => `  mended: ${plain(word)} → ${plain(as)}`),
    ...(learned.length > 0 ? ['  learned votes:'] : []),
    ...learned.map(
      ({ id, title, similarity, articles }) =>
        `    ${percent(similarity)} ${plain(title) || '(no title)'} (${plain(id)}) → ${plain(articles.join(', ')) || 'its reply'}`,
    ),
    ...linesOf(rest, 1),
  ];
  return `\nTrace\n${lines.join('\n')}`;
}

/** What speaks at all, most first. */
function describeEvidence(evidence: Record<string, number>): string {
  const parts = Object.entries(evidence)
    .filter(([, value]) => rounded(value) !== 0)
    .sort(([, a], [, b]) => b - a)
    .map(([name, value]) => `${name} ${Math.round(value * 100) / 100}`);
  return parts.join(', ') || 'none';
}

function percent(value: number): string {
  return `${Math.round(value * 100)}%`;
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

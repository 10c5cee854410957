import type { Block } from '../../worker/src/knowledge/article-text.ts';

export type NewBlock = Omit<Block, 'start' | 'end'>;

/** Text on one line, as a block wants it. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Blocks of a list item: its first words carry the marker, the rest follows on the same line. */
export function listItem(inner: NewBlock[], marker: NewBlock): NewBlock[] {
  const line = { ...marker };
  const after: NewBlock[] = [];
  for (const block of inner) {
    const joins = block.kind === 'paragraph' || block.kind === 'heading';
    if (joins && after.length === 0) line.text = oneLine(`${line.text} ${block.text}`);
    else after.push(block);
  }
  return line.text === '' ? after : [line, ...after];
}

/** A table's rows as bullets that carry their column names. */
export function tableRows(header: string[], rows: string[][]): NewBlock[] {
  return rows.map(row => ({
    kind: 'bullet' as const,
    level: 0,
    text: row
      .map((cell, index) => (header[index] && cell ? `${header[index]}: ${cell}` : cell))
      .filter(Boolean)
      .join('; '),
  }));
}

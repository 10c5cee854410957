/** A Markdown table whose columns line up in a terminal too. */
export function toTable(header: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const widths = header.map((name, column) =>
    Math.max(3, name.length, ...rows.map(row => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(header), `|${widths.map(width => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join(
    '\n',
  );
}

/**
 * A spreadsheet would run a cell that begins like a formula; an apostrophe before it makes it text (OWASP, CSV
 * injection). Tabs and line ends would too, where a cell is split.
 */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const oneLine = value.replace(/[\r\n\t]+/g, ' ');
  const safe = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20|%]/.test(oneLine) ? `'${oneLine}` : oneLine;
  return /[",;]|^\s|\s$/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** Rows as CSV with CRLF (RFC 4180). */
export function csvText(rows: ReadonlyArray<ReadonlyArray<string | number>>): string {
  return rows.map(row => `${row.map(csvCell).join(',')}\r\n`).join('');
}

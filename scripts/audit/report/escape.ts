const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for between tags and inside quoted attributes. Customers' words reach the page through this alone. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, sign => SIGNS[sign] ?? sign);
}

/** A table; the first row names the columns. Numbers stand right; rows with a reason are stacked on a phone. */
export function table(head: readonly string[], rows: ReadonlyArray<ReadonlyArray<string | number>>): string {
  const numeric = head.map(
    (_, column) =>
      rows.length > 0 && rows.every(row => /^[–\d][\d.,]*(?:%| h| d)?$/.test(String(row[column] ?? ''))),
  );
  const mark = (column: number) => (numeric[column] ? ' class="number"' : '');
  const cells = (row: ReadonlyArray<string | number>) =>
    row
      .map(
        (cell, column) =>
          `<td${mark(column)} data-label="${escapeHtml(head[column] ?? '')}">${escapeHtml(String(cell))}</td>`,
      )
      .join('');
  return `<div class="wide${head.includes('Why') ? ' stack' : ''}"><table><thead><tr>${head.map((cell, column) => `<th scope="col"${mark(column)}>${escapeHtml(cell)}</th>`).join('')}</tr></thead><tbody>${rows
    .map(row => `<tr>${cells(row)}</tr>`)
    .join('')}</tbody></table></div>`;
}

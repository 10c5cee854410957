import type { NewBlock } from './line-builder.ts';
import { tableRows } from './line-builder.ts';

/** A span beyond this is a mistake or an attack. */
const MOST_SPAN = 50;
/** Cells of a table at most; what comes after them is not read. */
const MOST_CELLS = 100_000;

interface Cell {
  text: string;
  isHeader: boolean;
}

/**
 * A table's rows as bullets that carry their column names. Cells that span columns or rows count in
 * each of them; a header of several rows names a column by all its parts. `textOf` reads one cell.
 */
export function tableBlocks(table: Element, textOf: (cell: Element) => string): NewBlock[] {
  const grid = gridOf(ownRows(table), textOf);
  const first = grid.findIndex(row => row.some(cell => cell.text !== '' && !cell.isHeader));
  const headerRows = grid.slice(0, first === -1 ? Math.max(0, grid.length - 1) : first);
  const parts = headerParts(headerRows);
  const rows = grid.slice(headerRows.length).map(row => namedCells(row, parts));
  return tableRows([], rows).filter(row => row.text !== '');
}

/** True where a table only lays out a page: then its cells are read as pages are. */
export function isLayoutTable(table: Element): boolean {
  const role = table.getAttribute('role');
  if (role === 'presentation' || role === 'none') return true;
  const rows = ownRows(table);
  if (rows.every(row => cellsOf(row).length <= 1)) return true;
  return rows.some(row => cellsOf(row).some(cell => cell.querySelector('table,h1,h2,h3,ol,pre') !== null));
}

/** The table's own cells in order, without those of tables within. */
export function tableCells(table: Element): Element[] {
  return ownRows(table).flatMap(cellsOf);
}

function ownRows(table: Element): Element[] {
  const rows: Element[] = [];
  for (const child of elementsOf(table)) {
    if (nameOf(child) === 'TR') rows.push(child);
    else if (/^T(HEAD|BODY|FOOT)$/.test(nameOf(child))) {
      rows.push(...elementsOf(child).filter(row => nameOf(row) === 'TR'));
    }
  }
  return rows;
}

function cellsOf(row: Element): Element[] {
  return elementsOf(row).filter(cell => /^T[DH]$/.test(nameOf(cell)));
}

function elementsOf(parent: Element): Element[] {
  return [...parent.children];
}

function nameOf(element: Element): string {
  return element.tagName.toUpperCase();
}

function gridOf(rows: Element[], textOf: (cell: Element) => string): Cell[][] {
  const grid: Cell[][] = rows.map(() => []);
  let count = 0;
  rows.forEach((row, y) => {
    let x = 0;
    for (const element of cellsOf(row)) {
      while (grid[y]?.[x]) x++;
      const columns = spanOf(element, 'colspan');
      const lines = Math.min(spanOf(element, 'rowspan'), rows.length - y);
      count += columns * lines;
      if (count > MOST_CELLS) return;
      const cell = { text: textOf(element), isHeader: nameOf(element) === 'TH' };
      for (let down = 0; down < lines; down++) {
        for (let right = 0; right < columns; right++) {
          const line = grid[y + down];
          if (line) line[x + right] = cell;
        }
      }
      x += columns;
    }
  });
  return grid.map(row => Array.from(row, cell => cell ?? { text: '', isHeader: false }));
}

function spanOf(cell: Element, name: 'colspan' | 'rowspan'): number {
  const span = Number.parseInt(cell.getAttribute(name) ?? '1', 10);
  return Number.isFinite(span) ? Math.min(Math.max(span, 1), MOST_SPAN) : 1;
}

/** For each column the words above it, from the top. */
function headerParts(rows: Cell[][]): string[][] {
  const width = Math.max(0, ...rows.map(row => row.length));
  return Array.from({ length: width }, (_, x) => [
    ...new Set(rows.map(row => row[x]?.text ?? '').filter(Boolean)),
  ]);
}

/** Each cell once, with its column's name; one that spans columns has what their names share. */
function namedCells(row: Cell[], parts: string[][]): string[] {
  const named: string[] = [];
  for (let x = 0; x < row.length; ) {
    const cell = row[x];
    let end = x + 1;
    while (end < row.length && row[end] === cell) end++;
    const columns = parts.slice(x, end);
    const shared = (columns[0] ?? []).filter(part => columns.every(column => column.includes(part)));
    const name = (shared.length > 0 ? shared : (columns[0] ?? [])).join(' ');
    if (cell?.text) named.push(name ? `${name}: ${cell.text}` : cell.text);
    x = end;
  }
  return named;
}

/** A value of flat TOML; tables become nested records. */
export type TomlValue = string | number | boolean | TomlValue[] | { [key: string]: TomlValue };

/** TOML beyond what front matter needs, or none at all; the message names the line. */
export class TomlFault extends Error {
  override readonly name = 'TomlFault';
}

/**
 * Reads the TOML that Hugo and Zola write as front matter: `key = value` with strings, numbers,
 * booleans, dates (as strings) and arrays, and `[table]` headers. Anything else (multi-line strings,
 * inline tables, arrays of tables) throws TomlFault, which says so.
 */
export function parseToml(text: string): Record<string, TomlValue> {
  const root: Record<string, TomlValue> = Object.create(null);
  let table = root;
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const number = index + 1;
    let line = withoutComment(lines[index] ?? '').trim();
    if (line === '') continue;
    const header = /^\[([^[\]]+)\]$/.exec(line)?.[1];
    if (header !== undefined) {
      table = Object.create(null);
      root[header.trim()] = table;
      continue;
    }
    const pair = /^(?:([\w-]+)|"([^"]+)"|'([^']+)')\s*=\s*(.*)$/.exec(line);
    if (!pair) throw new TomlFault(`line ${number} is not "key = value"`);
    const key = pair[1] ?? pair[2] ?? pair[3] ?? '';
    line = pair[4] ?? '';
    // An array may go on over lines.
    while (line.startsWith('[') && !isClosed(line) && index + 1 < lines.length) {
      line += ` ${withoutComment(lines[++index] ?? '').trim()}`;
    }
    table[key] = readValue(line.trim(), number);
  }
  return root;
}

function readValue(text: string, line: number): TomlValue {
  if (/^("""|''')/.test(text)) throw new TomlFault(`line ${line}: strings over several lines are not read`);
  const basic = /^"((?:[^"\\]|\\.)*)"$/.exec(text)?.[1];
  if (basic !== undefined) return unescapeBasic(basic, line);
  const literal = /^'([^']*)'$/.exec(text)?.[1];
  if (literal !== undefined) return literal;
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^\d{4}-\d{2}-\d{2}([T ][\d:.]+(Z|[+-]\d{2}:\d{2})?)?$/.test(text)) return text.replace(' ', 'T');
  if (/^[+-]?[\d_]+(\.[\d_]+)?$/.test(text)) return Number(text.replaceAll('_', ''));
  if (text.startsWith('[') && isClosed(text)) {
    return splitItems(text.slice(1, -1)).map(item => readValue(item, line));
  }
  throw new TomlFault(`line ${line}: the value is not a string, number, date, true, false or list of these`);
}

function unescapeBasic(text: string, line: number): string {
  try {
    return String(
      JSON.parse(
        `"${text.replace(/\\U([0-9a-fA-F]{8})/g, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16)))}"`,
      ),
    );
  } catch (cause) {
    if (!(cause instanceof SyntaxError) && !(cause instanceof RangeError)) throw cause;
    throw new TomlFault(`line ${line}: the string has an escape that TOML does not know`);
  }
}

/** Parts of a line that are inside quotes, or one character outside them. */
function* tokensOf(text: string): Generator<string> {
  for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"|'[^']*'|[\s\S]/g)) yield match[0];
}

function withoutComment(line: string): string {
  let kept = '';
  for (const token of tokensOf(line)) {
    if (token === '#') break;
    kept += token;
  }
  return kept;
}

function isClosed(text: string): boolean {
  let depth = 0;
  for (const token of tokensOf(text)) depth += token === '[' ? 1 : token === ']' ? -1 : 0;
  return depth === 0 && text.endsWith(']');
}

function splitItems(text: string): string[] {
  const items = [''];
  let depth = 0;
  for (const token of tokensOf(text)) {
    depth += token === '[' ? 1 : token === ']' ? -1 : 0;
    if (token === ',' && depth === 0) items.push('');
    else items[items.length - 1] += token;
  }
  return items.map(item => item.trim()).filter(Boolean);
}

/** Labels that say what the block is for; the words of others would only repeat their kind. */
const TELLING = /^(warning|caution|danger|important|deprecated)$/i;
const FENCE = /^\s*(`{3,}|~{3,})/;
const INTERNAL = /^\s*:::+\s*internal\b/i;
/** Docusaurus, VitePress, MyST: `:::note Title`, `:::tip{title="x"}`. */
const COLONS_OPEN = /^(\s*):::+\s*\{?([A-Za-z][\w-]*)\}?\s*(?:\[([^\]]*)\]|\{[^}]*\}|(.*))?$/;
const COLONS_CLOSE = /^\s*:::+\s*$/;
/** MkDocs: `!!! note "Title"`, `??? note` and `=== "Tab"`, with an indented body. */
const BANGS_OPEN = /^( {0,12})(?:!!!|\?\?\?\+?|===!?)\s+(?:([\w-]+)(?:\s+[\w-]+)*)?\s*(?:"([^"]*)")?\s*$/;
/** GitHub and Obsidian: `> [!NOTE] Title`. */
const ALERT = /^(\s*>\s*)\[!(\w+)\][-+]?\s*(.*)$/;
/** MDX: a line of code at the file's top level. */
const MDX_CODE =
  /^(import\s+(?:[\w*{][^;]*\s+from\s+)?['"][^'"]+['"];?|export\s+(?:const|let|default|function)\b.*)\s*$/;
/** A tag that names a component; HTML's own names are lower-case. */
const COMPONENT =
  /(?<!\\)<\/?[A-Z][\w.]*(?:\s+(?:[\w:-]+(?:=(?:"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}))?|\{\.\.\.[^{}]*\}))*\s*\/?>/g;
/**
 * Hugo `{{< x >}}` and `{{% x %}}`, Jekyll and Liquid `{% x %}`, and what these print of the site. A
 * placeholder that the article explains (`{{first_name}}`) is text.
 */
const SHORTCODE =
  /\{\{[<%][\s\S]{0,400}?[%>]\}\}|\{%-?[\s\S]{0,400}?-?%\}|\{\{-?\s*(?:(?:site|page|include|layout)\.|['"])[^{}\n]{0,200}\}\}/g;
const HEADING_ID = /^(\s{0,3}#{1,6}\s.*?)\s*\{#[\w-]+[^}]*\}\s*$/;

/**
 * Other tools' Markdown as plain Markdown: admonitions become paragraphs (a warning keeps its label),
 * imports, components, shortcodes and template tags go, what they enclose stays. Code blocks pass as
 * they are, and so does our own `:::internal`.
 */
export function plainMarkdown(markdown: string): string {
  const parts: string[] = [];
  let prose: string[] = [];
  const flush = () => {
    if (prose.length > 0) parts.push(withoutTags(prose.join('\n')));
    prose = [];
  };
  const lines = markdown.split(/\r?\n/);
  let fence = '';
  /** Where the bodies of the indented blocks around a line begin, outermost first. */
  const bodies: number[] = [];
  for (const [index, original] of lines.entries()) {
    let line = original;
    if (bodies.length > 0) {
      line = line.replaceAll('\t', '    ');
      const indent = /^ */.exec(line)?.[0].length ?? 0;
      while (line.trim() !== '' && indent < (bodies.at(-1) ?? 0)) bodies.pop();
      line = line.slice(Math.min(indent, 4 * bodies.length));
    }
    const mark = FENCE.exec(line)?.[1];
    if (fence) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = '';
      parts.push(line);
      continue;
    }
    if (mark) {
      fence = mark;
      flush();
      parts.push(line);
      continue;
    }
    const bangs = BANGS_OPEN.exec(line);
    if (bangs && hasBody(lines, index)) {
      bodies.push((bangs[1]?.length ?? 0) + 4 * bodies.length + 4);
      prose.push('', ...labelOf(bangs[2] ?? '', bangs[3], ''), '');
      continue;
    }
    prose.push(...plainLine(line));
  }
  flush();
  return parts.join('\n');
}

function plainLine(line: string): string[] {
  if (INTERNAL.test(line)) return [line];
  if (COLONS_CLOSE.test(line)) return [''];
  const colons = COLONS_OPEN.exec(line);
  if (colons) return ['', ...labelOf(colons[2] ?? '', colons[3] ?? colons[4], colons[1] ?? ''), ''];
  const alert = ALERT.exec(line);
  if (alert) {
    const label = labelOf(alert[2] ?? '', alert[3], '')[0];
    return label === undefined ? [alert[1] ?? ''] : [`${alert[1]}${label}`, alert[1] ?? ''];
  }
  if (MDX_CODE.test(line)) return [''];
  return [(line.includes('{#') && HEADING_ID.exec(line)?.[1]) || line];
}

/** A block's own title, or its kind where that is a warning. */
function labelOf(kind: string, title: string | undefined, indent: string): string[] {
  const text = title?.trim().replace(/^"(.*)"$/, '$1');
  if (text) return [`${indent}**${text}**`];
  if (!TELLING.test(kind)) return [];
  return [`${indent}${kind.charAt(0).toUpperCase()}${kind.slice(1).toLowerCase()}:`];
}

/** The next line that is not blank stands deeper than this one by a level. */
function hasBody(lines: string[], index: number): boolean {
  const indentOf = (line: string) => /^[ \t]*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0;
  const next = lines.slice(index + 1, index + 3).find(line => line.trim() !== '');
  return next !== undefined && indentOf(next) >= indentOf(lines[index] ?? '') + 4;
}

/** Tags go outside code alone: a code span may explain a shortcode. */
function withoutTags(markdown: string): string {
  return markdown
    .split(/((?<!`)`[^`\n]+`(?!`))/)
    .map((part, index) => (index % 2 === 1 ? part : withoutTagsIn(part)))
    .join('');
}

function withoutTagsIn(text: string): string {
  return text
    .replace(SHORTCODE, '')
    .replace(COMPONENT, tag => /\b(?:title|label)="([^"]*)"/.exec(tag)?.[1] ?? '')
    .replace(/\{\/\*[\s\S]{0,2000}?\*\/\}/g, '');
}

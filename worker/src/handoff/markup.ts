export type Format = 'html' | 'markdown' | 'plain';

/** A line of text with what it is, and where it leads. */
export interface Line {
  label?: string;
  text: string;
  url?: string;
}

/** What a text for agents is made of; the format comes last. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; lines: Line[] }
  /** Somebody's own words. */
  | { kind: 'quote'; text: string }
  /** Each item has one line or more. */
  | { kind: 'list'; isNumbered?: boolean; items: Line[][] };

/** Writes blocks in one format. Every text is escaped; a link that is not http, https or mailto is plain text. */
export function writeBlocks(blocks: Block[], format: Format): string {
  if (format === 'html') return blocks.map(htmlBlock).join('');
  return blocks.map(block => textBlock(block, format)).join('\n\n');
}

/** As numbers: no entity's name has to be known. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}

/** Nothing in the text is read as Markdown; underscores inside words, as in links, mean nothing anyway. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*[\]<|~]|&(?=#|\w+;)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/^(\s*)([#+=>-])/gm, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/gm, '$1\\$2');
}

function htmlBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h3>${htmlText(block.text)}</h3>`;
    case 'paragraph':
      return `<p>${block.lines.map(htmlLine).join('<br>')}</p>`;
    case 'quote':
      return `<blockquote>${htmlText(block.text)}</blockquote>`;
    case 'list': {
      const tag = block.isNumbered ? 'ol' : 'ul';
      const items = block.items.map(lines => `<li>${lines.map(htmlLine).join('<br>')}</li>`);
      return `<${tag}>${items.join('')}</${tag}>`;
    }
  }
}

function htmlLine({ label, text, url }: Line): string {
  const words = isLink(url) ? `<a href="${escapeHtml(url)}">${htmlText(text)}</a>` : htmlText(text);
  return label === undefined ? words : `<strong>${escapeHtml(label)}:</strong> ${words}`;
}

function htmlText(text: string): string {
  return escapeHtml(text).replace(/\r\n?|\n/g, '<br>');
}

function textBlock(block: Block, format: 'markdown' | 'plain'): string {
  switch (block.kind) {
    case 'heading':
      return format === 'markdown' ? `### ${escapeMarkdown(block.text)}` : block.text.toUpperCase();
    case 'paragraph':
      return block.lines.map(line => textLine(line, format)).join(breakOf(format));
    case 'quote':
      return textLine(block, format).replace(/^/gm, '> ');
    case 'list':
      return block.items
        .map((lines, index) => {
          const bullet = block.isNumbered ? `${index + 1}. ` : '- ';
          const text = lines.map(line => textLine(line, format)).join('\n');
          return bullet + text.replaceAll('\n', breakOf(format) + ' '.repeat(bullet.length));
        })
        .join('\n');
  }
}

function textLine({ label, text, url }: Line, format: 'markdown' | 'plain'): string {
  if (format === 'plain') {
    const words = isLink(url) && url !== text ? `${text} (${url})` : text;
    return label === undefined ? words : `${label}: ${words}`;
  }
  const escaped = escapeMarkdown(text).replace(/(?<=\S)\r?\n(?=\S)/g, breakOf(format));
  const words = isLink(url) ? `[${escaped}](<${url.replace(/[<>\s\\]/g, encodeURIComponent)}>)` : escaped;
  return label === undefined ? words : `**${escapeMarkdown(label)}:** ${words}`;
}

/** Two blanks keep a line's end in Markdown. */
function breakOf(format: 'markdown' | 'plain'): string {
  return format === 'markdown' ? '  \n' : '\n';
}

function isLink(url: string | undefined): url is string {
  return url !== undefined && /^(?:https?:\/\/|mailto:)/i.test(url);
}

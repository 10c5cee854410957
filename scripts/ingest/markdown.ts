import type { Token, Tokens } from 'marked';
import { lexer, parser } from 'marked';
import { readHtml } from './html.ts';
import { parseDocument } from './html-tree.ts';
import { imageText } from './image-text.ts';
import type { NewBlock } from './line-builder.ts';
import { listItem, oneLine, tableRows } from './line-builder.ts';

/** Markdown as blocks: inline formatting gone, links as their words, images as what they tell. */
export function readMarkdown(markdown: string): NewBlock[] {
  return blocksOf(lexer(markdown), 0);
}

function blocksOf(tokens: Token[], depth: number): NewBlock[] {
  return tokens.flatMap(token => blockOf(token, depth));
}

function blockOf(token: Token, depth: number): NewBlock[] {
  switch (token.type) {
    case 'heading':
      return textBlock({ kind: 'heading', level: token.depth, text: inlineText(token.tokens ?? []) });
    case 'paragraph':
    case 'text':
      // Tags within a line may hide or script what they enclose: read the line as HTML.
      if (hasHtml(token.tokens ?? [])) return readHtml(parser([token])).blocks;
      return textBlock({
        kind: 'paragraph',
        level: 0,
        text: token.tokens ? paragraphText(token.tokens) : decode(token.text),
      });
    case 'list':
      return listBlocks(token as Tokens.List, depth);
    case 'code':
      // A fence inside would end ours.
      return textBlock({ kind: 'code', level: 0, text: token.text.replaceAll('```', "'''") });
    case 'blockquote':
      return blocksOf(token.tokens ?? [], depth);
    case 'table': {
      const table = token as Tokens.Table;
      const header = table.header.map(cell => inlineText(cell.tokens));
      return tableRows(
        header,
        table.rows.map(row => row.map(cell => inlineText(cell.tokens))),
      );
    }
    case 'html':
      return readHtml(token.raw).blocks;
    default:
      return [];
  }
}

function listBlocks(list: Tokens.List, depth: number): NewBlock[] {
  let number = typeof list.start === 'number' ? list.start : 1;
  return list.items.flatMap(item => {
    const marker: NewBlock = list.ordered
      ? { kind: 'step', level: depth, text: '', number: number++ }
      : { kind: 'bullet', level: depth, text: '' };
    return listItem(blocksOf(item.tokens, depth + 1), marker);
  });
}

function textBlock(block: NewBlock): NewBlock[] {
  const text = block.kind === 'code' ? block.text : oneLine(block.text);
  return text ? [{ ...block, text }] : [];
}

function paragraphText(tokens: Token[]): string {
  return inlineText(tokens, !hasWords(tokens));
}

/** Words other than a picture's description. */
function hasWords(tokens: Token[]): boolean {
  return tokens.some(token => {
    if (token.type === 'image') return false;
    if ('tokens' in token && token.tokens) return hasWords(token.tokens);
    return token.raw.trim() !== '';
  });
}

/** `isAlone`: there are pictures and no words. */
function inlineText(tokens: Token[], isAlone = false): string {
  return tokens
    .map(token => {
      if (token.type === 'html') return '';
      if (token.type === 'image') return imageText(decode(token.text), isAlone);
      if (token.type === 'br') return ' ';
      if ('tokens' in token && token.tokens) return inlineText(token.tokens, isAlone);
      return token.type === 'codespan' ? token.text : decode('text' in token ? token.text : '');
    })
    .join('');
}

function hasHtml(tokens: Token[]): boolean {
  return tokens.some(token => token.type === 'html' || ('tokens' in token && hasHtml(token.tokens ?? [])));
}

function decode(text: string): string {
  return text.includes('&') ? (parseDocument(text.replaceAll('<', '&lt;')).body.textContent ?? '') : text;
}

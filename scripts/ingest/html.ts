import { isLayoutTable, tableBlocks, tableCells } from './html-table.ts';
import { cleanTree, createBlockTest, isBlock, isElement, parseDocument } from './html-tree.ts';
import { imageText } from './image-text.ts';
import type { NewBlock } from './line-builder.ts';
import { listItem, oneLine } from './line-builder.ts';

export interface HtmlDocument {
  title?: string;
  locale?: string;
  blocks: NewBlock[];
}

/** A piece of a line: words, a picture's description, or a forced break. */
type Piece = { kind: 'text' | 'image' | 'break'; text: string };

/** The main content of a page, or of a fragment, as blocks. */
export function readHtml(html: string): HtmlDocument {
  const document = parseDocument(html);
  const title = oneLine(document.querySelector('head title, title')?.textContent ?? '');
  const heading = headingText(document.querySelector('h1'));
  const locale = document.querySelector('html')?.getAttribute('lang');
  const blocks = readTree(document, mainOf(document));
  return {
    ...((title || heading) && { title: title || heading }),
    ...(locale && { locale }),
    blocks,
  };
}

/** What a tree says, as blocks. `main` is where to read; everything around it is left out. */
export function readTree(document: Document, main: Element): NewBlock[] {
  cleanTree(document.documentElement);
  return createWalk().blocksOf(main, 0);
}

/** Where a page's content is, by its own marks; the body without its header and footer if it has none. */
function mainOf(document: Document): Element {
  const main = document.querySelector('main, [role="main"]') ?? document.querySelector('article');
  if (main) return main;
  for (const element of document.querySelectorAll('body > header, footer')) element.remove();
  return document.querySelector('body') ?? document.documentElement;
}

function createWalk() {
  const hasBlock = createBlockTest();

  function blocksOf(element: Element, depth: number): NewBlock[] {
    const blocks: NewBlock[] = [];
    let line: Piece[] = [];
    const flush = () => {
      for (const text of linesOf(line)) blocks.push({ kind: 'paragraph', level: 0, text });
      line = [];
    };
    for (const child of element.childNodes) {
      if (isElement(child) && hasBlock(child)) {
        flush();
        blocks.push(...blockOf(child, depth));
      } else {
        collectInline(child, line);
      }
    }
    flush();
    return blocks;
  }

  function blockOf(element: Element, depth: number): NewBlock[] {
    const name = element.tagName.toUpperCase();
    const heading = /^H([1-6])$/.exec(name)?.[1];
    if (heading) {
      const { text, rest } = splitHeading(element);
      const own: NewBlock[] = text ? [{ kind: 'heading', level: Number(heading), text }] : [];
      if (rest.length === 0) return own;
      for (const node of [...element.childNodes]) if (!rest.includes(node)) node.remove();
      return [...own, ...blocksOf(element, depth)];
    }
    switch (name) {
      case 'OL':
      case 'UL':
        return listOf(element, depth);
      case 'PRE': {
        const code = codeOf(element);
        return code ? [{ kind: 'code', level: 0, text: code }] : [];
      }
      case 'TABLE':
        if (isLayoutTable(element)) return tableCells(element).flatMap(cell => blocksOf(cell, depth));
        return tableBlocks(element, inlineText);
      default:
        return blocksOf(element, depth);
    }
  }

  function listOf(list: Element, depth: number): NewBlock[] {
    const isOrdered = list.tagName.toUpperCase() === 'OL';
    let number = Number(list.getAttribute('start') ?? 1) || 1;
    return [...list.children].flatMap(child => {
      const name = child.tagName.toUpperCase();
      // Some editors put a nested list beside the item it belongs to.
      if (name === 'OL' || name === 'UL') return listOf(child, depth + 1);
      if (name !== 'LI') return blockOf(child, depth);
      const own = Number.parseInt(child.getAttribute('value') ?? '', 10);
      if (Number.isFinite(own) && own > 0) number = own;
      const marker: NewBlock = isOrdered
        ? { kind: 'step', level: depth, text: '', number: number++ }
        : { kind: 'bullet', level: depth, text: '' };
      return listItem(blocksOf(child, depth + 1), marker);
    });
  }

  return { blocksOf };
}

/** A heading's words on one line, also where it was never closed and holds all that follows. */
export function headingText(heading: Element | null): string {
  return heading ? splitHeading(heading).text : '';
}

function splitHeading(heading: Element): { text: string; rest: Node[] } {
  // Documentation tools put a link to the heading behind it.
  const clean = (text: string) => text.replace(/[\s\u200b]*[#¶]$/, '');
  const nodes = [...heading.childNodes];
  const firstBlock = nodes.findIndex(node => isElement(node) && isBlock(node));
  const line: Piece[] = [];
  for (const node of firstBlock === -1 ? nodes : nodes.slice(0, firstBlock)) collectInline(node, line);
  const leading = clean(linesOf(line).join(' '));
  if (firstBlock !== -1 && leading !== '') return { text: leading, rest: nodes.slice(firstBlock) };
  return { text: clean(inlineText(heading)), rest: [] };
}

function collectInline(node: Node, line: Piece[]): void {
  if (node.nodeType === 3) {
    line.push({ kind: 'text', text: node.textContent ?? '' });
    return;
  }
  if (!isElement(node)) return;
  const name = node.tagName.toUpperCase();
  if (name === 'BR') line.push({ kind: 'break', text: '' });
  else if (name === 'IMG') line.push({ kind: 'image', text: node.getAttribute('alt') ?? '' });
  else for (const child of node.childNodes) collectInline(child, line);
}

/** An element's words on one line. */
function inlineText(element: Element): string {
  const line: Piece[] = [];
  collectInline(element, line);
  return linesOf(line).join(' ');
}

/** Two breaks end a paragraph; one ends it where the next line is a typed-out list item. */
function linesOf(line: Piece[]): string[] {
  const lines = [''];
  let breaks = 0;
  const isAlone = line.every(piece => piece.kind !== 'text' || piece.text.trim() === '');
  for (const piece of line) {
    if (piece.kind === 'break') {
      breaks++;
      continue;
    }
    const text = piece.kind === 'image' ? imageText(piece.text, isAlone) : piece.text;
    if (breaks > 0 && text.trim() === '') continue;
    if (breaks > 1 || (breaks === 1 && /^\s*(?:\d{1,3}[.)]|[-•–])\s/.test(text))) lines.push(text);
    else lines[lines.length - 1] += breaks === 1 ? ` ${text}` : text;
    breaks = 0;
  }
  return lines.map(oneLine).filter(Boolean);
}

function codeOf(element: Element): string {
  for (const lineBreak of element.querySelectorAll('br')) lineBreak.replaceWith('\n');
  // A fence inside would end ours.
  return (element.textContent ?? '').replaceAll('```', "'''").replace(/^\n|\s+$/g, '');
}

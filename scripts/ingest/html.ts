import type { Node } from 'node-html-parser';
import { HTMLElement, NodeType, parse } from 'node-html-parser';
import type { NewBlock } from './line-builder.ts';
import { listItem, oneLine, tableRows } from './line-builder.ts';

/** Never content: machinery, navigation, and what a reader cannot see. */
const DROPPED =
  'script,style,nav,template,noscript,iframe,svg,object,embed,form,select,dialog,[hidden],[aria-hidden="true"],[role="navigation"]';
const HIDDEN_STYLE =
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])/i;
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR HTML LI MAIN OL P PRE SECTION SUMMARY TABLE TBODY THEAD TR UL'.split(
    ' ',
  ),
);

export interface HtmlDocument {
  title?: string;
  locale?: string;
  blocks: NewBlock[];
}

/** The main content of a page, or of a fragment, as blocks. */
export function readHtml(html: string): HtmlDocument {
  const root = parse(html, { comment: false, blockTextElements: { script: true, style: true, pre: true } });
  const title = root.querySelector('title')?.textContent ?? root.querySelector('h1')?.textContent;
  const locale = root.querySelector('html')?.getAttribute('lang');
  for (const element of root.querySelectorAll(DROPPED)) element.remove();
  for (const element of root.querySelectorAll('[style]')) {
    if (HIDDEN_STYLE.test(element.getAttribute('style') ?? '')) element.remove();
  }
  const main = root.querySelector('main, [role="main"]') ?? root.querySelector('article');
  if (!main) for (const element of root.querySelectorAll('body > header, footer')) element.remove();
  const blocks = blocksOf(main ?? root.querySelector('body') ?? root, 0);
  return { ...(title && { title: oneLine(title) }), ...(locale && { locale }), blocks };
}

function blocksOf(element: HTMLElement, depth: number): NewBlock[] {
  const blocks: NewBlock[] = [];
  let inline = '';
  const flush = () => {
    const text = oneLine(inline);
    if (text) blocks.push({ kind: 'paragraph', level: 0, text });
    inline = '';
  };
  for (const child of element.childNodes) {
    if (child instanceof HTMLElement && hasBlock(child)) {
      flush();
      blocks.push(...blockOf(child, depth));
    } else {
      inline += inlineText(child);
    }
  }
  flush();
  return blocks;
}

function hasBlock(element: HTMLElement): boolean {
  if (BLOCKS.has(element.tagName)) return true;
  return element.childNodes.some(child => child instanceof HTMLElement && hasBlock(child));
}

function inlineText(node: Node): string {
  if (node.nodeType === NodeType.COMMENT_NODE) return '';
  return node instanceof HTMLElement && node.tagName === 'BR' ? ' ' : node.textContent;
}

function blockOf(element: HTMLElement, depth: number): NewBlock[] {
  const heading = /^H([1-6])$/.exec(element.tagName)?.[1];
  if (heading) {
    const text = oneLine(element.textContent);
    return text ? [{ kind: 'heading', level: Number(heading), text }] : [];
  }
  switch (element.tagName) {
    case 'OL':
    case 'UL':
      return listOf(element, depth);
    case 'PRE': {
      const code = element.textContent.replace(/^\n|\s+$/g, '');
      return code ? [{ kind: 'code', level: 0, text: code }] : [];
    }
    case 'TABLE':
      return tableOf(element);
    default:
      return blocksOf(element, depth);
  }
}

function listOf(list: HTMLElement, depth: number): NewBlock[] {
  const isOrdered = list.tagName === 'OL';
  let number = Number(list.getAttribute('start') ?? 1) || 1;
  return list.childNodes.flatMap(child => {
    if (!(child instanceof HTMLElement)) return [];
    // Some editors put a nested list beside the item it belongs to.
    if (child.tagName === 'OL' || child.tagName === 'UL') return listOf(child, depth + 1);
    if (child.tagName !== 'LI') return blockOf(child, depth);
    const marker: NewBlock = isOrdered
      ? { kind: 'step', level: depth, text: '', number: number++ }
      : { kind: 'bullet', level: depth, text: '' };
    return listItem(blocksOf(child, depth + 1), marker);
  });
}

function tableOf(table: HTMLElement): NewBlock[] {
  const rows = table.querySelectorAll('tr');
  const cells = rows.map(row => row.querySelectorAll('th,td').map(cell => oneLine(cell.textContent)));
  const hasHeader = rows[0]?.querySelectorAll('td').length === 0;
  return tableRows(hasHeader ? (cells[0] ?? []) : [], hasHeader ? cells.slice(1) : cells);
}

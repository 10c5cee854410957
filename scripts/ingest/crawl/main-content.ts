import { Readability } from '@mozilla/readability';
import { readTree } from '../html.ts';
import { cleanTree, depthOf, parseDocument } from '../html-tree.ts';
import type { NewBlock } from '../line-builder.ts';
import { dropAround, dropLines } from './boilerplate.ts';

/** What documentation tools and help centres call the place of their articles, the most exact first. */
const CONTAINERS = [
  '[itemprop="articleBody"]',
  '.article-body,.article__body,.article_body',
  '.theme-doc-markdown,.vp-doc,.md-content__inner,.markdown-body,.intercom-article-content,#fullArticle',
  'article',
  'main,[role="main"]',
];
const CONTAINER_WORDS = 5;
/** Readability walks by recursion; what is deeper is read by its marks alone. */
const READABILITY_DEPTH = 500;
/** Words that Readability may leave out as noise before it must have lost part of the article. */
const LOSS = 0.4;
/** On short pages Readability errs most: it was made for newspapers. */
const SHORT_WORDS = 400;

/**
 * A page's article as blocks. Readability finds it on pages that do not mark it; where a page does, its
 * finding is taken only if no step, code, table row or heading was lost on the way, else the page's own mark
 * (or all of its body) is.
 */
export function mainContent(html: string): NewBlock[] {
  const marked = fromContainer(html);
  const found = fromReadability(html);
  if (marked)
    return !found || losesAny(found, marked, ['step', 'code', 'bullet', 'heading']) ? marked : found;
  const body = fromBody(html);
  return !found || losesAny(found, body, ['step', 'code']) ? body : found;
}

function fromContainer(html: string): NewBlock[] | undefined {
  const document = parseDocument(html);
  for (const selector of CONTAINERS) {
    const all = [...document.querySelectorAll(selector)];
    const element = all[0];
    // Several are teasers on a page of lists.
    if (!element || all.length > 1) continue;
    const blocks = blocksWithin(document, element);
    if (countWords(blocks) >= CONTAINER_WORDS) return blocks;
  }
  return undefined;
}

function fromBody(html: string): NewBlock[] {
  const document = parseDocument(html);
  for (const element of document.querySelectorAll('body > header, footer, aside')) element.remove();
  return blocksWithin(document, document.querySelector('body') ?? document.documentElement);
}

function fromReadability(html: string): NewBlock[] | undefined {
  const document = parseDocument(html);
  cleanTree(document.documentElement);
  if (depthOf(document.documentElement) > READABILITY_DEPTH) return undefined;
  const content = new Readability(document, { charThreshold: 100, keepClasses: true }).parse()?.content;
  if (!content) return undefined;
  const tree = parseDocument(content);
  return blocksWithin(tree, tree.body);
}

function blocksWithin(document: Document, main: Element): NewBlock[] {
  dropAround(main);
  return dropLines(readTree(document, main));
}

/** Whether too many words are missing, or any block of these kinds. Long bodies are mostly what stands around. */
function losesAny(found: NewBlock[], whole: NewBlock[], kinds: Array<NewBlock['kind']>): boolean {
  const words = countWords(whole);
  if (words < SHORT_WORDS && countWords(found) < words * (1 - LOSS)) return true;
  const count = (blocks: NewBlock[], kind: NewBlock['kind']) =>
    blocks.filter(block => block.kind === kind && (kind !== 'heading' || block.level > 1)).length;
  return kinds.some(kind => count(found, kind) < count(whole, kind));
}

function countWords(blocks: NewBlock[]): number {
  return blocks.reduce((sum, block) => sum + (block.text.match(/\S+/g)?.length ?? 0), 0);
}

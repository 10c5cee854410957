import { parseHTML } from 'linkedom';

/** Deeper than any page that people wrote; what lies below is flattened, or recursion would overflow. */
const DEEPEST = 200;
const DROPPED =
  'script,style,nav,template,noscript,iframe,svg,object,embed,form,select,dialog,button,[hidden],[aria-hidden="true"],[role="navigation"]';
const HIDDEN_STYLE =
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])/i;
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR HTML LI MAIN OL P PRE SECTION SUMMARY TABLE TBODY THEAD TR UL'.split(
    ' ',
  ),
);

/** Parses a page, or a fragment of one, as browsers would mend it. */
export function parseDocument(html: string): Document {
  const isPage = /<(?:html|body)[\s>]/i.test(html);
  return parseHTML(isPage ? html : `<!doctype html><html><body>${html}</body></html>`).document;
}

/** Takes out what is never content: machinery, navigation, what a reader cannot see, and senseless depth. */
export function cleanTree(root: Element): void {
  for (const element of root.querySelectorAll(DROPPED)) element.remove();
  for (const element of root.querySelectorAll('[style]')) {
    if (HIDDEN_STYLE.test(element.getAttribute('style') ?? '')) element.remove();
  }
  limitDepth(root);
}

/** True for elements that start a line of their own. */
export function isBlock(element: Element): boolean {
  return BLOCKS.has(element.tagName.toUpperCase());
}

/** Whether an element is or holds a block, remembered: the question comes up at every level. */
export function createBlockTest(): (element: Element) => boolean {
  const known = new WeakMap<Element, boolean>();
  const hasBlock = (element: Element): boolean => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const found = isBlock(element) || [...element.children].some(hasBlock);
    known.set(element, found);
    return found;
  };
  return hasBlock;
}

/** How deep the deepest element lies, counted without recursion. */
export function depthOf(root: Element): number {
  let deepest = 0;
  for (const { depth } of walk(root)) deepest = Math.max(deepest, depth);
  return deepest;
}

/** Every node below `root` in document order, without recursion. */
export function* walk(root: Element): Generator<{ node: Node; depth: number }> {
  let node: Node | null = root.firstChild;
  let depth = 1;
  while (node && depth > 0) {
    yield { node, depth };
    if (node.firstChild) {
      node = node.firstChild;
      depth++;
      continue;
    }
    while (node && depth > 0 && !node.nextSibling) {
      node = node.parentNode;
      depth--;
    }
    if (depth > 0) node = node?.nextSibling ?? null;
  }
}

/** Elements at the limit keep their text, cut in paragraphs where blocks began. */
function limitDepth(root: Element): void {
  const tooDeep = new Set<Element>();
  for (const { node, depth } of walk(root)) {
    if (depth === DEEPEST && isElement(node) && node.firstElementChild) tooDeep.add(outsideTable(node));
  }
  for (const element of tooDeep) {
    const texts = [''];
    for (const { node } of walk(element)) {
      if (isElement(node) && isBlock(node)) texts.push('');
      else if (node.nodeType === 3) texts[texts.length - 1] += node.textContent ?? '';
    }
    const paragraphs = texts
      .filter(text => text.trim() !== '')
      .map(text => {
        const paragraph = element.ownerDocument.createElement('p');
        paragraph.textContent = text;
        return paragraph;
      });
    element.replaceChildren(...paragraphs);
  }
}

/** A table is read by its cells alone: what replaces one of its parts must stand in its place. */
function outsideTable(element: Element): Element {
  let outer = element;
  while (/^(TABLE|TBODY|THEAD|TFOOT|TR)$/i.test(outer.tagName) && outer.parentElement) {
    outer = outer.parentElement;
  }
  return outer;
}

/** Narrows a node to an element. */
export function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

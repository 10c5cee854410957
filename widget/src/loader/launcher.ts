import css from './launcher.css?inline';

const SVG = 'http://www.w3.org/2000/svg';
const BUBBLE = 'M21 11.5a8.4 8.4 0 0 1-12 7.6L3 21l1.9-6A8.4 8.4 0 1 1 21 11.5z';
const CHEVRON = 'M5 9l7 7 7-7';

/** The launcher in its own shadow root; not yet in the page. */
export interface Launcher {
  element: HTMLElement;
  root: ShadowRoot;
  button: HTMLButtonElement;
  dot: HTMLElement;
}

/** Draws the launcher node by node: no markup is parsed, so Trusted Types have nothing to object to. */
export function drawLauncher(): Launcher {
  const element = document.createElement('waypost-widget');
  const root = element.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];

  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'launcher';
  button.setAttribute('aria-haspopup', 'dialog');
  button.setAttribute('aria-controls', 'panel');
  const dot = document.createElement('span');
  dot.className = 'dot';
  button.append(icon(BUBBLE, CHEVRON), dot);
  root.append(button);
  return { element, root, button, dot };
}

/**
 * Keeps the widget in the page when a framework replaces the body or the whole document. It lives
 * beside the body, so most replacements never touch it.
 */
export function keepInPage(element: HTMLElement): void {
  const observer = new MutationObserver(attach);
  function attach(): void {
    const parent = document.documentElement;
    if (!parent) return;
    if (element.parentNode !== parent) parent.append(element);
    observer.observe(document, { childList: true });
    observer.observe(parent, { childList: true });
  }
  attach();
}

/** One drawing with both states in it: elements are what the first paint pays for. */
function icon(...paths: string[]): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  for (const path of paths) {
    const line = document.createElementNS(SVG, 'path');
    line.setAttribute('d', path);
    svg.append(line);
  }
  return svg;
}

/** What may stand on the tag besides the site. */
export interface SnippetOptions {
  position?: 'left' | 'right';
  mode?: 'auto' | 'light' | 'dark';
  /** BCP 47; the page's language by default. */
  locale?: string;
  /** #rrggbb for the launcher's first paint, before the site's theme is known. */
  accent?: string;
  /** `inherit` takes the page's font. */
  font?: 'inherit';
  hideLauncher?: boolean;
  /** false: nothing is drawn before `Waypost('boot')`. */
  auto?: boolean;
  /** For a content security policy with nonces. */
  nonce?: string;
}

/** Where the widget is served from, and for which site. */
export interface Snippet {
  /** Origin that serves waypost.js, e.g. https://support.example.com */
  origin: string;
  site: string;
  options?: SnippetOptions;
}

/** The attributes of the tag, in order; `true` for one without a value. */
export function snippetAttributes({
  origin,
  site,
  options = {},
}: Snippet): Array<[name: string, value: string | true]> {
  const { position, mode, locale, accent, font, hideLauncher, auto, nonce } = options;
  const attributes: Array<[string, string | true | undefined]> = [
    ['async', true],
    ['src', `${origin.replace(/\/+$/, '')}/waypost.js`],
    ['data-site', site],
    ['data-position', position],
    ['data-mode', mode],
    ['data-locale', locale],
    ['data-accent', accent],
    ['data-font', font],
    ['data-hide-launcher', hideLauncher ? 'true' : undefined],
    ['data-auto', auto === false ? 'false' : undefined],
    ['nonce', nonce],
  ];
  return attributes.filter((pair): pair is [string, string | true] => pair[1] !== undefined);
}

/** The tag to paste into a page: the single source of it, escaped for HTML. */
export function embedSnippet(snippet: Snippet): string {
  const attributes = snippetAttributes(snippet).map(([name, value]) =>
    value === true ? name : `${name}="${escapeAttribute(value)}"`,
  );
  return `<script ${attributes.join(' ')}></script>`;
}

function escapeAttribute(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

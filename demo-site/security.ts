/** Headers of every page: what a careful customer would send, with the widget's origin and nothing more. */
export function pageHeaders(snippet: string): Record<string, string> {
  const widget = widgetOrigin(snippet);
  const sources = widget ? `'self' ${widget}` : "'self'";
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'content-security-policy': [
      "default-src 'self'",
      `script-src ${sources}`,
      // The live channel's scheme is another one, and has to be named.
      `connect-src ${sources}${widget ? ` ${widget.replace(/^http/, 'ws')}` : ''}`,
      "style-src 'self'",
      "img-src 'self' data:",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'self'",
      "require-trusted-types-for 'script'",
    ].join('; '),
  };
}

/** The origin in the first absolute `src` of the tag; undefined when the tag is served by this site. */
export function widgetOrigin(snippet: string): string | undefined {
  const source = /\bsrc\s*=\s*["'](https?:\/\/[^"']+)["']/i.exec(snippet)?.[1];
  return source === undefined ? undefined : new URL(source).origin;
}

/**
 * The absolute form of a link that may be followed, or undefined. Only https, http and mailto pass; the
 * scheme is read by the browser's own parser, so tabs, line breaks and odd case inside it hide nothing.
 */
export function safeLink(href: string | undefined): string | undefined {
  try {
    const url = new URL(href ?? '');
    return /^(https?|mailto):$/.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

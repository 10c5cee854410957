/** True for pages, by what the server says, or where it says nothing by how they begin. */
export function isHtml(type: string, body: Buffer): boolean {
  if (/^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(type)) return true;
  return type.trim() === '' && /^\s*<(?:!doctype html|html)/i.test(body.toString('latin1', 0, 200));
}

/** A page's text in the charset that its header or itself names; UTF-8 where neither does. */
export function decodeHtml(body: Buffer, type: string): string {
  const named =
    /charset\s*=\s*["']?([\w-]+)/i.exec(type)?.[1] ??
    /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)/i.exec(body.toString('latin1', 0, 2_000))?.[1] ??
    'utf-8';
  try {
    return new TextDecoder(named).decode(body);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    return new TextDecoder().decode(body);
  }
}

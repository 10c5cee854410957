/** Whether a policy may send customers there: the web, a mail address, or a path of the product's own. */
export function linkTo(url: string): boolean {
  if (/^\/(?!\/)/.test(url)) return !/[\s\\]/.test(url);
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol === 'http:') return hostname === 'localhost' || hostname === '127.0.0.1';
  return protocol === 'https:' || protocol === 'mailto:';
}

/**
 * A helpdesk's address: https, or http on this machine for trials.
 * @throws Error naming the setting.
 */
export function baseUrlOf(name: string, value: string, example: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isLoopback = url && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback)))
    throw new Error(`${name} is no https address; it looks like ${example}`);
  if (url.username || url.password || url.search || url.hash)
    throw new Error(`${name} is the plain address, such as ${example}: without sign-in, query or hash.`);
  return url.href.replace(/\/+$/, '');
}

/** Secrets in one setting, with commas or spaces between: the old one stays live while a new one is rolled out. */
export function secretsOf(value: string): string[] {
  return value.split(/[\s,]+/).filter(Boolean);
}

import type { MetaStore } from './meta.ts';
import type { SpeakingContext } from './types.ts';

/** Keeps the site's settings, the verified facts and the page as the latest request had them. */
export function rememberContext(meta: MetaStore, { site, customer, page }: SpeakingContext): void {
  meta.set('context', JSON.stringify({ site, ...(customer && { customer }), ...(page && { page }) }));
}

/** @throws when the conversation has not begun. */
export function recallContext(meta: MetaStore): SpeakingContext {
  const stored = meta.get('context');
  if (stored === undefined) throw new Error('The conversation has not begun.');
  return JSON.parse(stored) as SpeakingContext;
}

import type { PageContext } from '../protocol.ts';

/** The path of the page that a message came from; undefined where none was told. */
export function pathOf(page: PageContext | undefined): string | undefined {
  return page && URL.canParse(page.url) ? new URL(page.url).pathname : undefined;
}

import type { SourceContent } from '../source.ts';
import { CrawlFault } from './crawl-fault.ts';
import type { Robots } from './robots.ts';
import { readSitemaps } from './sitemap.ts';
import type { Visitor } from './visitor.ts';

/**
 * The pages that a site lists in its sitemaps; none where it has no sitemap. `given`: the one sitemap to
 * read, which must be there: throws CrawlFault. What could not be read makes the content partial.
 */
export async function listPages(
  visitor: Visitor,
  robots: Robots,
  given: string | undefined,
  origin: string,
  content: SourceContent,
): Promise<string[]> {
  const { host } = new URL(origin);
  const ownHost = robots.sitemaps.filter(address => URL.canParse(address) && new URL(address).host === host);
  const starts = given ? [given] : [...ownHost, `${origin}/sitemap.xml`];
  const hosts = new Set([host, ...(given && URL.canParse(given) ? [new URL(given).host] : [])]);
  const listing = await readSitemaps(starts, async address => {
    if (!hosts.has(new URL(address).host)) return { kind: 'refused', reason: 'It is on another host.' };
    return await visitor.visit(address, { isAllowed: page => !isOn(page, host) || robots.isAllowed(page) });
  });
  const outage = listing.faults.find(fault => fault.isOutage);
  const first = listing.faults[0];
  if (given && first && listing.pages.length === 0) {
    throw new CrawlFault(`The sitemap ${given} cannot be used: ${first.reason} Nothing changed.`);
  }
  if (outage) content.partial = `the sitemap ${outage.address} could not be read: ${outage.reason}`;
  for (const { address, reason, isOutage } of listing.faults) {
    // One that was only guessed at and is not there is nobody's fault.
    if (!isOutage && (given || robots.sitemaps.includes(address)))
      content.skipped.push({ file: address, reason });
  }
  return listing.pages;
}

function isOn(address: string, host: string): boolean {
  return new URL(address).host === host;
}

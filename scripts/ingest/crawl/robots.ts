import robotsParser from 'robots-parser';
import type { Visitor } from './visitor.ts';
import { USER_AGENT } from './visitor.ts';

/** Beyond this nobody reads a robots.txt to its end. */
const MOST_CHARACTERS = 500_000;
/** A longer delay would make a crawl of days; the owner can still ask for more with --delay. */
const LONGEST_DELAY_MS = 30_000;

/** What a site lets us do. */
export interface Robots {
  isAllowed(address: string): boolean;
  /** Between requests, as the site asks for it; 0 where it does not. */
  delayMs: number;
  sitemaps: string[];
}

/**
 * Reads robots.txt as RFC 9309 says: where there is none everything is allowed, where it cannot be had
 * nothing is. Returns the reason in that case.
 */
export async function readRobots(
  visitor: Visitor,
  origin: string,
): Promise<Robots | { unreachable: string }> {
  const address = `${origin}/robots.txt`;
  const visit = await visitor.visit(address, {});
  const isPrivate = visit.kind === 'refused' && visit.why === 'private-address';
  if (visit.kind === 'failed' || isPrivate) return { unreachable: visit.reason };
  const text = visit.kind === 'page' ? visit.body.toString('utf8').slice(0, MOST_CHARACTERS) : '';
  // A site without one often answers with its start page.
  const rules = robotsParser(address, /^\s*<(?:!doctype|html)/i.test(text) ? '' : text);
  return {
    isAllowed: page => rules.isAllowed(page, USER_AGENT) !== false,
    delayMs: Math.min((rules.getCrawlDelay(USER_AGENT) ?? 0) * 1_000, LONGEST_DELAY_MS),
    sitemaps: rules.getSitemaps(),
  };
}

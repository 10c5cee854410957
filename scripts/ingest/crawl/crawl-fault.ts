/** The site cannot be crawled at all; nothing may be concluded from that. The message tells what to do. */
export class CrawlFault extends Error {
  override readonly name = 'CrawlFault';
}

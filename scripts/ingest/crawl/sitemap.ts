import { gunzipSync } from 'node:zlib';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { normaliseAddress } from './address.ts';
import type { Visit } from './visitor.ts';

/** The protocol's own limits: 50 MB a file, 50,000 addresses; we stop at as many in all. */
const MOST_BYTES = 50_000_000;
const MOST_ADDRESSES = 50_000;
const MOST_FILES = 200;

const entries = z
  .array(
    z
      .looseObject({ loc: z.union([z.string(), z.array(z.string()).transform(list => list[0] ?? '')]) })
      .catch({ loc: '' }),
  )
  .catch([]);
const schema = z.looseObject({
  urlset: z
    .looseObject({ url: entries.optional() })
    .or(z.string().transform(() => ({ url: undefined })))
    .optional(),
  sitemapindex: z
    .looseObject({ sitemap: entries.optional() })
    .or(z.string().transform(() => ({ sitemap: undefined })))
    .optional(),
});

/** A sitemap that is not one; the message says why. */
export class SitemapFault extends Error {
  override readonly name = 'SitemapFault';
}

/** Reads one sitemap or index, packed or not. Throws SitemapFault. */
export function parseSitemap(bytes: Buffer): { pages: string[]; sitemaps: string[] } {
  const text = unpacked(bytes).toString('utf8');
  if (/<!DOCTYPE|<!ENTITY/i.test(text.slice(0, 2_000))) throw new SitemapFault('It is no sitemap.');
  const parser = new XMLParser({
    removeNSPrefix: true,
    parseTagValue: false,
    isArray: name => name === 'url' || name === 'sitemap',
  });
  let data: unknown;
  try {
    data = parser.parse(text, true);
  } catch (cause) {
    throw new SitemapFault(`It is not XML: ${cause instanceof Error ? cause.message : 'unreadable'}`);
  }
  const parsed = schema.safeParse(data);
  if (!parsed.success || !(parsed.data.urlset || parsed.data.sitemapindex))
    throw new SitemapFault('It is no sitemap.');
  const addresses = (list: Array<{ loc: string }> | undefined) =>
    (list ?? []).map(({ loc }) => loc.trim()).filter(Boolean);
  return {
    pages: addresses(parsed.data.urlset?.url),
    sitemaps: addresses(parsed.data.sitemapindex?.sitemap),
  };
}

export interface SitemapListing {
  /** Normalised, in order, each once. */
  pages: string[];
  /** Sitemaps that could not be read, with the reason; `isOutage`: it may be there another time. */
  faults: Array<{ address: string; reason: string; isOutage: boolean }>;
}

/** Walks sitemaps and indexes; each file once, so that an index which names itself ends. */
export async function readSitemaps(
  starts: string[],
  visit: (address: string) => Promise<Visit>,
): Promise<SitemapListing> {
  const listing: SitemapListing = { pages: [], faults: [] };
  const pages = new Set<string>();
  const queue = [...starts];
  const seen = new Set<string>();
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    const known = normaliseAddress(address, starts[0]);
    if (!known || seen.has(known)) continue;
    if (seen.size >= MOST_FILES || pages.size >= MOST_ADDRESSES) {
      listing.faults.push({
        address: known,
        reason: 'There are more sitemaps than are read.',
        isOutage: true,
      });
      break;
    }
    seen.add(known);
    const result = await visit(known);
    if (result.kind !== 'page') {
      const reason = result.kind === 'unchanged' ? 'The server answered 304.' : result.reason;
      listing.faults.push({ address: known, reason, isOutage: result.kind === 'failed' });
      continue;
    }
    try {
      const found = parseSitemap(result.body);
      queue.push(...found.sitemaps);
      for (const page of found.pages) {
        const normalised = normaliseAddress(page, known);
        if (normalised && pages.size < MOST_ADDRESSES) pages.add(normalised);
      }
    } catch (cause) {
      if (!(cause instanceof SitemapFault)) throw cause;
      listing.faults.push({ address: known, reason: cause.message, isOutage: false });
    }
  }
  listing.pages.push(...pages);
  return listing;
}

function unpacked(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES });
  } catch (cause) {
    throw new SitemapFault(`It cannot be unpacked: ${cause instanceof Error ? cause.message : 'unreadable'}`);
  }
}

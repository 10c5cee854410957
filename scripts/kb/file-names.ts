import { createHash } from 'node:crypto';

const LONGEST = 100;
/** Names that Windows keeps for itself. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A file name for each article id: readable, the same at every pull, never outside its folder, and
 * apart from every other, also on disks that do not tell capitals from small letters.
 */
export function fileNamesOf(ids: string[]): Map<string, string> {
  const plain = new Map(ids.map(id => [id, slugOf(id)]));
  const count = new Map<string, number>();
  for (const slug of plain.values()) count.set(slug.toLowerCase(), (count.get(slug.toLowerCase()) ?? 0) + 1);
  return new Map(
    [...plain].map(([id, slug]) => {
      const isShared = (count.get(slug.toLowerCase()) ?? 0) > 1;
      return [id, `${isShared ? `${slug}-${hashOf(id)}` : slug}.md`];
    }),
  );
}

function slugOf(id: string): string {
  const slug = id
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[._-]+|[._-]+$/g, '');
  if (slug === '' || slug.length > LONGEST || RESERVED.test(slug) || /^(?:index|readme)$/i.test(slug)) {
    return `${slug.slice(0, LONGEST) || 'article'}-${hashOf(id)}`;
  }
  return slug;
}

function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 8);
}

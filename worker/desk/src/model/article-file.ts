import type { ReviewItem } from '../../../src/desk-protocol.ts';

/** An accepted lesson as a file for the help centre: to be finished by a person, then `npm run kb` or `ingest`. */
export function articleFile(item: ReviewItem): { name: string; text: string } {
  const id = slugOf(item.title) || `lesson-${item.number ?? item.segment}`;
  const front = [
    '---',
    `id: ${item.kind === 'correction' && item.articleId ? JSON.stringify(item.articleId) : id}`,
    `title: ${JSON.stringify(item.title)}`,
    `updated: ${item.at.slice(0, 10)}`,
    '---',
  ];
  const source = item.number === undefined ? item.conversation : `ticket #${item.number}`;
  return {
    name: `${id}.md`,
    text: `${front.join('\n')}\n${item.resolution.trim()}\n\n:::internal\nFrom ${source}. Asked: ${oneLine(item.question)}\nMissed: ${oneLine(item.missed)}\n:::\n`,
  };
}

function slugOf(title: string): string {
  return title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
}

/** Nothing in it may end the note that it stands in. */
function oneLine(text: string): string {
  return text.replaceAll(':::', '').replace(/\s+/g, ' ').trim();
}

import { expect, test } from 'vitest';
import type { TranscriptEntry } from '../types.ts';
import { batched, missing, plainOf, postsOfEntry, squash } from './posts.ts';

const LIMITS = { format: 'html', maxBytes: 1_000, maxFiles: 2 } as const;

function entry(seq: number, text: string, options: Partial<TranscriptEntry> = {}): TranscriptEntry {
  return { seq, messageId: `m${seq}`, from: 'customer', text, at: '2026-11-25T09:00:00Z', ...options };
}

test('cuts a long text into parts that fit, without losing a word', () => {
  const words = Array.from({ length: 400 }, (_, index) => `w${index}&ü😀`);
  const posts = postsOfEntry(entry(7, words.join(' ')), LIMITS);
  expect(posts.length).toBeGreaterThan(3);
  for (const { text } of posts) expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(1_000);
  const all = posts.map(({ text }) => plainOf(text)).join('\n');
  expect(all.match(/w\d+&ü😀/g)).toEqual(words);
});

test('tells the first message from the twelfth', () => {
  const [first] = postsOfEntry(entry(1, 'One.'), LIMITS);
  const [twelfth] = postsOfEntry(entry(12, 'Twelve.'), LIMITS);
  const texts = [plainOf(twelfth?.text ?? '')];
  expect(
    missing(
      [first, twelfth].flatMap(post => post ?? []),
      texts,
    ),
  ).toEqual([first]);
});

test('finds what stands on a ticket whatever became of its spaces', () => {
  const posts = postsOfEntry(entry(3, 'A <b>word</b>\n\n  and another'), LIMITS);
  expect(missing(posts, [`Before. ${squash(plainOf(posts[0]?.text ?? ''))} After.`])).toEqual([]);
});

test('sends more files than a message takes in further ones', () => {
  const attachments = ['a', 'b', 'c'].map(id => ({ id, name: `${id}.txt`, type: 'text/plain', size: 1 }));
  const posts = postsOfEntry(entry(2, 'See these.', { attachments }), LIMITS);
  const batches = batched([...posts, ...postsOfEntry(entry(3, 'Done.'), LIMITS)], LIMITS);
  expect(batches.map(({ files }) => files.length)).toEqual([2, 1]);
  expect(batches[1]?.text).toContain('Done.');
});

import { expect, it } from 'vitest';
import { PEERS } from './peers.ts';

const documents = [
  { id: 'cancel', title: 'Cancel your subscription', text: 'Open Billing and choose Cancel subscription.' },
  { id: 'invoice', title: 'Download invoices', text: 'Every invoice is listed under Billing.' },
  { id: 'shift', title: 'Move a shift', text: 'Drag the shift to another day.' },
  { id: 'clock', title: 'Clock in', text: 'The phone needs its location.' },
];

it.each(PEERS)('$name finds the article that shares the words', ({ build }) => {
  const peer = build(documents);
  expect(peer.search('Where do I download an invoice?', 10)[0]).toBe('invoice');
  expect(peer.search('move the shift', 10)[0]).toBe('shift');
});

it.each(PEERS)('$name takes any message, operators and all', ({ build }) => {
  const peer = build(documents);
  const hostile = '"AND" OR NOT (shift:* -title:cancel ^2 ~1 NEAR/3 {} +"';
  expect(peer.search(hostile, 10)).toContain('shift');
  expect(peer.search('?!', 10)).toEqual([]);
});

it.each(PEERS)('$name gives no more than was asked for', ({ build }) => {
  expect(build(documents).search('subscription invoice shift phone', 2)).toHaveLength(2);
});

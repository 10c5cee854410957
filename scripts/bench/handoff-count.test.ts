import { expect, test } from 'vitest';
import type { CountedTicket } from './handoff-count.ts';
import { countHandoffs } from './handoff-count.ts';

const ticket = (...texts: string[]): CountedTicket => ({
  messages: texts.map(text => ({ text, isPublic: true })),
});
const FIRST = ticket('<p>case1message1 where is it?</p> case1message2', 'case1message3');
const SECOND = ticket('case2message1', 'Assistant: hello', 'case2message2 case2message3');
const expected = { handoffs: 2, each: 3 };

test('every message once and in order counts as nothing wrong', () => {
  expect(countHandoffs([FIRST, SECOND], expected)).toEqual({
    tickets: 2,
    lost: 0,
    duplicated: 0,
    disordered: 0,
  });
});

test('a message that only an internal note shows is lost', () => {
  const noted: CountedTicket = {
    messages: [
      { text: 'case2message1 case2message2', isPublic: true },
      { text: 'case2message3', isPublic: false },
    ],
  };
  expect(countHandoffs([FIRST, noted], expected)).toMatchObject({ lost: 1, duplicated: 0 });
});

test('a second ticket with the same message is a duplicate of both', () => {
  expect(countHandoffs([FIRST, SECOND, ticket('case2message1')], expected)).toMatchObject({
    tickets: 3,
    duplicated: 2,
  });
});

test('messages that changed places, or ended up in the wrong ticket, are out of order', () => {
  const swapped = ticket('case1message1', 'case1message3', 'case1message2');
  expect(countHandoffs([swapped, SECOND], expected).disordered).toBe(1);
  const mixed = ticket('case1message1', 'case2message1', 'case1message2', 'case1message3');
  expect(countHandoffs([mixed], expected).disordered).toBe(1);
});

test('case 1 is not found in case 12', () => {
  expect(countHandoffs([ticket('case12message1')], { handoffs: 1, each: 1 }).lost).toBe(1);
});

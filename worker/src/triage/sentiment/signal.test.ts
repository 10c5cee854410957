import { expect, it } from 'vitest';
import { readFeeling } from './feeling.ts';
import { readSignal, trainSignal } from './signal.ts';

it.each([
  ['This is the worst service ever, still waiting after 3 hours', 'negative'],
  ['my order is not good at all and nobody answers', 'negative'],
  ['You lost my parcel again :(', 'negative'],
  ['Thank you, that was really helpful!', 'positive'],
  ['love it, great work 👍', 'positive'],
  ['Where do I find the calendar?', 'neutral'],
  ['', 'neutral'],
])('reads the feeling of a message without examples: %s', (message, label) => {
  expect(readSignal('sentiment', message).label).toBe(label);
});

it('tells a complaint from a question', () => {
  expect(readSignal('complaint', 'Very disappointed: the new phone broke after a week').label).toBe(
    'complaint',
  );
  expect(readSignal('complaint', 'My order has still not arrived, why?').label).toBe('complaint');
  expect(readSignal('complaint', 'Do you sell this in blue?').label).toBe('other');
});

it('takes praise that is denied as blame', () => {
  expect(readFeeling('this is not helpful').score).toBeGreaterThan(readFeeling('this is helpful').score + 3);
});

it('leaves names of accounts and links out', () => {
  expect(readFeeling('@worst_shop https://awful.example/hate thanks').score).toBeLessThan(0);
});

it('learns from labelled messages where there are some', () => {
  const examples = Array.from({ length: 12 }, (_, index) => [
    { text: `the grommet squeaks ${index}`, label: 'complaint' },
    { text: `which grommet fits ${index}`, label: 'other' },
  ]).flat();
  const model = trainSignal(examples, 'complaint');
  const reading = readSignal('complaint', 'my grommet squeaks', model);
  expect(reading.label).toBe('complaint');
  expect(reading.strength).toBeGreaterThan(0.5);
  expect(readSignal('complaint', 'which one fits', model).strength).toBeLessThan(0.5);
});

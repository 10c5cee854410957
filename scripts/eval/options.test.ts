import { expect, it } from 'vitest';
import { onlyFolder, readEvalOptions } from './options.ts';

it('measures with history, without peers, on whole questions unless told otherwise', () => {
  expect(readEvalOptions(['data/scifact'])).toMatchObject({
    names: ['data/scifact'],
    hasHistory: true,
    hasPeers: false,
    question: 'full',
    split: 'dev',
    limit: undefined,
    json: false,
    write: false,
  });
});

it('reads the options of every kind', () => {
  const args = [
    'D',
    '--no-history',
    '--peers',
    '--limit',
    '20',
    '--question',
    'title',
    '--split',
    'test',
    '--json',
  ];
  expect(readEvalOptions(args)).toMatchObject({
    hasHistory: false,
    hasPeers: true,
    limit: 20,
    question: 'title',
    split: 'test',
    json: true,
  });
});

it.each([
  [['D', '--limit', 'many'], '--limit is "many"'],
  [['D', '--question', 'body'], 'title, full'],
  [['D', '--colour'], 'Usage: npm run eval'],
])('says what is wrong with %j', (args, message) => {
  expect(() => readEvalOptions(args)).toThrow(message);
});

it('writes no figures of another configuration into the docs', () => {
  const on = { EMBEDDED_VECTORS: 'on' };
  expect(() => readEvalOptions(['reworded', '--write'], on)).toThrow(
    'would replace the figures of the default configuration',
  );
  expect(readEvalOptions(['reworded'], on).write).toBe(false);
  expect(readEvalOptions(['reworded', '--write'], { EMBEDDED_VECTORS: 'off' }).write).toBe(true);
  expect(readEvalOptions(['reworded', '--write'], {}).write).toBe(true);
});

it('wants exactly one folder where a kind is about one', () => {
  expect(onlyFolder(readEvalOptions(['D']))).toBe('D');
  expect(() => onlyFolder(readEvalOptions([]))).toThrow('Name one data folder');
  expect(() => onlyFolder(readEvalOptions(['D', 'E']))).toThrow('Name one data folder');
});

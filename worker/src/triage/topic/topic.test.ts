import { expect, it } from 'vitest';
import { classify } from './classify.ts';
import { featuresOf, isPiece } from './features.ts';
import { MOST_MODEL_BYTES } from './model.ts';
import { parse, serialise } from './serialise.ts';
import { train } from './train.ts';

const WORDS: Record<string, string[]> = {
  refund: ['refund', 'money back', 'return my payment', 'reimburse'],
  password: ['password', 'log in', 'sign in code', 'reset my login'],
  shipping: ['parcel', 'delivery', 'package arrive', 'tracking number'],
  oos: ['weather', 'joke', 'football score', 'recipe for soup'],
};
const FRAMES = [
  'how about my X',
  'I need the X',
  'where is the X please',
  'X does not work',
  'question on X',
];
const EXAMPLES = Object.entries(WORDS).flatMap(([label, words]) =>
  words.flatMap(word => FRAMES.map(frame => ({ label, text: frame.replace('X', word) }))),
);
const model = train(EXAMPLES);

it('names the topic of a message it has not seen, typos and endings included', () => {
  expect(classify(model, 'can I get a refund').topic).toBe('refund');
  expect(classify(model, 'my pasword is gone').topic).toBe('password');
  expect(classify(model, 'two parcels never came').topic).toBe('shipping');
});

it('ranks every topic once, likeliest first, and never the label for what is outside', () => {
  const { topic, confidence, ranked } = classify(model, 'tracking number of the parcel');
  expect(ranked.map(({ topic: name }) => name).sort()).toEqual(['password', 'refund', 'shipping']);
  expect(ranked[0]).toEqual({ topic, confidence });
  const sum = ranked.reduce((total, one) => total + one.confidence, 0);
  expect(sum).toBeCloseTo(1);
});

it('holds a message about something else for further outside than one about a topic', () => {
  const inside = classify(model, 'where is the refund please').outOfScope;
  expect(classify(model, 'tell me a joke about the weather').outOfScope).toBeGreaterThan(inside);
  expect(inside).toBeLessThan(0.5);
});

it('gives the same model for the same examples', () => {
  expect(train(EXAMPLES)).toEqual(model);
});

it('reads back what it stored, and refuses chunks that are damaged', () => {
  const chunks = serialise(model);
  const read = parse(chunks);
  expect(classify(read, 'money back please')).toEqual(classify(model, 'money back please'));
  expect(chunks.reduce((sum, chunk) => sum + chunk.length, 0)).toBeLessThan(MOST_MODEL_BYTES);
  const [first = new Uint8Array()] = chunks;
  expect(() => parse([first.slice(0, -1)])).toThrow('Train it again');
  expect(() => parse([])).toThrow('Train it again');
  expect(() => parse([first.map((byte, index) => (index === 6 ? 0 : byte))])).toThrow('Train it again');
});

it('says what is missing when there is nothing to tell apart', () => {
  expect(() => train([{ text: 'hello', label: 'greeting' }])).toThrow('at least two labels');
});

it('classifies an empty message without failing', () => {
  expect(classify(model, '').ranked).toHaveLength(3);
});

it('counts a title twice, and one digit like another', () => {
  const counts = (text: string) => {
    const { hashes, counts: values } = featuresOf(text);
    return new Map(Array.from(hashes, (hash, index) => [hash, values[index]]));
  };
  const body = [...counts('refund').keys()].filter(hash => !isPiece(hash));
  const titled = counts('refund\nhello there');
  expect(body.every(hash => titled.get(hash) === 2)).toBe(true);
  expect(counts('order 123')).toEqual(counts('order 987'));
});

import { describe, expect, it } from 'vitest';
import { asksForKnown } from './asked-known.ts';
import { examplePackage } from './fixtures.ts';

const held = examplePackage();

describe('a first reply', () => {
  it.each([
    ['Hello Mia, what is the problem?', 'question'],
    ['Could you send us your e-mail address?', 'email'],
    ['On which page does that happen?', 'page'],
    ['Please tell me what you have already tried.', 'tried'],
    ['Worum geht es denn?', 'question'],
  ] as const)('that asks for what is on the ticket is counted: %s', (reply, kind) => {
    expect(asksForKnown(reply, held)).toContain(kind);
  });

  it.each([
    'I sent the invoice to your e-mail address.',
    'Have you tried the other browser?',
    'The page was mended a minute ago. Does it work now?',
    'What would you like the new name to be?',
  ])('that does not is not: %s', reply => {
    expect(asksForKnown(reply, held)).toEqual([]);
  });

  it('may ask for what nobody has said', () => {
    const { page: _page, email: _email, verified: _verified, ...bare } = held;
    const empty = { ...bare, attempts: [], question: { text: '', at: '' }, claimed: {} };
    expect(
      asksForKnown('What is the problem, and on which page? What is your e-mail address?', empty),
    ).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { findKeyword, findKeywordIn } from './keywords.ts';
import { wantsPersonIn } from './wants-person.ts';

const KEYWORDS = ['refund', 'money back', 'cancel', 'legal action', 'urgent', 'lawyer', 'sue you'];

describe('a keyword is found', () => {
  it.each([
    'I still have not received my refund',
    'No refund yet after three weeks',
    'Where is my refund?',
    'No, I want a refund',
    'You refuse to give me a refund',
    'We are suing you',
  ])('where it is wanted, or did not come: %s', text => {
    expect(findKeyword(text, KEYWORDS)).toBeDefined();
  });

  it.each([
    'no refund needed, thanks',
    "it isn't urgent",
    'where do I change the urgent label',
    'We are a firm with 12 lawyers',
    'Sue, can you add me',
    'The action menu next to legal entity is empty',
  ])('nowhere it is denied or names something: %s', text => {
    expect(findKeyword(text, KEYWORDS)).toBeUndefined();
  });
});

describe('two messages', () => {
  it('make a keyword where the newest completes it', () => {
    expect(findKeywordIn(['I want to cancel', 'my subscription'], KEYWORDS)).toBe('cancel');
    expect(findKeywordIn(['I will take legal', 'action'], KEYWORDS)).toBe('legal action');
    expect(findKeywordIn(['Give me my money', 'back!'], KEYWORDS)).toBe('money back');
  });

  it('make none where the first said it alone, takes it back, or means something else', () => {
    expect(findKeywordIn(['I want a refund', 'thanks'], KEYWORDS)).toBeUndefined();
    expect(findKeywordIn(['it is not', 'urgent'], KEYWORDS)).toBeUndefined();
    expect(findKeywordIn(['I want to cancel', 'a shift on Friday'], KEYWORDS)).toBeUndefined();
  });

  it('stay two where the first was over', () => {
    expect(findKeywordIn(['No.', 'I want a refund'], KEYWORDS)).toBe('refund');
    expect(findKeywordIn([], KEYWORDS)).toBeUndefined();
  });

  it('make a wish for a person, or take it back', () => {
    expect(wantsPersonIn(['can I speak', 'to a human'])).toEqual({ locale: 'en' });
    expect(wantsPersonIn(["I don't want to talk", 'to a human'])).toBeUndefined();
    expect(wantsPersonIn(['how do I talk', 'to my team in the chat'])).toBeUndefined();
    expect(wantsPersonIn(['I want a human', 'ok'])).toBeUndefined();
  });
});

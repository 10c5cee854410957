import { expect, it } from 'vitest';
import { readSmallTalk } from './small-talk.ts';

it.each([
  ['I would like to speak to a human being please', 'en'],
  ['talk to someone', 'en'],
  ['Can I chat with an agent?', 'en'],
  ['human please', 'en'],
  ['Ich möchte mit einem Menschen sprechen', 'de'],
  ['Quiero hablar con una persona', 'es'],
  ['Je veux parler à un conseiller', 'fr'],
])('hears that a person is wanted: %s', (message, locale) => {
  expect(readSmallTalk(message)).toEqual({ kind: 'person', locale });
});

it.each([
  ['How are you?', 'en'],
  ["Wie geht's?", 'de'],
  ['¿Qué tal?', 'es'],
  ['Comment ça va ?', 'fr'],
])('returns a greeting: %s', (message, locale) => {
  expect(readSmallTalk(message)).toEqual({ kind: 'greeting', locale });
});

it.each([
  'How do I add a person to a shift?',
  'Can an agent see my wages?',
  'How do I put someone on leave?',
  'Who can see who talks to whom?',
  'A person is missing in the list of people',
])('leaves other questions about people alone: %s', message => {
  expect(readSmallTalk(message)).toBeUndefined();
});

import { expect, it } from 'vitest';
import { readQuestion } from './question.ts';
import { searchedText } from './searched-text.ts';

const wordsOf = (text: string) => searchedText(text).replace(/\s+/g, ' ').trim();

it.each([
  ['an e-mail address', 'Invite anna.schmidt+work@mail.example.co.uk please', 'Invite please'],
  [
    'a link and its query',
    'See https://app.example/invoices/9?token=a1b2#x, it is empty',
    'See , it is empty',
  ],
  ['a link without a scheme', 'On www.example.com/pricing (today)', 'On (today)'],
  ['a card', 'Card 4111 1111 1111 1111 was declined', 'Card was declined'],
  ['a telephone', 'Call me at +49 (0)171 234-5678 about it', 'Call me at about it'],
  ['a telephone written in America', 'Call (555) 123-4567 about it', 'Call about it'],
  ['an IBAN', 'From DE89 3704 0044 0532 0130 00 twice', 'From twice'],
  ['an IBAN in one', 'From DE89370400440532013000 twice', 'From twice'],
  ['a long order number', 'Order 100023456789 is late', 'Order is late'],
  ['a UUID', 'Request 9b2f7c1e-3c7a-4a52-9f0e-0d6f3a1b2c3d failed', 'Request failed'],
  ['a tracking number', 'Parcel 1Z999AA10123456784 is lost', 'Parcel is lost'],
  ['a key', 'Key sk_live_51Hx9aQ2eZvKYlo2C does not work', 'Key does not work'],
])('takes out %s', (_, text, left) => {
  expect(wordsOf(text)).toBe(left);
});

it.each([
  'Error E-42 and TD-214 appear',
  'Windows says 0x80070005 or 0xC000021A, update KB5034441, code 80070005',
  'It shows MOZILLA_PKIX_ERROR_V1_CERT_USED_AS_CA',
  'It shows NS_ERROR_NET_INADEQUATE_SECURITY and ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
  'Since version 115.0.2 (64-bit) on Windows 10 22H2, not with 102.15.1',
  'Firefox 115 128 140 on 2026-11-25 at 13:18',
  'The router is at 192.168.178.1:8080',
  'My iPhone14Pro and the Galaxy-S23-Ultra',
  'about:preferences#privacy, setup.exe, and/or, C:\\Users',
  'Pay 1,200.50 euros in 2026 for 12 people @ 9.50',
  'install left-pad@1.3.0',
])('keeps %s', text => {
  expect(searchedText(text)).toBe(text);
});

it('keeps a message of nothing else whole', () => {
  expect(searchedText('https://app.example/billing/invoices')).toBe('https://app.example/billing/invoices');
});

it('reads a question as if they were not there, phrases too', () => {
  const plain = readQuestion('The invoice for  is missing, error TD-214');
  expect(readQuestion('The invoice for anna@mail.example is missing, error TD-214')).toEqual(plain);
  expect(plain.phraseStems).toEqual(['td 214']);
});

it('ends on a message made to be slow, before the test runs out of time', () => {
  for (const piece of [
    'a',
    '1',
    'a1',
    '@',
    'a@',
    'a@b.',
    '1-',
    '+1 ',
    '00',
    'www.',
    'http://',
    '((1))',
    'AB12 ',
  ]) {
    const hostile = `1@${piece.repeat(4_000)}`.slice(0, 4_000);
    expect(searchedText(hostile).length).toBeLessThanOrEqual(4_000);
  }
}, 2_000);

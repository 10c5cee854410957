import { GERMAN } from './thesaurus-de.ts';
import { ENGLISH_ACCOUNT } from './thesaurus-en-account.ts';
import { ENGLISH_DEVICE } from './thesaurus-en-device.ts';
import { ENGLISH_EVERYDAY, ENGLISH_FORMS } from './thesaurus-en-everyday.ts';
import { ENGLISH_NARROWER } from './thesaurus-en-narrower.ts';
import { ENGLISH_SITUATIONS } from './thesaurus-en-situations.ts';
import { ENGLISH_TRADE } from './thesaurus-en-trade.ts';
import { ENGLISH_WORK } from './thesaurus-en-work.ts';
import { SPANISH } from './thesaurus-es.ts';
import { FRENCH } from './thesaurus-fr.ts';

/** Groups by language, as text: a line is a group. General words of customer support, of no single product. */
export const THESAURUS_GROUPS = {
  en: [ENGLISH_ACCOUNT, ENGLISH_TRADE, ENGLISH_WORK, ENGLISH_DEVICE, ENGLISH_EVERYDAY].join('\n'),
  de: GERMAN,
  es: SPANISH,
  fr: FRENCH,
};

/** One-way rows, as text: from a customer's narrower word to an article's word. */
export const THESAURUS_ROWS = [ENGLISH_NARROWER, ENGLISH_SITUATIONS].join('\n');

/** Forms of one word, as text: `send, sent; pay, paid`. */
export const THESAURUS_FORMS = ENGLISH_FORMS;

import { decodeEntities } from '../../handoff/html-entities.ts';

/** Only what is surely markup: "a < b" and "<3" are words. */
const LOOKS_LIKE_HTML =
  /<\/?(?:p|div|br|span|a|b|i|u|em|strong|ul|ol|li|table|tr|td|th|img|html|body|blockquote|pre|font|h[1-6]|style|script|head)\b[^>]*>/i;
const HIDDEN = /<(script|style|head|title)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi;
const BREAK = /<(?:br|\/p|\/div|\/li|\/tr|\/h[1-6]|\/blockquote)\b[^>]*>/gi;

/** A ticket's body as one line of plain text: markup, entities, control characters and blanks tidied. */
export function plainText(raw: string): string {
  let text = raw;
  if (LOOKS_LIKE_HTML.test(text)) {
    text = text
      .replace(HIDDEN, ' ')
      .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
      .replace(BREAK, ' \n')
      .replace(/<\/?[a-z][^<>]*>/gi, ' ');
  }
  return decodeEntities(text)
    .replace(/[\p{Cc}\u200b-\u200f\u2028\u2029\ufeff\s]+/gu, ' ')
    .trim();
}

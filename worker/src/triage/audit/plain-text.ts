const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  uuml: 'ü',
  ouml: 'ö',
  auml: 'ä',
  szlig: 'ß',
  eacute: 'é',
  euro: '€',
};
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
  if (text.includes('&'))
    text = text.replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => entity(name) ?? whole);
  return text.replace(/[\p{Cc}\u200b-\u200f\u2028\u2029\ufeff\s]+/gu, ' ').trim();
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return NAMED[name.toLowerCase()];
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    ? String.fromCodePoint(code)
    : ' ';
}

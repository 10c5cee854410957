const MASK = '***';
const EMAIL = /[^\s@<>()[\]{},;:"']+@[^\s@<>()[\]{},;:"']+\.[\p{L}\d-]{2,}/gu;
/** Six digits or more, as in cards, telephones, accounts and dates of birth; a blank, dot or dash may part them. */
const DIGITS = /\+?\d(?:[ .\-/()]{0,2}\d){5,}/g;
/** Country, check digits, then groups: an IBAN's letters hide some of its digits from the rule above. */
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8}\b/g;
/** Keys and tokens: long, and letters and digits in one. */
const TOKEN = /(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{20,}/g;
/** What stands behind a link's path is about a person as often as not. */
const LINK_REST = /(https?:\/\/[^\s?#]+)[?#]\S*/g;

/**
 * Takes out what points at a person before words are kept beyond their conversation: e-mail addresses,
 * runs of six digits and more, IBANs, keys, the queries of links, and the names given. Words of a
 * problem, error codes and short numbers stay.
 */
export function maskPersonal(text: string, names: readonly string[] = []): string {
  const masked = text
    .replace(LINK_REST, '$1')
    .replace(EMAIL, MASK)
    .replace(IBAN, MASK)
    .replace(DIGITS, MASK)
    .replace(TOKEN, MASK);
  return names
    .flatMap(name => [name, ...name.split(/\s+/)])
    .filter(name => name.length >= 3)
    .reduce((kept, name) => kept.replace(wholeWord(name), MASK), masked);
}

function wholeWord(name: string): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu');
}

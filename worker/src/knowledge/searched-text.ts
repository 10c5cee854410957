const EMAIL = /[^\s@<>()[\]{},;:"']{1,64}@[^\s@<>()[\]{},;:"']{1,255}\.\p{L}{2,}/gu;
/** The sentence's own brackets and full stop after a link stay. */
const LINK = /\b(?:https?:\/\/|www\.)[^\s<>"'`]*[^\s<>"'`.,;:!?)\]}]/giu;
/** Telephones with an area or country code, cards, and runs of nine digits and more. */
const NUMBERS = [
  /(?<![\p{L}\p{N}.])(?:\+|00?)\d(?:[ \-/()]{0,2}\d){7,}(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])\d{4}(?:[ -]\d{4}){2,4}(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])\d{9,}(?![\p{L}\p{N}])/gu,
];
const IBAN = /\b[A-Z]{2}\d{2}(?: [A-Z0-9]{4}){3,8}(?: [A-Z0-9]{1,4})?\b/gu;
/** Written as one; looked at part by part. */
const RUN = /[a-z\d][a-z\d_-]{8,}/giu;
const HEXADECIMAL_CODE = /^0x[\da-f]{1,16}$/i;
const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

/**
 * A message as it is searched for: without e-mail addresses, links, long numbers and ids. No article is
 * about them, so they would only make a question look less known than it is. Error codes ("E-42",
 * "0x80070005", "KB5034441"), versions and short numbers stay. A message of nothing else stays whole.
 */
export function searchedText(text: string): string {
  if (!/\d|@|:\/\/|www\./i.test(text)) return text;
  const patterns = [LINK, EMAIL, IBAN, ...NUMBERS];
  const searched = patterns
    .reduce((kept, pattern) => kept.replace(pattern, ' '), text)
    .replace(RUN, run => (isId(run) ? ' ' : run));
  return /[\p{L}\p{N}]/u.test(searched) ? searched : text;
}

function isId(run: string): boolean {
  return UUID.test(run) || (!HEXADECIMAL_CODE.test(run) && run.split(/[_-]/).some(isIdPart));
}

/** Letters and digits in turns, as in keys, hashes and tracking numbers; or letters before nine digits and more. */
function isIdPart(part: string): boolean {
  if (/^[a-z]+\d{9,}$/i.test(part)) return true;
  const turns = part.match(/[a-z]+|\d+/gi) ?? [];
  return part.length >= 12 && turns.length >= 4;
}

/** Check digits of numbers that point at a person or their money. All take digits without separators. */

/** Luhn's sum, with a brand's own beginning and length: a long order number is no card. */
export function isCardNumber(digits: string): boolean {
  return CARD_BRANDS.some(brand => brand.test(digits)) && luhnSum(digits) % 10 === 0;
}

const CARD_BRANDS: RegExp[] = [
  /^4(?:\d{12}|\d{15}|\d{18})$/,
  /^(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/,
  /^3[47]\d{13}$/,
  /^3(?:0[0-5]|[68]\d|9\d)\d{11,16}$/,
  /^35(?:2[89]|[3-8]\d)\d{12,15}$/,
  /^(?:6011|65\d{2}|64[4-9]\d)\d{12,15}$/,
  /^62\d{14,17}$/,
  /^(?:50|5[6-8]|6[0-9])\d{11,17}$/,
];

function luhnSum(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}

/** Characters of an IBAN by country. */
export const IBAN_LENGTHS: Record<string, number> = {
  AD: 24,
  AE: 23,
  AL: 28,
  AT: 20,
  BA: 20,
  BE: 16,
  BG: 22,
  BH: 22,
  BR: 29,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FO: 18,
  FR: 27,
  GB: 22,
  GE: 22,
  GI: 23,
  GL: 18,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IL: 23,
  IS: 26,
  IT: 27,
  KW: 30,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  QA: 29,
  RO: 24,
  RS: 22,
  SA: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  TN: 24,
  TR: 26,
  UA: 29,
  VA: 22,
};

/** ISO 13616: the first four to the end, letters as numbers, remainder 1 by 97. */
export function isIban(text: string): boolean {
  const iban = text.toUpperCase();
  if (IBAN_LENGTHS[iban.slice(0, 2)] !== iban.length) return false;
  const numbers = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, letter =>
    String(letter.charCodeAt(0) - 55),
  );
  return remainder(numbers, 97) === 1;
}

/** US social security number, nine digits: no check digit, but numbers that were never given out. */
export function isSocialSecurityNumber(digits: string): boolean {
  return /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(digits);
}

/** German tax id: eleven digits, ISO 7064 mod 11,10; of the first ten one comes twice or three times. */
export function isGermanTaxId(digits: string): boolean {
  if (!/^[1-9]\d{10}$/.test(digits)) return false;
  const counts = new Map<string, number>();
  for (const digit of digits.slice(0, 10)) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  const repeated = [...counts.values()].filter(count => count > 1);
  if (repeated.length !== 1 || (repeated[0] ?? 0) > 3) return false;
  let product = 10;
  for (const digit of digits.slice(0, 10)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(digits[10]);
}

/** German pension insurance number: area, date of birth, a letter, serial number, check digit. */
export function isGermanPensionNumber(text: string): boolean {
  const match = /^(\d{8})([A-Z])(\d{2})(\d)$/i.exec(text);
  if (!match) return false;
  const [, start = '', letter = '', serial = '', check] = match;
  const place = String(letter.toUpperCase().charCodeAt(0) - 64).padStart(2, '0');
  const weights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];
  const sum = [...(start + place + serial)].reduce((total, digit, index) => {
    const product = Number(digit) * (weights[index] ?? 0);
    return total + Math.floor(product / 10) + (product % 10);
  }, 0);
  return sum % 10 === Number(check);
}

const SPANISH_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** Spanish DNI (eight digits) or NIE (X, Y or Z and seven), and its letter. */
export function isSpanishId(text: string): boolean {
  const match = /^([XYZ]?\d{7,8})([A-Z])$/i.exec(text);
  const [, start = '', check = ''] = match ?? [];
  if (start.length !== 8) return false;
  const number = start.toUpperCase().replace(/^[XYZ]/, letter => String('XYZ'.indexOf(letter)));
  return SPANISH_LETTERS[Number(number) % 23] === check.toUpperCase();
}

/** French NIR: thirteen characters and a key; Corsica's departments have letters. */
export function isFrenchNir(text: string): boolean {
  const match = /^([12]\d{2}(?:0[1-9]|1[0-2]|[2-9]\d)(?:\d{2}|2[AB])\d{6})(\d{2})$/i.exec(text);
  if (!match?.[1]) return false;
  const number = match[1].toUpperCase().replace('2A', '19').replace('2B', '18');
  return 97 - remainder(number, 97) === Number(match[2]);
}

/** Of a number too long for a JavaScript number. */
function remainder(digits: string, by: number): number {
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % by, 0);
}

import {
  IBAN_LENGTHS,
  isCardNumber,
  isFrenchNir,
  isGermanPensionNumber,
  isGermanTaxId,
  isIban,
  isSocialSecurityNumber,
  isSpanishId,
} from './checksums.ts';
import { SECRET_RULES } from './secrets.ts';

export type MaskedKind = 'card' | 'iban' | 'secret' | 'national_id';

export interface Masked {
  text: string;
  /** What was taken out, each kind once; for the customer and for counting. */
  found: MaskedKind[];
}

const PLACEHOLDERS: Record<MaskedKind, string> = {
  card: '[card number]',
  iban: '[bank account]',
  secret: '[secret]',
  national_id: '[national id]',
};

/** Between digits of one number as people type it. */
const GAP = '[ \\u00a0\\u202f-]?';
const CARD = new RegExp(`(?<![\\p{L}\\d.+_-])\\d(?:${GAP}\\d){12,18}(?![\\p{L}\\d_]|[.,-]\\d)`, 'gu');
const IBAN_START = /(?<![\p{L}\d])[A-Z]{2}\d{2}/giu;
const LONGEST_IBAN = 34;

interface NumberRule {
  pattern: RegExp;
  holds: (compact: string) => boolean;
}

/** A number that is common in other shapes too counts only beside its name. */
const NATIONAL_IDS: NumberRule[] = [
  { pattern: /(?<![\w.+-])\d{3}-\d{2}-\d{4}(?![\w-])/g, holds: isSocialSecurityNumber },
  {
    pattern: /(?<=\b(?:ssn|social security(?: number| no\.?)?)(?: is|:|#)? *)\d{3} ?\d{2} ?\d{4}\b/gi,
    holds: isSocialSecurityNumber,
  },
  {
    pattern:
      /(?<=\b(?:steuer[- ]?id(?:entifikationsnummer|nr)?|steuerliche identifikationsnummer|idnr|tax id)\b\.?[^\d\n]{0,20})\d{2} ?\d{3} ?\d{3} ?\d{3}\b/gi,
    holds: isGermanTaxId,
  },
  { pattern: /(?<![\w.+-])\d{2} \d{3} \d{3} \d{3}(?![\w-]| ?\d)/g, holds: isGermanTaxId },
  { pattern: /(?<![\w-])\d{2} ?\d{6} ?[A-Z] ?\d{3}(?![\w-])/gi, holds: isGermanPensionNumber },
  { pattern: /(?<![\w-])(?:\d{2}\.?\d{3}\.?\d{3}|[XYZ][- ]?\d{7})[- ]?[A-Z](?![\w-])/gi, holds: isSpanishId },
  {
    pattern:
      /(?<![\w.+-])[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3}[ -]?\d{2}(?![\w-])/gi,
    holds: isFrenchNir,
  },
];

/**
 * Takes out card numbers, bank accounts, secrets and national ids before words are stored, shown to a model
 * or logged. Numbers count only with right check digits: order numbers, telephones, dates and error codes
 * stay. Masking again changes nothing.
 */
export function mask(text: string): Masked {
  return maskWith(text, kind => PLACEHOLDERS[kind]);
}

/** The same with placeholders of one's own; they have no digits. */
export function maskWith(text: string, placeholder: (kind: MaskedKind) => string): Masked {
  const found = new Set<MaskedKind>();
  const replace = (kind: MaskedKind): string => {
    found.add(kind);
    return placeholder(kind);
  };
  let masked = maskSecrets(text, replace);
  masked = maskIbans(masked, replace);
  masked = masked.replace(CARD, number => (isCardNumber(compact(number)) ? replace('card') : number));
  for (const { pattern, holds } of NATIONAL_IDS) {
    masked = masked.replace(pattern, number => (holds(compact(number)) ? replace('national_id') : number));
  }
  return { text: masked, found: [...found] };
}

function maskSecrets(text: string, replace: (kind: MaskedKind) => string): string {
  return SECRET_RULES.reduce(
    (kept, { pattern, holds }) =>
      kept.replace(pattern, (match: string, ...rest: unknown[]) => {
        const groups = rest.at(-1);
        const named = isGroups(groups) ? groups['value'] : undefined;
        const value = named ?? match;
        if (holds && !holds(value)) return match;
        const ending = named === undefined ? '' : (/[.?]+$/.exec(value)?.[0] ?? '');
        const at = match.lastIndexOf(value);
        return `${match.slice(0, at)}${replace('secret')}${ending}${match.slice(at + value.length)}`;
      }),
    text,
  );
}

/** From the country on, as many characters as its accounts have: what follows is the next word. */
function maskIbans(text: string, replace: (kind: MaskedKind) => string): string {
  let masked = '';
  let from = 0;
  for (const { index } of text.matchAll(IBAN_START)) {
    if (index < from) continue;
    const end = ibanEnd(text, index);
    if (end === undefined) continue;
    masked += text.slice(from, index) + replace('iban');
    from = end;
  }
  return masked + text.slice(from);
}

function ibanEnd(text: string, start: number): number | undefined {
  const length = IBAN_LENGTHS[text.slice(start, start + 2).toUpperCase()];
  if (length === undefined) return undefined;
  let iban = '';
  let at = start;
  while (iban.length < length && at < text.length && at - start < LONGEST_IBAN * 2) {
    const character = text.charAt(at);
    if (/[A-Za-z0-9]/.test(character)) iban += character;
    else if (!/[ \u00a0\u202f-]/.test(character)) return undefined;
    at++;
  }
  return isIban(iban) && !/[A-Za-z0-9]/.test(text.charAt(at)) ? at : undefined;
}

function compact(number: string): string {
  return number.replace(/[^A-Za-z0-9]/g, '');
}

function isGroups(value: unknown): value is Record<string, string | undefined> {
  return typeof value === 'object' && value !== null;
}

import { fold } from '../knowledge/terms.ts';
import { foldLookalikes, isOneSlip, mendSlip } from './fold-lookalikes.ts';
import { mendWish } from './mend-wish.ts';
import type { PersonPatterns } from './person-patterns.ts';
import { KNOWN_SLIPS, NO_SLIPS, PERSON_PATTERNS, PERSON_WORDS } from './person-patterns.ts';
import { MORE_PERSON_PATTERNS } from './person-patterns-more.ts';
import { GIVES_UP, SWEARING_BETWEEN } from './service-patterns.ts';

/** What may stand before the wish and says nothing. */
const PREFIX =
  /^(?:(?:hi|hello|hey|ok|okay|please|pls|no|nope|yes|well|so|just|thanks|hallo|bitte|nein|ja|also|hola|por favor|vale|bonjour|non|oui|svp|sorry)\b[\s,]*)+/;
const CLAUSE_END = /[,;:()]+|\b(?:but|aber|sondern|pero|sino|mais)\b/;
/** Asks for the reason, and wants it all the more. */
const NO_NEGATION =
  /\b(?:(?:do not|don't|dont|not) (?:know|see|find|understand)|why (?:don't|can't|won't|not)|can't|cannot|couldn't|can i not|is not possible|phone no|warum nicht|por que no|pourquoi (?:ne|pas))\b/g;
/** Shorter words are mended by nobody: too many are one letter apart. */
const SLIP_CHARACTERS = 5;
/** A longer sentence, as they come without any stop, is read in parts that overlap. */
const LONGEST_SENTENCE = 600;
const OVERLAP = 150;
/** These may have two slips. */
const LONG_PERSON_WORDS = new Set(PERSON_WORDS.filter(word => word.length > 8));
const ALL_PATTERNS = [...PERSON_PATTERNS, ...MORE_PERSON_PATTERNS];
const ENGLISH = PERSON_PATTERNS.filter(({ locale }) => locale === 'en');

/**
 * Whether the customer asks for a person, with the language they said it in. The one place of this rule:
 * the code decides, never a model. Talk about people, and wishes that are denied, are none.
 */
export function wantsPerson(message: string): { locale: string } | undefined {
  const sentences = sentencesOf(message);
  const [only = ''] = sentences.length === 1 ? sentences : [];
  if (GIVES_UP.some(pattern => pattern.test(only))) return { locale: 'en' };
  for (const sentence of sentences) {
    const mended = mendSlips(sentence);
    const found =
      ALL_PATTERNS.find(patterns => isWish(mended, patterns)) ??
      ENGLISH.find(english => isWish(mendSlips(mendWish(sentence)), english));
    if (found) return { locale: found.locale };
  }
  return undefined;
}

function isWish(words: string, patterns: PersonPatterns): boolean {
  const rest = words.replace(PREFIX, '').trim();
  if (patterns.alone.test(rest) && !patterns.negation.test(words.slice(0, -rest.length))) return true;
  return clausesOf(words).some(clause => hasWish(clause, patterns));
}

/** A message that is not over: the next one goes on with it. */
const UNFINISHED =
  /\b(?:talk|talking|speak|speaking|chat|connect|connected|transfer|to|with|an?|the|want|need|me|like|not|no|mit|einem|einen|con|una?|avec|un|une|a|com|uma|met|een)$/;

/**
 * The same over what a customer wrote one after the other: a wish in the newest message, or one that it completes
 * ("can I speak", "to a human"). A wish that the message before began by denying is none.
 * @param said the customer's messages, the newest last
 */
export function wantsPersonIn(said: readonly string[]): { locale: string } | undefined {
  const newest = said.at(-1) ?? '';
  const previous = said.at(-2)?.trim() ?? '';
  const end = sentencesOf(previous).at(-1);
  if (!end || /[.!?]$/.test(previous)) return wantsPerson(newest);
  const isOpen = UNFINISHED.test(end);
  const denied = end.replace(NO_NEGATION, ' ').trim();
  if (isOpen && ALL_PATTERNS.some(({ negation }) => negation.test(denied))) {
    return wantsPerson(`${end} ${newest}`);
  }
  const alone = wantsPerson(newest);
  if (alone || !isOpen || wantsPerson(previous)) return alone;
  return wantsPerson(`${end} ${newest}`);
}

function hasWish(clause: string, { wishes, negation }: PersonPatterns): boolean {
  return wishes.some(wish => {
    const match = wish.exec(clause);
    if (!match) return false;
    // A wish not to talk to a machine is one for a person; its "not" is part of it.
    if (
      /\b(?:bots?|robots?|roboter|robot|machines?|maschine|maquina|chatbots?|computers?|ordenador|ordinateur|ai|ki|ia|automaten)\b/.test(
        match[0],
      )
    )
      return true;
    const told = match[0].replace(/ \S+$/, '');
    const before = `${clause.slice(0, match.index)}${told}`.replace(NO_NEGATION, ' ');
    return !negation.test(before.trim());
  });
}

function sentencesOf(message: string): string[] {
  return fold(foldLookalikes(message))
    .replace(/[’`´]/g, "'")
    .split(/[.!?\n¡¿…"“”]+/)
    .map(sentence =>
      sentence
        .replace(/[^\p{L}\p{N}\s',;:()-]/gu, ' ')
        .replace(/\s+/g, ' ')
        .replace(SWEARING_BETWEEN, '')
        .trim(),
    )
    .filter(Boolean)
    .flatMap(partsOf);
}

/** Parts that begin and end with a word where there are blanks; what stands in one part's end begins the next. */
function partsOf(sentence: string): string[] {
  if (sentence.length <= LONGEST_SENTENCE) return [sentence];
  const parts: string[] = [];
  for (let start = 0; start + OVERLAP < sentence.length; start += LONGEST_SENTENCE - OVERLAP) {
    const part = sentence.slice(start, start + LONGEST_SENTENCE);
    parts.push(start === 0 ? part : part.replace(/^\S+ /, ''));
  }
  return parts;
}

function clausesOf(sentence: string): string[] {
  return sentence
    .split(CLAUSE_END)
    .map(clause => clause.trim())
    .filter(Boolean);
}

function mendSlips(sentence: string): string {
  return sentence.replace(/\p{L}+/gu, word => {
    const known = Object.hasOwn(KNOWN_SLIPS, word) ? KNOWN_SLIPS[word] : undefined;
    if (known) return known;
    if (word.length < SLIP_CHARACTERS - 1 || PERSON_WORDS.includes(word) || NO_SLIPS.has(word)) return word;
    const near = PERSON_WORDS.find(right => right.length >= SLIP_CHARACTERS && isOneSlip(word, right));
    return near ?? mendSlip(word, LONG_PERSON_WORDS) ?? word;
  });
}

import { isStopWord, stem, tokenise } from './terms.ts';
import { asksQuestion } from './title.ts';

/** Characters of a title that still fit on a button. */
const CHARACTERS = 100;
/** Titles that name a page of a help centre, and nothing that anybody asks. */
const NO_MATTER =
  /^\W*(?:overview|introduction|intro|index|home|faqs?|glossary|changelog|release notes?|what'?s new|welcome|table of contents|übersicht|einführung|glossar|introducción|glosario|aperçu|glossaire)\W*$/iu;
/** Codes and asides make a title exact and hard to read. */
const CLUTTER = /[([]|\b[A-Z]{2,}[-_ ]?\d+/;

/** How a title reads as something that a customer asks. */
export interface Wording {
  /** 0 to 1. */
  fluency: number;
  /** Stems of the words that say something. */
  stems: Set<string>;
}

/** Reads a title as a question to suggest; undefined for one that nobody would ask. */
export function readWording(title: string): Wording | undefined {
  const tokens = tokenise(title);
  if (title.length > CHARACTERS || tokens.length < 2 || NO_MATTER.test(title)) return undefined;
  const telling = tokens.filter(token => !isStopWord(token));
  const stems = new Set((telling.length > 0 ? telling : tokens).map(stem));
  return { fluency: fluencyOf(title, tokens.length), stems };
}

/** Share of two titles' words that both have, 0 to 1. */
export function alikeness(a: Wording, b: Wording): number {
  let shared = 0;
  for (const word of a.stems) if (b.stems.has(word)) shared++;
  return shared / Math.max(1, a.stems.size + b.stems.size - shared);
}

/** A question as it is; a task or a complaint in a few words nearly; a bare name hardly. */
function fluencyOf(title: string, words: number): number {
  if (CLUTTER.test(title)) return 0.2;
  if (asksQuestion(title)) return 1;
  if (words < 3) return 0.3;
  return words <= 8 ? 0.8 : 0.5;
}

import type { FailureCode } from '../model/message.ts';
import type { Words } from './en.ts';
import { en } from './en.ts';
import type { LaterWords } from './later.ts';

/** All words of a language, or the first screen's where the rest comes with the later ones. */
export type LoadedWords = Words & Partial<LaterWords>;

const OTHERS: Record<string, () => Promise<{ words: LoadedWords }>> = {
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
  es: () => import('./es.ts'),
  fr: () => import('./fr.ts'),
};

/** Words for a BCP 47 tag; English is at hand, others are fetched, and English stands in where that fails. */
export async function loadWords(locale: string): Promise<LoadedWords> {
  try {
    return (await OTHERS[language(locale)]?.())?.words ?? en;
  } catch {
    return en;
  }
}

/** True for languages written from right to left. */
export function isRightToLeft(locale: string): boolean {
  return /^(ar|dv|fa|he|ku|ps|ur|yi)$/.test(language(locale));
}

/** Puts values into a sentence. */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** The one place that maps a failure to visible words; undefined where the situation says enough. */
export function failureWords(words: Words, code: FailureCode | undefined): string | undefined {
  switch (code) {
    case 'network':
      return navigator.onLine ? words.unreachable : words.noConnection;
    case 'rate_limited':
      return words.busy;
    case 'knowledge_unavailable':
      return words.serverDown;
    case 'unknown_site':
    case 'origin_forbidden':
      return words.notSetUp;
    case 'article_not_found':
      return words.articleMissing;
    default:
      return undefined;
  }
}

function language(locale: string): string {
  return locale.slice(0, 2).toLowerCase();
}

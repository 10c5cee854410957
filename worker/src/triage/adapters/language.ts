import { eld } from 'eld/extrasmall';

/** The language of a message as ISO 639-1, and whether it is told apart well enough to act on. */
export interface MessageLanguage {
  language: string;
  isReliable: boolean;
}

/** Reads the language of a message; undefined where there is nothing to read. */
export function languageOf(message: string): MessageLanguage | undefined {
  const found = eld.detect(message);
  return found.language === '' ? undefined : { language: found.language, isReliable: found.isReliable() };
}

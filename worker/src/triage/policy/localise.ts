import type { Localised } from './types.ts';

/** Words in the first of these languages that they are written in, region or not; else in whichever there is. */
export function inLanguage(texts: Localised, languages: ReadonlyArray<string | undefined>): string {
  const entries = Object.entries(texts);
  for (const wanted of languages) {
    if (wanted === undefined) continue;
    const [exact, near] = [wanted.toLowerCase(), wanted.toLowerCase().split('-')[0]];
    const found =
      entries.find(([tag]) => tag.toLowerCase() === exact) ??
      entries.find(([tag]) => tag.toLowerCase().split('-')[0] === near);
    if (found) return found[1];
  }
  return entries[0]?.[1] ?? '';
}

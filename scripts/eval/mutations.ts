import { loadArticles } from '../../demo-site/help.ts';
import { CitationGate } from '../../worker/src/answering/citations.ts';
import { chunkArticle } from '../../worker/src/knowledge/chunk.ts';
import { splitSentences } from '../../worker/src/knowledge/sentences.ts';
import type { FoundPassage } from '../../worker/src/knowledge/types.ts';

/** A sentence of an article, word for word, beside the passages of that article. */
export interface Verbatim {
  articleId: string;
  sentence: string;
  passages: FoundPassage[];
}

/** A sentence that has been made false in one way. */
export interface Mutant {
  kind: string;
  sentence: string;
  of: Verbatim;
}

const WORDS = { least: 7, most: 32 };
const COURTESY = /\bif you (?:like|want|wish|prefer|can|need)\b/i;

/** Every so many whole sentences of the English demo articles, spread over all of them. */
export function pickVerbatim(count: number): Verbatim[] {
  const all: Verbatim[] = [];
  for (const article of loadArticles('demo-site/help').values()) {
    if (article.locale !== 'en') continue;
    const passages = chunkArticle(article.markdown).map(
      (passage): FoundPassage => ({
        ...passage,
        site: 'demo',
        articleId: article.id,
        version: 'v1',
        title: article.title,
        locale: 'en',
        score: 1,
        signals: {},
      }),
    );
    const seen = new Set<string>();
    for (const { text } of passages.flatMap(passage => splitSentences(passage.text))) {
      const words = text.split(/\s+/).length;
      const isWhole = /^\p{Lu}[\s\S]*[.]$/u.test(text) && !text.includes('; ') && !text.includes('](');
      if (!isWhole || words < WORDS.least || words > WORDS.most || seen.has(text)) continue;
      seen.add(text);
      all.push({ articleId: article.id, sentence: text, passages });
    }
  }
  const step = Math.max(1, all.length / count);
  return Array.from(
    { length: Math.min(count, all.length) },
    (_, index) => all[Math.floor(index * step)],
  ).filter(one => one !== undefined);
}

const SWAPS: Array<[RegExp, string]> = [
  [/\b(?:owners)\b/, 'members'],
  [/\bowner\b/, 'member'],
  [/\bmanagers\b/, 'members'],
  [/\bmanager\b/, 'member'],
  [/\bMonday\b/, 'Thursday'],
  [/\bSunday\b/, 'Tuesday'],
  [/\bBusiness\b/, 'Free'],
  [/\bTeam\b(?! →)/, 'Free'],
];
const PROMISES = [
  ', and we inform you by email',
  ', and you receive a discount',
  ', which is free for the first year',
  ', and your manager has to confirm it',
];

/** One way of making a sentence false; undefined where it does not apply. `index` varies what is added. */
type Change = (sentence: string, index: number) => string | undefined;

const CHANGES: Record<string, Change> = {
  'insert not': sentence =>
    replaced(sentence, /\b(is|are|can|will|must|may|has|have)\b(?! not\b)(?=[^?]*$)/, '$1 not'),
  'remove not': sentence =>
    replaced(
      sentence,
      /\bcannot\b|\b(can|do|does|is|are|has|have|will)(?:n['’]t| not)\b|\b(never) /,
      (whole, verb, never) =>
        whole === 'cannot' ? 'can' : never ? '' : /^do(?:es)?$/.test(verb) ? '' : verb,
    ),
  number: sentence =>
    replaced(sentence, /(?<![\w*`:.,/-])(\d+)(?![\w*`:.,/-]*\d|-|\*|`)/, (_, digits) =>
      String(Number(digits) + 3),
    ),
  swap: sentence => {
    const swap = SWAPS.find(([pattern]) => pattern.test(sentence));
    return swap && replaced(sentence, swap[0], swap[1]);
  },
  'may to will': sentence => replaced(sentence, /\b(?:may|might|usually|probably)\b/, 'always'),
  'condition dropped': sentence => {
    if (COURTESY.test(sentence)) return undefined;
    const lead = /^(?:If|Unless|When) [^,]+, (\S.+)$/.exec(sentence)?.[1];
    if (lead) return `${lead.charAt(0).toUpperCase()}${lead.slice(1)}`;
    return replaced(sentence, /,? (?:if|unless|only if) [^,]+\.$/, '.');
  },
  promise: (sentence, index) => sentence.replace(/\.$/, `${PROMISES[index % PROMISES.length]}.`),
};

/** The sentence in each way that applies to it. */
export function mutantsOf(of: Verbatim, index: number): Mutant[] {
  return Object.entries(CHANGES).flatMap(([kind, change]) => {
    const sentence = change(of.sentence, index);
    return sentence && sentence !== of.sentence ? [{ kind, sentence, of }] : [];
  });
}

/** Whether the gate lets a sentence through beside an article's passages. */
export function isShown(sentence: string, passages: FoundPassage[]): boolean {
  return new CitationGate(passages).pass(sentence) !== undefined;
}

function replaced(
  sentence: string,
  pattern: RegExp,
  by: string | ((whole: string, ...groups: string[]) => string),
): string | undefined {
  if (!pattern.test(sentence)) return undefined;
  return (typeof by === 'string' ? sentence.replace(pattern, by) : sentence.replace(pattern, by)).replace(
    / {2,}/g,
    ' ',
  );
}

import { loadArticles } from '../../demo-site/help.ts';
import { Grounds } from '../../worker/src/answering/grounding/index.ts';
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

/** All whole sentences of every so-manieth English demo article. */
export function pickVerbatim(every: number): Verbatim[] {
  const all: Verbatim[] = [];
  const articles = [...loadArticles('demo-site/help').values()].filter(({ locale }) => locale === 'en');
  for (const article of articles.filter((_, index) => index % every === 0)) {
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
  return all;
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
/** One of a pair for the other: what is said is the opposite, or of another time or place. */
const OPPOSITES =
  `open/close opened/closed add/remove added/removed first/last show/hide shown/hidden visible/hidden
  start/end starts/ends earlier/later weekly/monthly monthly/yearly yearly/monthly public/private new/old above/below
  keep/delete kept/deleted keeps/deletes paid/unpaid import/export sent/received send/receive everyone/nobody
  nobody/everyone nothing/everything always/never never/always without/with automatically/manually accept/refuse
  approve/reject approved/rejected lower/raise connected/disconnected connect/disconnect allow/forbid past/future
  future/past published/draft larger/smaller more/fewer inside/outside online/offline same/different
  included/excluded include/exclude longer/shorter gets/loses lose/keep increase/reduce next/previous immediately/later
  enabled/disabled lock/unlock shortened/extended credited/charged charged/credited stay/disappear stays/disappears
  none/all free/paid optional/required required/optional`
    .split(/\s+/)
    .map(pair => pair.split('/') as [string, string]);
const UNITS: Record<string, string> = {
  minute: 'hour',
  hour: 'day',
  day: 'week',
  week: 'month',
  month: 'year',
  year: 'month',
};
const REACHES: Array<[RegExp, string]> = [
  [/^Each (?=[a-z]+ )/, 'Only one '],
  [/\ball (?=[a-z]+s\b)/, 'only some of the '],
  [/\bonly (?=an?\b|for\b|in\b|on\b|to\b|the\b)/, 'also '],
  [/\bat most\b|\bup to\b/, 'at least'],
  [/\bat least\b/, 'at most'],
  [/\bfewer than\b|\bless than\b/, 'more than'],
  [/\bmore than\b/, 'less than'],
  [/\bbefore\b/, 'after'],
  [/\bafter (?=\d|the |it |you )/, 'before '],
];
const PEOPLE = 'owners?|managers?|members?|admins?|guests?';
const PROMISES = [
  ', and we inform you by email',
  ', and you receive a discount',
  ', which is free for the first year',
  ', and your manager has to confirm it',
];
const CONDITIONS = ['If you are on Free', 'Unless you are an owner', 'Until the trial ends'];

/** One way of making a sentence false; undefined where it does not apply. `index` varies what is added. */
type Change = (sentence: string, index: number) => string | undefined;

const CHANGES: Record<string, Change> = {
  'not added': sentence =>
    replaced(sentence, /\b(is|are|can|will|must|may|has|have)\b(?! not\b)(?=[^?]*$)/, '$1 not'),
  'not removed': sentence =>
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
  unit: sentence =>
    replaced(
      sentence,
      /(\d+ )(minute|hour|day|week|month|year)(?=s?\b)/,
      (_, amount, unit) => `${amount}${UNITS[unit]}`,
    ),
  'name swapped': sentence => {
    const swap = SWAPS.find(([pattern]) => pattern.test(sentence));
    return swap && replaced(sentence, swap[0], swap[1]);
  },
  'subject and object': sentence =>
    replaced(
      sentence,
      new RegExp(
        `^(An?|The|Only|All)? ?(${PEOPLE})\\b(.{3,60}?) (an?|the|all|other|their)? ?(${PEOPLE})\\b`,
        'i',
      ),
      (whole, first = '', one, between, second = '', other) =>
        one.replace(/s$/, '').toLowerCase() === other.replace(/s$/, '').toLowerCase()
          ? whole
          : `${first} ${other}${between} ${second} ${one}`.trim(),
    ),
  'how far': sentence => {
    const reach = REACHES.find(([pattern]) => pattern.test(sentence));
    return reach && replaced(sentence, reach[0], reach[1]);
  },
  antonym: (sentence, index) => {
    const fitting = OPPOSITES.filter(([one]) =>
      new RegExp(`(?<![*\\w])${one}\\b(?![^*]*\\*\\*)`).test(sentence),
    );
    const pair = fitting[index % Math.max(1, fitting.length)];
    return pair && replaced(sentence, new RegExp(`(?<![*\\w])${pair[0]}\\b`), pair[1]);
  },
  'not moved': sentence => {
    const moved = /^(.+?) not (.+?), but (.+)$/.exec(sentence) ?? /^(.+?), not (.+?)()\.$/.exec(sentence);
    if (!moved) return undefined;
    const [, first = '', second = '', third = ''] = moved;
    return third ? `${first} ${second}, but not ${third}` : `${second}, not ${first}.`;
  },
  'may to will': sentence => replaced(sentence, /\b(?:may|might|usually|probably)\b/, 'always'),
  'condition dropped': sentence => {
    if (COURTESY.test(sentence)) return undefined;
    const lead = /^(?:If|Unless|When) [^,]+, (\S.+)$/.exec(sentence)?.[1];
    if (lead) return `${lead.charAt(0).toUpperCase()}${lead.slice(1)}`;
    return replaced(sentence, /,? (?:if|unless|only if) [^,]+\.$/, '.');
  },
  'condition swapped': (sentence, index) => {
    if (COURTESY.test(sentence)) return undefined;
    const other = CONDITIONS[index % CONDITIONS.length];
    const rest = /^(?:If|Unless|When) [^,]+(, \S.+)$/.exec(sentence)?.[1];
    if (rest) return `${other}${rest}`;
    return replaced(sentence, / (?:if|unless|only if) [^,]+\.$/, ` ${other?.toLowerCase()}.`);
  },
  // To every fourth sentence alone: it fits all of them.
  promise: (sentence, index) =>
    index % 4 === 0 ? sentence.replace(/\.$/, `${PROMISES[(index / 4) % PROMISES.length]}.`) : undefined,
};

/** The names of all changes, in the order they are made. */
export const KINDS = Object.keys(CHANGES);

/** The sentence in each way that applies to it. */
export function mutantsOf(of: Verbatim, index: number): Mutant[] {
  return Object.entries(CHANGES).flatMap(([kind, change]) => {
    const sentence = change(of.sentence, index);
    return sentence && sentence !== of.sentence ? [{ kind, sentence, of }] : [];
  });
}

const read = new Map<string, Grounds>();

/** Whether the gate finds a sentence borne out by its article; an article is read once for all of its sentences. */
export function isShown(sentence: string, { articleId, passages }: Verbatim): boolean {
  const grounds = read.get(articleId) ?? new Grounds(passages);
  read.set(articleId, grounds);
  return grounds.verify(sentence, [1]).ok;
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

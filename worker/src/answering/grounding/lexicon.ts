import { fold } from '../../knowledge/terms.ts';
import { CLAIM_FREE, CONTRASTS, NOUN_GROUPS, OPPOSITES, ROLES, VERB_GROUPS } from './lexicon-english.ts';
import { OTHER } from './lexicon-other.ts';
import { englishStem, familyOf } from './stems.ts';
import { synonyms } from './synonyms.ts';
import type { Mood, Scope, Token } from './types.ts';
import { COMPLEMENTS } from './words/complements.ts';

/** Languages whose sentences can be compared with their passage word by word. */
export type Language = 'en' | 'de' | 'es' | 'fr';

/** What the gate knows about a language's words. All look-ups take folded words. */
export interface Lexicon {
  language: Language;
  isFree(word: string): boolean;
  isNegation(word: string): boolean;
  isCondition(word: string): boolean;
  isUnless(word: string): boolean;
  kindOf(word: string): Token['kind'];
  /** It may be what somebody does, here or elsewhere: "call", "phone". */
  mayAct(word: string): boolean;
  conceptsOf(word: string): string[];
  moodOf(word: string): Mood | undefined;
  scopeOf(word: string): Scope | undefined;
}

const setOf = (text: string) => new Set(text.split(/\s+/).filter(Boolean).map(fold));

function groupsOf(text: string, stemOf: (word: string) => string, prefix: string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  text
    .trim()
    .split('\n')
    .forEach((line, index) => {
      for (const word of line.trim().split(/\s+/)) {
        const key = stemOf(fold(word));
        groups.set(key, [...(groups.get(key) ?? []), `${prefix}${index}`]);
      }
    });
  return groups;
}

const MOODS: Array<[Mood, Set<string>]> = [
  ['must', setOf('must needs necessary')],
  ['may', setOf('may might could perhaps maybe possibly')],
  ['can', setOf('can able allow allows allowed possible')],
  ['should', setOf('should recommend recommends recommended recommending advise advises ideally')],
  [
    'hedge',
    setOf(
      'probably usually often sometimes typically normally generally occasionally likely nearly almost roughly about approximately',
    ),
  ],
];
const SCOPES: Array<[Scope, Set<string>]> = [
  ['all', setOf('all every each any anytime whole forever entire')],
  ['always', setOf('always constantly invariably')],
  ['only', setOf('only solely exclusively alone')],
  ['most', setOf('most some many several few')],
  ['exactly', setOf('exactly')],
  ['immediately', setOf('immediately')],
  ['automatically', setOf('automatically')],
];

/** A word's concepts are looked up once. */
const MOST_KNOWN = 10_000;

function createEnglish(): Lexicon {
  const concepts = new Map<string, string[]>();
  const free = setOf(CLAIM_FREE);
  const verbs = groupsOf(VERB_GROUPS, englishStem, 'v');
  const nouns = groupsOf(NOUN_GROUPS, englishStem, 'n');
  const roles = new Set(ROLES.flatMap(role => [role, `${role}s`]));
  const contrasts = new Set([...setOf(CONTRASTS)].map(englishStem));
  const negations = setOf('not no non never none nothing neither nor without');
  const conditions = setOf('if when unless until only-if');
  return {
    language: 'en',
    isFree: word => free.has(word),
    isNegation: word => negations.has(word),
    isCondition: word => conditions.has(word),
    isUnless: word => word === 'unless' || word === 'except',
    kindOf: word => {
      const key = englishStem(word);
      if (roles.has(word)) return 'role';
      if (contrasts.has(key) && !/ity$/.test(word)) return 'contrast';
      const isVerb = verbs.has(key) || synonyms().isVerb(key);
      return isVerb && !NOUNLIKE.has(word) && !/(?:ion|ment)s?$/.test(word) ? 'verb' : 'plain';
    },
    mayAct: word => {
      const key = englishStem(word);
      return verbs.has(key) || synonyms().mayBeVerb(key);
    },
    conceptsOf: word => {
      const known = concepts.get(word);
      if (known) return known;
      const key = englishStem(word);
      const isAlone = roles.has(word) || (contrasts.has(key) && !/ity$/.test(word));
      const family = isAlone ? undefined : familyOf(word);
      const made = [
        word === 'except' ? 'unless' : key,
        ...(verbs.get(key) ?? []),
        ...(nouns.get(key) ?? []),
        ...synonyms().groupsOf(key),
        ...(family ? [family] : []),
      ];
      if (concepts.size > MOST_KNOWN) concepts.clear();
      concepts.set(word, made);
      return made;
    },
    moodOf: word => MOODS.find(([, words]) => words.has(word))?.[0],
    scopeOf: word => SCOPES.find(([, words]) => words.has(word))?.[0],
  };
}

/** Verbs by form, nouns by use in most help texts. */
const NOUNLIKE = setOf(
  'link links order orders mail email emails access update updates exchange match print trade map search trial notice ship shipment delivery message messages support code list lists lock locks test tests call calls pin pins cover stock billing refund refunds schedule plan plans charge order list report name file copy start end view use change changes answer request requests display support support post set need needs limit limits transfer transfers confirmation release post work function function invoices invoice bill hold record contact payment payments',
);

function createOther(language: 'de' | 'es' | 'fr'): Lexicon {
  const small = OTHER[language];
  const sets = {
    free: setOf(
      `${small.free} ${small.negations} ${small.all} ${small.only} ${small.condition} ${small.hedge} ${small.unless}`,
    ),
    negations: setOf(small.negations),
    condition: setOf(`${small.condition} ${small.unless}`),
    unless: setOf(small.unless),
  };
  const endings = small.endings;
  const stemOf = (word: string) => (word.length > 4 ? word.replace(endings, '') : word);
  const roles = new Set([...setOf(small.roles)].map(stemOf));
  const contrasts = new Set([...setOf(small.contrasts)].map(stemOf));
  const moods: Array<[Mood, Set<string>]> = [
    ['must', setOf(small.must)],
    ['can', setOf(small.can)],
    ['should', setOf(small.should)],
    ['hedge', setOf(small.hedge)],
  ];
  const all = setOf(small.all);
  const only = setOf(small.only);
  return {
    language,
    isFree: word => sets.free.has(word),
    isNegation: word => sets.negations.has(word),
    isCondition: word => sets.condition.has(word),
    isUnless: word => sets.unless.has(word),
    kindOf: word => (roles.has(stemOf(word)) ? 'role' : contrasts.has(stemOf(word)) ? 'contrast' : 'plain'),
    mayAct: () => false,
    conceptsOf: word => [stemOf(word)],
    moodOf: word => moods.find(([, words]) => words.has(word))?.[0],
    scopeOf: word => (all.has(word) ? 'all' : only.has(word) ? 'only' : undefined),
  };
}

const known = new Map<Language, Lexicon>();

/** The lexicon of a language, made once. */
export function lexiconFor(language: Language): Lexicon {
  const made = known.get(language) ?? (language === 'en' ? createEnglish() : createOther(language));
  known.set(language, made);
  return made;
}

const opposites = new Map<string, Set<string>>();
for (const pair of OPPOSITES.split(',')) {
  const [a = '', b = ''] = pair.trim().split(/\s+/).map(englishStem);
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    opposites.set(one, (opposites.get(one) ?? new Set()).add(other));
  }
}

/** True when two stems are opposites, such as charge and credit. English only. */
export function areOpposite(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && opposites.get(a)?.has(b) === true;
}

const complements = new Map<string, Set<string>>();

/** "Not changed" and "kept": one of them is denied, and both say the same. English only. */
export function areComplements(a: Token, b: Token): boolean {
  const [one, other] = [a.concepts[0], b.concepts[0]];
  if (a.isNegated === b.isNegated || one === undefined || other === undefined) return false;
  if (a.phrase !== undefined || b.phrase !== undefined) return false;
  if (complements.size === 0) readComplements();
  return complements.get(one)?.has(other) === true;
}

function readComplements(): void {
  for (const line of COMPLEMENTS.trim().split('\n')) {
    const [left = '', right = ''] = line.split(':');
    const [ones, others] = [left, right].map(side =>
      side
        .trim()
        .split(/[\s,]+/)
        .map(englishStem),
    );
    for (const one of ones ?? []) {
      for (const other of others ?? []) {
        complements.set(one, (complements.get(one) ?? new Set()).add(other));
        complements.set(other, (complements.get(other) ?? new Set()).add(one));
      }
    }
  }
}

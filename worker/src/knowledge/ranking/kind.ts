import { isStopWord } from '../terms.ts';
import type { Kind } from './kind-words.ts';
import {
  ATTITUDES,
  BEFORE_T,
  DENIED_FAULTS,
  DETERMINERS,
  FAULT_NAMES,
  KIND_PAIRS,
  KINDS_OF_STEM,
  NEGATIONS,
  RELATIVES,
} from './kind-words.ts';

/**
 * What sort of thing a text says, beside its subject: "it did not arrive" and "An invoice is missing" share no
 * word, and yet the one is what the other is for.
 */
export interface KindReading {
  kinds: ReadonlySet<Kind>;
  /** Stems that said so: they name no subject. */
  spent: ReadonlySet<string>;
}

/** A code of letters and digits is what a system shows when it refuses: "TD-214", "E4041". */
const CODE = /\b[A-Z]{1,6}[-_]?\d{3,}\b|\b0x[0-9a-f]{4,}\b/i;
/** The second stem of a pair is at most so far behind the first. */
const PAIR_REACH = 3;
/** What is not done is the next telling word, at most so far behind the "not". */
const DENIAL_REACH = 2;

/** A longer question says in words what it wants. */
const SHORT_QUESTION = 12;

const SAME_FAULT = 0.5;
const OTHER_THAN_TROUBLE = -0.5;
/** An article that takes something back is for nobody who wants to do it. */
const UNASKED_UNDO = -1;

/** Reads a text's kinds off its stems in order (see stemsOf); `text` is looked at for codes alone. */
export function readKinds(stems: readonly string[], text: string): KindReading {
  const kinds = new Set<Kind>();
  const spent = new Set<string>();
  if (CODE.test(text)) kinds.add('refused');
  for (const [at, stem] of stems.entries()) {
    for (const kind of KINDS_OF_STEM.get(stem) ?? []) {
      kinds.add(kind);
      if (!isNoun(stems, at)) spent.add(stem);
    }
    for (const { kind, first, second } of KIND_PAIRS) {
      if (!first.has(stem)) continue;
      const other = stems.slice(at + 1, at + 1 + PAIR_REACH).find(next => second.has(next));
      if (other === undefined) continue;
      kinds.add(kind);
      spent.add(stem).add(other);
    }
    if (isDenial(stems, at)) readDenial(stems, at, kinds, spent);
  }
  if (FAULT_NAMES.some(fault => kinds.has(fault))) kinds.add('trouble');
  return { kinds: ruling(kinds), spent };
}

/**
 * How well each title's kind fits the question's (see kindAgreement), in their order; 0 for all where the question is
 * so long that its words say enough.
 */
export function kindFits(
  { stems, text }: { stems: readonly string[]; text: string },
  readings: ReadonlyArray<{ titleStems: readonly string[]; article: { title: string } }>,
): number[] {
  if (!isShort(stems)) return readings.map(() => 0);
  const { kinds } = readKinds(stems, text);
  return readings.map(({ titleStems, article }) =>
    kindAgreement(kinds, readKinds(titleStems, article.title).kinds),
  );
}

/** Whether a question is short enough to ask for one thing. */
export function isShort(stems: readonly string[]): boolean {
  return stems.length <= SHORT_QUESTION;
}

/** How well an article's kinds fit what is asked: 1 and more where they agree, below 0 where they are at odds. */
export function kindAgreement(asked: ReadonlySet<Kind>, told: ReadonlySet<Kind>): number {
  const isShared = [...asked].some(kind => told.has(kind));
  let agreement = isShared ? 1 : 0;
  if (FAULT_NAMES.some(fault => asked.has(fault) && told.has(fault))) agreement += SAME_FAULT;
  if (asked.has('trouble') && !told.has('trouble')) agreement += OTHER_THAN_TROUBLE;
  if (told.has('undo') && !asked.has('undo')) agreement += UNASKED_UNDO;
  return agreement;
}

/** Taking something back rules what was done, and trouble rules what was tried: "I cannot add it". */
function ruling(kinds: Set<Kind>): Set<Kind> {
  if (kinds.has('undo')) return new Set<Kind>(['undo']);
  if (!kinds.has('trouble')) return kinds;
  const ruled: Kind[] = ['trouble', ...FAULT_NAMES, 'access', 'cost'];
  return new Set(ruled.filter(kind => kinds.has(kind)));
}

function isDenial(stems: readonly string[], at: number): boolean {
  const stem = stems[at] ?? '';
  if (!NEGATIONS.has(stem) || (stem === 't' && !BEFORE_T.has(stems[at - 1] ?? ''))) return false;
  return !ATTITUDES.has(stems[at + 1] ?? '') && !stems.slice(0, at).some(before => RELATIVES.has(before));
}

function readDenial(stems: readonly string[], at: number, kinds: Set<Kind>, spent: Set<string>): void {
  const after = stems.slice(at + 1, at + 1 + PAIR_REACH);
  kinds.add('trouble');
  for (const [fault, words] of DENIED_FAULTS) if (after.some(stem => words.has(stem))) kinds.add(fault);
  const denied = after.slice(0, DENIAL_REACH).find(stem => !isStopWord(stem));
  spent.add(stems[at] ?? '');
  if (denied !== undefined) spent.add(denied);
}

/** "The invitation" in front of a verb or at the end; "a new colleague" goes on. */
function isNoun(stems: readonly string[], at: number): boolean {
  if (!DETERMINERS.has(stems[at - 1] ?? '')) return false;
  const next = stems[at + 1];
  return next === undefined || isStopWord(next);
}

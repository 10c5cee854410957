/** Why a sentence, or a part of it, may not be shown. */
export type HeldReason =
  | 'number'
  | 'name'
  | 'polarity'
  | 'condition'
  | 'modality'
  | 'uncovered'
  | 'no_span'
  | 'note'
  | 'instruction'
  | 'link'
  | 'contradiction';

/** A quantity as it is compared: durations in seconds or months, everything else by its own unit. */
export interface Quantity {
  value: string;
  /** 'second', 'month', 'working day', a currency, '%', 'clock', 'version', '' where it has none. */
  unit: string;
  /** How many of the base unit its own unit is, where it has one. */
  factor?: number;
  /** What is counted: stems of the noun behind it. */
  noun: string[];
  bound: Bound;
  /** "per person per month": stems of what it is counted by. */
  rates: string[];
}

/** How a quantity limits: at most, at least, less, more, not before, before, within, exactly. */
export type Bound = '' | 'most' | 'least' | 'less' | 'more' | 'within' | 'after' | 'before' | 'exact' | 'for';

/** A word that claims something, or a quantity. */
export interface Token {
  /** Folded, as written. */
  surface: string;
  /** What it may mean: its own stem and the groups of like words it belongs to. */
  concepts: string[];
  /** Kinds that must be found in the very clause, not in its surroundings. */
  kind: 'plain' | 'verb' | 'role' | 'name' | 'contrast' | 'quantity';
  /** Its place among all words of the clause. */
  place: number;
  /** It may be a verb, though it is mostly a noun. */
  mayAct?: boolean;
  /** Behind "to": "from blue to orange" is no list. */
  isTarget?: boolean;
  /** Taken over from the clause before, which says it for both. */
  isCopied?: boolean;
  /** Negated. */
  isNegated: boolean;
  quantity?: Quantity;
  /** Words of one bold, quoted or code phrase carry its number. */
  phrase?: number;
  /** 'we', 'you' or 'they' where such a word owns it ("your card"). */
  owner?: Owner;
}

export type Owner = 'we' | 'you' | 'they';
/** What a clause says of its force. */
export type Mood = 'must' | 'may' | 'can' | 'should' | 'hedge';
/** Words that widen or narrow a claim; "only" narrows, "all" widens. */
export type Scope = 'all' | 'only' | 'most' | 'exactly' | 'immediately' | 'automatically' | 'always';

/** A clause: the smallest stretch whose facts belong together. */
export interface Clause {
  tokens: Token[];
  moods: Set<Mood>;
  scopes: Set<Scope>;
  /** What "all", "every" or "any" stands before. */
  allOf: Token[];
  /** "if", "when", "unless", "until" …: it limits its neighbours. */
  isCondition: boolean;
  isImperative: boolean;
  /** "To offer a swap, …": what the order beside it is for. */
  isGoal: boolean;
  /** Its subject, if it has one, stands in another clause. */
  startsWithVerb: boolean;
  /** "Adding a contact is free": how many of its tokens say what is done. */
  gerund?: number;
  /** Said of whom it is done to: "is … by", "are told". */
  isPassive: boolean;
  /** Where "by" stands in it, when it is passive. */
  byPlace?: number;
  /** The mark or word that led into it. */
  link: string;
  /** "Not necessary", "need not": it takes a duty away. */
  sparesDuty?: boolean;
  /** How many words deny in it. */
  denials: number;
  /** Verbs that claim little ("get", "have", "put"), by what they may mean. */
  light: string[];
  /** It points back: "it", "they", "this". */
  hasAnaphor: boolean;
  /** Stretches such as "within 14 days" or "on Team": what they hold must not be lost. */
  limits: Token[][];
  /** Those that open it, and so hold for what goes on with "and". */
  leading: Token[][];
}

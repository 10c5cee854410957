import type { FoundPassage } from '../knowledge/types.ts';
import { linesNamed } from './list-pieces.ts';
import { contentStems, shareIn, weightIn } from './overlap.ts';
import type { ListBlock } from './passage-blocks.ts';
import { readPassage } from './passage-blocks.ts';
import type { Reading } from './reading.ts';

/** So many words beyond the title make a question say which part of an article it wants. */
const SPECIFIC_WORDS = 3;
const STEPS_BONUS = 0.35;
const OPENING_BONUS = 0.3;
/** "Two worked examples" answers who asks for one. */
const EXAMPLES = /\bexamples?\b/i;
const EXAMPLES_COST = 0.3;
/** A list whose lines begin with several of the things that were asked about tells them apart. */
const LINES_BONUS = 0.35;
/** Where something went wrong, what only this part of the article has of the question, beyond the title. */
const OWN_WORDS_WEIGHT = 0.35;
const WENT_WRONG =
  /\b(?:invalid|wrong|refused|rejected|declined|denied|expired|blocked|broken|fails?|failed|error|ungültig|falsch|abgelehnt|fehler|inválid[oa]|rechazad[oa]|invalide|refusée?)\b/i;
const HEADING_WEIGHT = 0.5;
/** Of sections that fit alike, the one whose heading says more of the question, the title's words among it. */
const WHOLE_HEADING_WEIGHT = 0.6;
/** A heading that says so many words of the question, one of them the title's, is about that side of the matter. */
const NAMING_WORDS = 2;
const NAMING_BONUS = 0.3;
/** "I have no codes": the section that denies the same. */
const DENIAL_BONUS = 0.4;
const DENIAL =
  /(?:\b(?:no|without|kein\w*|ohne|sin|sans)|n['’]t have(?: any| the| my)?)\s+(\p{L}+)(?:\s+(\p{L}+))?/giu;
const NEVER =
  /\b(?:never|(?:not|n['’]?t) (?:\w+ )?(?:come|arrive|appear|receive|get|show)|nie|nunca|jamais)\b/i;
/** "Not possible at the moment" is no answer to "Is it possible?": its words do not count. */
const NEGATION = /\b(?:not|no|never|nothing|nobody|cannot|nicht|kein\w*|nie|sin|pas|aucun\w*)\b|n['’]t\b/i;
const DENIES =
  /\b(?:not|no|never|nothing|nobody|cannot|cant|(?:do|does|did|is|was|are|were|ca|wo|has|have)n['’]?t|without|nicht|kein\w*|nie|ohne|sin|pas|sans|aucun\w*|refus\w*|fail\w*|missing|gone|lost|stuck|grey|gray)\b|n['’]t\b/i;
const AGAINST = 0;
/** A heading that names the very code that was asked about, such as TD-409, opens the right section. */
const CODE_BONUS = 1;
const CODE = /\p{L}*-?\d{2,}/gu;

/** True for a passage whose heading names a code of the question. */
export function namesCode({ headings }: FoundPassage, question: string): boolean {
  const heading = (headings.at(-1) ?? '').toLowerCase();
  return (question.toLowerCase().match(CODE) ?? []).some(code => heading.includes(code));
}

/** All that a passage says, its title and headings too. */
export function passageStems(passage: FoundPassage): Set<string> {
  return contentStems(`${passage.title}\n${passage.headings.join('\n')}\n${passage.text}`);
}

/** A question as an article's parts are compared with it. */
export interface Asked {
  question: string;
  asksFact: boolean;
  /** Words that the article has anywhere: others, misspelt ones among them, tell no part of it from another. */
  weights: Map<string, number>;
  /** The same by how few of the article's parts have them, whether its title does or not. */
  parting: Map<string, number>;
  /** What the words that it lacks weigh: as much as an average word that it has. */
  unknown: number;
  /** A section's heading says several of the words: the opening is not what is meant. */
  isSectionNamed: boolean;
}

/** Weighs a question's words for the parts of one article. `own` are all of its passages. */
export function weighWithin(
  weights: Map<string, number>,
  own: FoundPassage[],
): Omit<Asked, 'question' | 'asksFact'> {
  const whole = new Set(own.flatMap(passage => [...passageStems(passage)]));
  const parts = own.map(({ headings, text }) => contentStems(`${headings.join('\n')}\n${text}`));
  const known = new Map([...weights].filter(([word]) => whole.has(word)));
  const parting = new Map(
    [...known].map(([word, weight]) => {
      const count = parts.filter(part => part.has(word)).length;
      return [word, weight * (1 - count / (parts.length + 0.5))];
    }),
  );
  const unknown = known.size > 0 ? (sumOf(known) / known.size) * (weights.size - known.size) : 0;
  const title = contentStems(own[0]?.title ?? '');
  const isSectionNamed = own.some(
    ({ headings }) => wordsIn(new Set(known.keys()), headings.at(-1) ?? '', title) >= NAMING_WORDS,
  );
  return { weights: known, parting, unknown, isSectionNamed };
}

/** How many of the words a heading says, one of the title's among them: it is no other matter then. */
function wordsIn(words: Set<string>, heading: string, title: Set<string>): number {
  const said = [...contentStems(heading)].filter(word => words.has(word));
  return said.some(word => title.has(word)) ? said.length : 0;
}

/**
 * How well a passage answers. Words that the title says already tell no part of the article from
 * another: what the question says beyond them does, and without any, the way an article is built.
 */
export function readFor(passage: FoundPassage, asked: Asked, bestScore: number): Reading {
  const { question, asksFact, weights, parting, unknown } = asked;
  const blocks = readPassage(passage);
  const title = contentStems(passage.title);
  const beyond = new Map([...weights].filter(([word]) => !title.has(word)));
  const partingBeyond = new Map([...parting].filter(([word]) => beyond.has(word)));
  const own = weightIn(partingBeyond, contentStems(passage.text)) / (sumOf(beyond) + unknown || 1);
  const specific = Math.min(1, beyond.size / SPECIFIC_WORDS);
  const share = (text: string) => weightIn(beyond, contentStems(text)) / (sumOf(beyond) + unknown || 1);
  const heading = passage.headings.at(-1) ?? '';
  const retrieved = bestScore > 0 ? passage.score / bestScore : 1;
  const hasSteps = blocks.some(
    (block): block is ListBlock => block.kind === 'steps' && block.items.length > 1,
  );
  // When the title is what was asked, the article's opening is the short answer.
  const isOpening = passage.ordinal === 0 && !asked.isSectionNamed;
  const titled = isOpening ? weightIn(weights, title) / (sumOf(weights) + unknown || 1) : 0;
  const meant = NEGATION.test(heading) && !DENIES.test(question) ? AGAINST : 1;
  return {
    passage,
    blocks,
    fit:
      specific * 0.5 * (retrieved + share(passage.text)) +
      (WENT_WRONG.test(question) ? OWN_WORDS_WEIGHT * own : 0) +
      HEADING_WEIGHT * meant * share(passage.headings.join(' ')) +
      WHOLE_HEADING_WEIGHT * meant * likeness(parting, unknown, contentStems(heading)) +
      (wordsIn(new Set(weights.keys()), heading, title) >= NAMING_WORDS ? NAMING_BONUS : 0) +
      (deniesTheSame(question, heading) ? DENIAL_BONUS : 0) +
      OPENING_BONUS * titled +
      (namesCode(passage, question) ? CODE_BONUS : 0) +
      (hasSteps && !asksFact ? STEPS_BONUS : 0) +
      (blocks.some(block => linesNamed(block, weights) > 1) ? LINES_BONUS : 0) -
      (EXAMPLES.test(heading) && !EXAMPLES.test(question) ? EXAMPLES_COST : 0),
  };
}

/** How much of the question a heading says, and how little else. */
function likeness(weights: Map<string, number>, unknown: number, heading: Set<string>): number {
  return (
    (weightIn(weights, heading) / (sumOf(weights) + unknown || 1)) * shareIn(heading, new Set(weights.keys()))
  );
}

/** Both say that there is none of the same thing, or that it does not come. */
function deniesTheSame(question: string, heading: string): boolean {
  const denied = deniedIn(heading);
  const missed = NEVER.test(question) ? contentStems(question) : deniedIn(question);
  return [...missed].some(word => denied.has(word));
}

function deniedIn(text: string): Set<string> {
  const words = [...text.matchAll(DENIAL)].flatMap(([, first, second]) => [first ?? '', second ?? '']);
  return words.join('') === '' ? new Set() : contentStems(words.join(' '));
}

function sumOf(weights: Map<string, number>): number {
  return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
}

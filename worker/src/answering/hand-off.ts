import type { ArticleNote } from '../knowledge/types.ts';
import { contentStems, shareIn } from './overlap.ts';

/** A note's order that this question goes to people; for the trace, without the note's words. */
export interface HandOff {
  articleId: string;
  order: Order;
  /** `always`, or because the question is the case that the note names. */
  because: 'always' | 'case';
}

type Order = 'hand over' | 'escalate' | 'do not answer' | 'goes to';

const PEOPLE =
  '(?:a |an |the |our )?(?:\\w+ )?(?:person|people|human|humans|agent|agents|adviser|colleague|team|desk|finance|billing|accounts|legal|privacy|security|sales|operations|engineering)\\b';

/** How owners write such an order: a closed list, so that a note is never half understood. */
const ORDERS: Array<[Order, RegExp]> = [
  ['hand over', /\bhand (?:(?:it|this|them|these) )?(?:over|off)\b/i],
  ['hand over', new RegExp(`\\b(?:hand|pass|transfer|forward|route|refer)(?: \\w+){0,3} to ${PEOPLE}`, 'i')],
  ['hand over', /\b(?:an (?:einen Menschen|eine Person|das Team) (?:über)?geben|weiterleiten an)\b/iu],
  ['hand over', /\b(?:(?:pasar|derivar) (?:\w+ )?a (?:una persona|un agente|el equipo)|transférer à)\b/iu],
  ['escalate', /\b(?:escalate|eskalieren|escalar|escalader)\b/i],
  ['do not answer', /\b(?:do not|don't|don’t|never) (?:answer|reply|respond)\b/i],
  ['do not answer', /\b(?:nicht (?:be)?antworten|no responder|ne pas répondre)\b/iu],
  ['goes to', new RegExp(`\\b(?:go|goes|belong|belongs) (?:straight |always )?to ${PEOPLE}`, 'i')],
];

const NEGATED = /\b(?:not|n't|n’t|never|no need to|nicht|nie|no|nunca|ne|jamais)\s+(?:\w+\s+)?$/iu;
/** "unless" is no such word: what has an exception is the rule. */
const CASE =
  /\b(?:if|when|whenever|where|(?<!\bat )once|after|as soon as|for|wenn|falls|sobald|si|cuando|quand|lorsque)\b([^,;:]*)/iu;
/** Said of customers and their messages, never of a matter. */
const TALK = contentStems(
  'customer customers client user somebody someone person people mention mentions say says ask asks want wants report reports claim claims reason given case show shows',
);
/** A label that is itself an order or leans on what came before names no case. */
const LEANING = /\b(?:never|always|do|don't|it|this|that|they)\b/i;
/** Share of a case's telling words that the question must hold. */
const CASE_SHARE = 0.6;

/**
 * Whether an internal note sends this question to people: by an order that holds always, or one for a
 * case ("Escalate when …", "Stolen card: hand over", "Disputes go to billing") that the question is. An
 * order that leans on the sentence before it holds for what that sentence says.
 */
export function readHandOff(note: ArticleNote, question: string, title: string): HandOff | undefined {
  const asked = contentStems(question);
  const askedOrTitled = new Set([...asked, ...contentStems(title)]);
  for (const paragraph of note.text.split(/\n+/)) {
    const sentences = paragraph.split(/(?<=[.!?])\s+/);
    for (const [index, sentence] of sentences.entries()) {
      const found = orderIn(sentence);
      if (!found) continue;
      const { articleId } = note;
      const matter = stemsOfCase(caseOf(sentence, found, sentences[index - 1]));
      if (matter.size === 0) return { articleId, order: found.order, because: 'always' };
      // What "goes to" people is a subject, and the article's title may name it.
      const holds = shareIn(matter, found.order === 'goes to' ? askedOrTitled : asked) >= CASE_SHARE;
      if (holds) return { articleId, order: found.order, because: 'case' };
    }
  }
  return undefined;
}

interface FoundOrder {
  order: Order;
  start: number;
  end: number;
}

function orderIn(sentence: string): FoundOrder | undefined {
  for (const [order, pattern] of ORDERS) {
    const match = pattern.exec(sentence);
    if (!match || NEGATED.test(sentence.slice(0, match.index))) continue;
    return { order, start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}

/** The words that say when an order holds; '' when it always does. */
function caseOf(sentence: string, { order, start, end }: FoundOrder, before: string | undefined): string {
  const head = sentence.slice(0, start);
  const condition = CASE.exec(head) ?? CASE.exec(sentence.slice(end));
  if (condition) return condition[1] ?? '';
  if (order === 'goes to') return head;
  const label = /^([^:]{2,80}):/.exec(head)?.[1];
  if (label && !LEANING.test(label)) return label;
  return before ?? '';
}

function stemsOfCase(text: string): Set<string> {
  const stems = contentStems(text);
  for (const word of TALK) stems.delete(word);
  return stems;
}

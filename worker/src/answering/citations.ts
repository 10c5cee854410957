import { isStopWord, tokenise } from '../knowledge/terms.ts';
import type { FoundPassage } from '../knowledge/types.ts';
import type { Citation } from '../protocol.ts';
import { CitationBook } from './citation-book.ts';
import type { HeldReason, HeldSentence, SupportSpan } from './grounding/index.ts';
import { Grounds } from './grounding/index.ts';
import { repeatsNote } from './grounding/notes.ts';
import { asksForSecret, isInstructionToModel } from './instructions.ts';
import { neutralise, urlsIn } from './neutralise.ts';

const CONNECTIVE_WORDS = 9;

const MARKERS = /\s*(?:\[\^?(\d{1,3}(?:\s*,\s*\d{1,3})*)\]|【(\d{1,3})[^】]*】)/g;

/** What passed the gate: text to show, with the citations that it is the first to use. */
export interface Passed {
  text: string;
  citations: Citation[];
}

export interface GateOptions {
  contactUrl?: string;
  /** Internal notes of the articles: never shown, however well they are put. */
  notes?: string[];
  /** Beginnings of addresses that the site's policy allows. */
  allowedLinks?: readonly string[];
}

/**
 * Lets a model's sentence through only when a stretch of a passage bears it out, and ties it to that
 * stretch. Stateful for one answer: numbers are dense, and short connecting words wait for the
 * sentence that they lead to.
 */
export class CitationGate {
  /** Sentences that were not shown, with why and what they were compared with. */
  readonly held: HeldSentence[] = [];
  /** How many sentences that claim something were shown. */
  passed = 0;
  /** The first sentence that claims something was held back. */
  isFirstHeld = false;
  readonly #grounds: Grounds;
  readonly #notes: string[];
  readonly #urls: Set<string>;
  readonly #allowedLinks: readonly string[];
  readonly #book = new CitationBook();
  #waiting = '';

  constructor(passages: FoundPassage[], { contactUrl, notes = [], allowedLinks = [] }: GateOptions = {}) {
    this.#grounds = new Grounds(passages);
    this.#notes = notes;
    this.#allowedLinks = allowedLinks;
    this.#urls = urlsIn([contactUrl, ...passages.flatMap(passage => [passage.text, passage.url])]);
  }

  /** One complete sentence, with the white space before it; undefined while nothing is to be shown. */
  pass(sentence: string): Passed | undefined {
    const [, space = '', marker = '', body = ''] =
      /^(\s*)((?:(?:\d{1,3}[.)]|[-*•])[ \t]+|#{1,6}[ \t]+)?)([\s\S]*)$/.exec(sentence) ?? [];
    const numbers = numbersIn(body);
    const plain = body.replace(MARKERS, '').trim();
    const words = neutralise(plain, { urls: this.#urls, beginnings: this.#allowedLinks }).trim();
    if (!/[\p{L}\p{N}]/u.test(words)) return undefined;
    const shown = `${space}${marker.replace(/^[*•]/, '-').replace(/^#+\s*/, '')}${words}`;
    // Words around a foreign address, or with a number that proves nothing, were meant to say something.
    const isInnocent = words === plain && numbers.length === 0 && marker === '';
    if (isInnocent && isConnective(words)) {
      this.#waiting += shown;
      return undefined;
    }
    if (isInstructionToModel(words) || asksForSecret(words)) return this.#hold(words, 'instruction');
    const verdict = this.#grounds.verify(words, numbers);
    if (!verdict.ok) {
      const isNote = this.#notes.some(note => repeatsNote(words, note));
      const reason = isNote ? 'note' : words !== plain ? 'link' : verdict.reason;
      return this.#hold(words, reason, verdict.span);
    }
    const other = this.#grounds.contradiction(words, verdict.spans);
    if (other) return this.#hold(words, 'contradiction', other);
    const text = this.#waiting + shown;
    this.#waiting = '';
    this.passed++;
    return this.#cite(text, verdict.spans);
  }

  /** Connecting words at the very end; a lead-in that leads nowhere is dropped. */
  end(): string {
    const rest = this.#waiting;
    this.#waiting = '';
    return /[:：]\s*$/.test(rest) ? '' : rest;
  }

  #hold(text: string, reason: HeldReason, span?: SupportSpan): undefined {
    if (this.passed === 0 && this.held.length === 0) this.isFirstHeld = true;
    this.held.push({ text, reason, ...(span && { span: describe(span) }) });
    return undefined;
  }

  #cite(text: string, spans: SupportSpan[]): Passed {
    const citations: Citation[] = [];
    const numbers = new Set<number>();
    for (const { passage, start, end } of spans) {
      const { citation, isNew } = this.#book.cite(passage, passage.start + start, passage.start + end);
      if (isNew) citations.push(citation);
      numbers.add(citation.n);
    }
    return { text: `${text} ${[...numbers].map(n => `[${n}]`).join('')}`, citations };
  }
}

function describe({ passage, start, end }: SupportSpan): NonNullable<HeldSentence['span']> {
  return {
    articleId: passage.articleId,
    version: passage.version,
    start: passage.start + start,
    end: passage.start + end,
    quote: passage.text.slice(start, end),
  };
}

function numbersIn(body: string): number[] {
  const numbers = [...body.matchAll(MARKERS)].flatMap(match => (match[1] ?? match[2] ?? '').split(','));
  return [...new Set(numbers.map(Number))];
}

/** Words that only join what is said: short, next to nothing claimed, no figures, no names in capitals, no addresses. */
function isConnective(words: string): boolean {
  if (words.split(/\s+/).length > CONNECTIVE_WORDS || /[\p{N}_/@]/u.test(words)) return false;
  if (!/[:：]$/.test(words) && DENIES.test(words)) return false;
  const telling = tokenise(words).filter(token => !isStopWord(token)).length;
  return !/\p{Lu}{2,}/u.test(words) && /\s/.test(words) && telling <= (/[:：]$/.test(words) ? 4 : 1);
}

/** "You can not", "it is always so": made of small words, and claims all the same. */
const DENIES =
  /\b(?:not|never|no|cannot|always|only|must|may|can|will|everyone|nobody|nicht|kein|nie|immer|nur|nunca|siempre|jamais|toujours)\b|n['’]t\b/i;

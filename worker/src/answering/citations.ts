import { splitSentences } from '../knowledge/sentences.ts';
import { isStopWord, tokenise } from '../knowledge/terms.ts';
import type { FoundPassage } from '../knowledge/types.ts';
import type { Citation } from '../protocol.ts';
import { CitationBook } from './citation-book.ts';
import { isInstructionToModel } from './instructions.ts';
import { speaksAnotherLanguage } from './language-guess.ts';
import { neutralise, urlsIn } from './neutralise.ts';
import { contentStems, shareIn } from './overlap.ts';

/** A sentence that named its passage must share this much of its words with it. */
const CITED_SHARE = 0.3;
/** One that named none, or a wrong one, must nearly repeat what a passage says. */
const UNCITED_SHARE = 0.6;
const CONNECTIVE_WORDS = 9;

const MARKERS = /\s*(?:\[\^?(\d{1,3}(?:\s*,\s*\d{1,3})*)\]|【(\d{1,3})[^】]*】)/g;

/** What passed the gate: text to show, with the citations that it is the first to use. */
export interface Passed {
  text: string;
  citations: Citation[];
}

interface Support {
  passage: FoundPassage;
  start: number;
  end: number;
  share: number;
}

/**
 * Lets a model's sentence through only when a passage bears it out, and ties it to the sentence
 * it rests on. Stateful for one answer: numbers are dense, and short connecting words wait for
 * the sentence that they lead to.
 */
export class CitationGate {
  readonly held: string[] = [];
  readonly #passages: FoundPassage[];
  readonly #urls: Set<string>;
  readonly #book = new CitationBook();
  #waiting = '';

  constructor(passages: FoundPassage[], contactUrl?: string) {
    this.#passages = passages;
    this.#urls = urlsIn([contactUrl, ...passages.flatMap(passage => [passage.text, passage.url])]);
  }

  /** One complete sentence, with the white space before it; undefined while nothing is to be shown. */
  pass(sentence: string): Passed | undefined {
    const [, space = '', marker = '', body = ''] =
      /^(\s*)((?:(?:\d{1,3}[.)]|[-*•])[ \t]+|#{1,6}[ \t]+)?)([\s\S]*)$/.exec(sentence) ?? [];
    const numbers = numbersIn(body);
    const plain = body.replace(MARKERS, '').trim();
    const words = neutralise(plain, { urls: this.#urls }).trim();
    if (!/[\p{L}\p{N}]/u.test(words)) return undefined;
    const shown = `${space}${marker.replace(/^[*•]/, '-').replace(/^#+\s*/, '')}${words}`;
    const supports = isInstructionToModel(words) ? [] : this.#supportsFor(words, numbers);
    if (supports.length === 0) {
      // Words around a foreign address, or with a number that proves nothing, were meant to say something.
      const isInnocent = words === plain && numbers.length === 0 && marker === '';
      if (isInnocent && isConnective(words)) this.#waiting += shown;
      else this.held.push(words);
      return undefined;
    }
    const text = this.#waiting + shown;
    this.#waiting = '';
    return this.#cite(text, supports);
  }

  /** Connecting words at the very end; a lead-in that leads nowhere is dropped. */
  end(): string {
    const rest = this.#waiting;
    this.#waiting = '';
    return /[:：]\s*$/.test(rest) ? '' : rest;
  }

  #cite(text: string, supports: Support[]): Passed {
    const citations: Citation[] = [];
    const numbers = new Set<number>();
    for (const { passage, start, end } of supports) {
      const { citation, isNew } = this.#book.cite(passage, start, end);
      if (isNew) citations.push(citation);
      numbers.add(citation.n);
    }
    return { text: `${text} ${[...numbers].map(n => `[${n}]`).join('')}`, citations };
  }

  #supportsFor(words: string, numbers: number[]): Support[] {
    const stems = contentStems(words);
    const cited = numbers.flatMap(n => this.#passages[n - 1] ?? []);
    const borne = cited.flatMap(passage => {
      const support = bestSentence(passage, stems);
      // Words cannot be compared across languages: there the model's own number has to do.
      const isEnough =
        support && (support.share >= CITED_SHARE || speaksAnotherLanguage(words, passage.text));
      return isEnough ? [support] : [];
    });
    if (borne.length > 0) return borne;
    const all = this.#passages.flatMap(passage => bestSentence(passage, stems) ?? []);
    const best = all.sort((a, b) => b.share - a.share)[0];
    return best && stems.size >= 2 && best.share >= UNCITED_SHARE ? [best] : [];
  }
}

function numbersIn(body: string): number[] {
  const numbers = [...body.matchAll(MARKERS)].flatMap(match => (match[1] ?? match[2] ?? '').split(','));
  return [...new Set(numbers.map(Number))];
}

/** The sentence that shares most with the words; share is measured against the sentence and its neighbours. */
function bestSentence(passage: FoundPassage, stems: Set<string>): Support | undefined {
  let best: Support | undefined;
  for (const { text, start, end } of splitSentences(passage.text)) {
    const share = shareIn(stems, contentStems(text));
    if (!best || share > best.share) {
      best = { passage, start: passage.start + start, end: passage.start + end, share };
    }
  }
  return best;
}

/** Words that only join what is said: short, next to nothing claimed, no figures, no names in capitals, no addresses. */
function isConnective(words: string): boolean {
  if (words.split(/\s+/).length > CONNECTIVE_WORDS || /[\p{N}_/@]/u.test(words)) return false;
  const telling = tokenise(words).filter(token => !isStopWord(token)).length;
  return !/\p{Lu}{2,}/u.test(words) && /\s/.test(words) && telling <= (/[:：]$/.test(words) ? 4 : 2);
}

/** Grounding: a sentence is shown only when a stretch of a passage bears it out, clause by clause. */
import type { FoundPassage } from '../../knowledge/types.ts';
import { guessLanguage, speaksAnotherLanguage } from '../language-guess.ts';
import type { Topics } from './bearings.ts';
import { findContradiction } from './contradiction.ts';
import type { Evidence } from './evidence.ts';
import { readEvidence } from './evidence.ts';
import type { Language } from './lexicon.ts';
import { lexiconFor } from './lexicon.ts';
import { verifyAcross } from './other-language.ts';
import { findTwist } from './twist.ts';
import type { HeldReason } from './types.ts';
import type { SupportSpan, Verdict } from './verify.ts';
import { verifySentence } from './verify.ts';

export type { HeldReason } from './types.ts';
export type { SupportSpan, Verdict } from './verify.ts';

/** Reads each passage once and verifies sentences against them. */
export class Grounds {
  readonly #passages: FoundPassage[];
  readonly #read = new Map<FoundPassage, Evidence>();
  /** Of each article, counted over its passages. */
  readonly #topics = new Map<string, Topics>();

  constructor(passages: FoundPassage[]) {
    this.#passages = passages;
  }

  /**
   * Whether the passages that a sentence names bear it out, or any one of the others: a wrong number
   * with a true sentence is mended, not punished. `numbers` count from 1.
   */
  verify(sentence: string, numbers: number[]): Verdict {
    const cited = numbers.flatMap(n => this.#passages[n - 1] ?? []);
    const orders = [...cited.map(passage => [passage]), ...(cited.length > 1 ? [cited] : [])];
    let nearest: Verdict | undefined;
    for (const passages of orders) {
      const verdict = this.#against(sentence, passages, true);
      if (verdict.ok) return verdict;
      nearest ??= verdict;
    }
    for (const passage of this.#passages) {
      if (cited.includes(passage)) continue;
      const verdict = this.#against(sentence, [passage], false);
      if (verdict.ok) return verdict;
      if (!nearest || (!nearest.ok && nearest.reason === 'no_span')) nearest = verdict;
    }
    return nearest ?? { ok: false, reason: 'no_span' };
  }

  /** What another article says otherwise: the same claim with another number. */
  contradiction(sentence: string, spans: SupportSpan[]): SupportSpan | undefined {
    const borne = new Set(spans.map(span => span.passage.articleId));
    for (const passage of this.#passages) {
      if (borne.has(passage.articleId) || speaksAnotherLanguage(sentence, passage.text)) continue;
      const span = findContradiction(sentence, this.#evidenceOf(passage), lexiconFor(languageOf(passage)));
      if (span) return span;
    }
    return undefined;
  }

  #against(sentence: string, passages: FoundPassage[], isCited: boolean): Verdict {
    const [first] = passages;
    if (!first) return { ok: false, reason: 'no_span' };
    const source = languageOf(first);
    if (speaksAnotherLanguage(sentence, first.text)) {
      const said = guessLanguage(sentence) ?? source;
      return isCited ? verifyAcross(sentence, first, said, source) : { ok: false, reason: 'no_span' };
    }
    const evidence = passages.map(passage => this.#evidenceOf(passage));
    const rivals = this.#passages
      .filter(other => !passages.includes(other) && passages.some(one => one.articleId === other.articleId))
      .map(passage => this.#evidenceOf(passage));
    const verdict = verifySentence(sentence, evidence, lexiconFor(source), rivals);
    const twist = verdict.ok ? findTwist(sentence, passages) : undefined;
    if (!twist) return verdict;
    const { reason, passage, start, end } = twist;
    return { ok: false, reason, span: { passage, start, end } };
  }

  #evidenceOf(passage: FoundPassage): Evidence {
    const known = this.#read.get(passage);
    if (known) return known;
    const topics = this.#topics.get(passage.articleId) ?? new Map();
    this.#topics.set(passage.articleId, topics);
    const read = readEvidence(passage, lexiconFor(languageOf(passage)), topics);
    this.#read.set(passage, read);
    return read;
  }
}

/** What its words show, else what its article declares, else English. */
function languageOf(passage: FoundPassage): Language {
  const declared = passage.locale.toLowerCase().slice(0, 2);
  const isKnown = declared === 'en' || declared === 'de' || declared === 'es' || declared === 'fr';
  return guessLanguage(passage.text) ?? (isKnown ? declared : 'en');
}

/** One sentence that was not shown, for the trace. */
export interface HeldSentence {
  text: string;
  reason: HeldReason;
  /** What it was compared with, where something came near. */
  span?: { articleId: string; version: string; start: number; end: number; quote: string };
}

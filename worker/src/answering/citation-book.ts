import type { FoundPassage } from '../knowledge/types.ts';
import type { Citation } from '../protocol.ts';

/** Hands out citation numbers densely, in order of first use; the same span keeps its number. */
export class CitationBook {
  readonly #numbers = new Map<string, number>();

  /** `isNew` says that the citation itself has yet to be sent. Offsets count in the article's text. */
  cite(passage: FoundPassage, start: number, end: number): { citation: Citation; isNew: boolean } {
    const key = JSON.stringify([passage.articleId, passage.version, start, end]);
    const known = this.#numbers.get(key);
    const n = known ?? this.#numbers.size + 1;
    this.#numbers.set(key, n);
    const heading = passage.headings.at(-1);
    const citation: Citation = {
      n,
      articleId: passage.articleId,
      version: passage.version,
      title: passage.title,
      ...(passage.url && { url: passage.url }),
      ...(heading && { heading }),
      quote: passage.text.slice(start - passage.start, end - passage.start),
      start,
      end,
      locale: passage.locale,
    };
    return { citation, isNew: known === undefined };
  }
}

/** A model that never ends a sentence is cut here. */
const CUT_AT = 600;
/** End marks with closing quotes, and the citations that follow them. */
const END = /[.!?…。！？]+["'”’»)*]*(?:[ \t]*\[[\d,\s]{1,20}\])*(?=\s|$)|\n+/gu;
const ABBREVIATED =
  /(?:^|[\s("'])(?:e\.g|i\.e|etc|vs|cf|approx|no|nr|mr|mrs|dr|z\.b|d\.h|bzw|ca|p\.ex|ej|\p{Lu})\.$/iu;

/** Cuts a stream of text into sentences; each keeps the white space before it, so that joining them gives the text back. */
export class SentenceStream {
  #buffer = '';

  /** Takes a delta and hands back what is complete now. */
  push(delta: string): string[] {
    this.#buffer += delta;
    const sentences: string[] = [];
    for (let cut = this.#nextCut(); cut > 0; cut = this.#nextCut()) {
      sentences.push(this.#buffer.slice(0, cut));
      this.#buffer = this.#buffer.slice(cut);
    }
    return sentences;
  }

  /** The rest, when the stream has ended. */
  end(): string[] {
    const sentences = this.push('\n');
    const rest = this.#buffer;
    this.#buffer = '';
    return [...sentences, rest].filter(sentence => sentence.trim() !== '');
  }

  /** 0: nothing is complete yet. */
  #nextCut(): number {
    const leading = this.#buffer.length - this.#buffer.trimStart().length;
    for (const match of this.#buffer.slice(leading).matchAll(END)) {
      const at = leading + match.index;
      const cut = at + (match[0].startsWith('\n') ? 0 : match[0].length);
      if (match[0].startsWith('\n') ? true : this.#isEnd(cut)) return cut;
    }
    if (this.#buffer.length < CUT_AT) return 0;
    const space = this.#buffer.lastIndexOf(' ', CUT_AT);
    return space > leading ? space : CUT_AT;
  }

  /** Decided only once the next word has begun: it may be a citation, or go on in lower case. */
  #isEnd(cut: number): boolean {
    const before = this.#buffer.slice(0, cut);
    const next = /\S/.exec(this.#buffer.slice(cut))?.[0];
    if (this.#buffer.slice(cut).startsWith('\n')) return true;
    if (next === undefined || next === '[' || /\p{Ll}/u.test(next)) return false;
    const line = before.slice(before.lastIndexOf('\n') + 1);
    return !/^\s*\d{1,3}\.$/.test(line) && !ABBREVIATED.test(before);
  }
}

/** Both sides of a cut say so. */
const CONTINUED = '(continued)';
/** With less room than this for the text itself, the words at the cut would crowd it out: it is cut without them. */
const LEAST_ROOM = 24;
/** Written by us, so it has tags: a customer's plain text is never the whole of a body. */
const OWN_HTML = /^<(?:p|h[1-6]|ul|ol|blockquote|div)>[\s\S]*<\/(?:p|h[1-6]|ul|ol|blockquote|div)>$/;
const HTML_ATOMS = /<[^<>]*>|&#?\w{1,10};|[\s\S]/gu;
const BLOCK_END = /^<(?:\/(?:p|li|h[1-6]|ul|ol|blockquote|div)|br)>$/;
const VOID_TAG = /^<(?:br|hr|img)\b/;

/**
 * Gathers texts into as few bodies as fit a vendor's limit, in order. A text that is too long alone is cut
 * at a line or word, and each part says that it goes on: nothing is dropped. HTML of ours is cut between
 * tags, and each part is whole HTML.
 * @param maxBytes of UTF-8
 */
export function gather(texts: string[], maxBytes: number, glue = ''): string[] {
  const bodies: string[] = [];
  for (const text of texts) {
    const last = bodies.at(-1);
    if (last !== undefined && byteLength(last) + byteLength(glue) + byteLength(text) <= maxBytes) {
      bodies[bodies.length - 1] = last + glue + text;
    } else {
      bodies.push(...splitText(text, maxBytes));
    }
  }
  return bodies;
}

/**
 * Cuts a text into parts of at most `maxBytes` of UTF-8, at a line, else at a word, else between two
 * characters. Taking '(continued)' from both sides of each cut gives the text back.
 */
export function splitText(text: string, maxBytes: number): string[] {
  if (byteLength(text) <= maxBytes) return [text];
  const isHtml = OWN_HTML.test(text);
  const atoms = text.match(isHtml ? HTML_ATOMS : /[\s\S]/gu) ?? [];
  const before = isHtml ? `<p>${CONTINUED}</p>` : `${CONTINUED}\n`;
  const after = isHtml ? `<p>${CONTINUED}</p>` : `\n${CONTINUED}`;
  const isMarked = maxBytes - before.length - after.length >= LEAST_ROOM;
  const parts: string[] = [];
  let open: string[] = [];
  let at = 0;
  while (at < atoms.length) {
    const head = (parts.length > 0 && isMarked ? before : '') + open.join('');
    const cut = cutAfter(atoms, at, maxBytes - byteLength(head), isMarked ? after.length : 0, open);
    const isLast = cut.at === atoms.length;
    const tail = closing(cut.open) + (isMarked && !isLast ? after : '');
    parts.push(head + atoms.slice(at, cut.at).join('') + tail);
    at = cut.at;
    open = cut.open;
  }
  return parts;
}

/** Bytes of the text in UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

interface Cut {
  /** Index of the first atom after it. */
  at: number;
  /** Tags that are open there. */
  open: string[];
}

/** The best place to cut: as far as the room goes, but in its later half at a line's or a word's end. */
function cutAfter(atoms: string[], from: number, room: number, afterLength: number, opened: string[]): Cut {
  let used = 0;
  let open = opened;
  let best: (Cut & { rank: number; used: number }) | undefined;
  for (let index = from; index < atoms.length; index++) {
    const atom = atoms[index] ?? '';
    used += byteLength(atom);
    open = openAfter(open, atom);
    const isEnd = index === atoms.length - 1;
    const size = used + closing(open).length + (isEnd ? 0 : afterLength);
    if (size > room) {
      // A tag may take a little more than what its end takes: what follows may still fit.
      if (used + (isEnd ? 0 : afterLength) > room) break;
      continue;
    }
    if (isEnd) return { at: atoms.length, open };
    const rank = rankOf(atom);
    if (!best || rank >= best.rank || best.used < used / 2) best = { at: index + 1, open, rank, used };
  }
  // Room for not even one atom: take it all the same, else the text would never end.
  return best ?? { at: from + 1, open: openAfter(opened, atoms[from] ?? '') };
}

function rankOf(atom: string): number {
  if (atom === '\n' || BLOCK_END.test(atom)) return 2;
  return /^\s$/.test(atom) ? 1 : 0;
}

function openAfter(open: string[], atom: string): string[] {
  if (atom.length < 3 || !atom.startsWith('<') || VOID_TAG.test(atom)) return open;
  return atom.startsWith('</') ? open.slice(0, -1) : [...open, atom];
}

function closing(open: string[]): string {
  return open
    .toReversed()
    .map(tag => `</${/^<(\w+)/.exec(tag)?.[1] ?? ''}>`)
    .join('');
}

import type { NoteRequest } from '../helpdesk.ts';
import { decodeEntities } from '../html-entities.ts';
import type { Format } from '../render.ts';
import { escapeHtml, markOf, renderEntry, renderHandoff } from '../render.ts';
import type { AttachmentRef, HandoffPackage, TranscriptEntry } from '../types.ts';

/** Something to put on a ticket, named by its own first words: where a vendor has no key, a retry reads those. */
export interface Post {
  /** How it starts once it stands on the ticket: plain text, single spaces. */
  mark: string;
  text: string;
  files: AttachmentRef[];
}

/** Posts that go out as one message. */
export interface Batch {
  text: string;
  files: AttachmentRef[];
}

export interface PostLimits {
  format: Format;
  /** UTF-8 bytes of one message. */
  maxBytes: number;
  /** Files of one message. */
  maxFiles: number;
}

/** A package as three runs of posts. What opens the ticket is the customer's; the rest is for agents alone. */
export interface HandoffPosts {
  opening: Post[];
  brief: Post[];
  /** The transcript from where the opening ends, each message once. */
  transcript: Post[];
}

/** Names a handoff on its ticket, in plain text: an opening that was accepted without an answer is found by it. */
export function referenceOf(key: string): string {
  return `(Waypost ${key})`;
}

/**
 * The first message opens the ticket if it is the customer's; else the question does, beside a whole transcript.
 * @param open limits of the customer's own message; `note` those of internal notes.
 */
export function postsOfHandoff(pkg: HandoffPackage, open: PostLimits, note: PostLimits): HandoffPosts {
  const [first, ...others] = pkg.transcript;
  const isCustomers = first?.from === 'customer';
  const inTranscript = isCustomers ? others : pkg.transcript;
  return {
    opening: isCustomers ? postsOfEntry(first, open) : postsOfQuestion(pkg, open),
    brief: postsOfText(`Handoff ${referenceOf(pkg.key)}`, briefOf(pkg, note), note),
    transcript: inTranscript.flatMap(entry => postsOfEntry(entry, note)),
  };
}

/** One message; in parts where it is too long or has too many files, each part saying so. */
export function postsOfEntry(entry: TranscriptEntry, limits: PostLimits): Post[] {
  const { format, maxBytes, maxFiles } = limits;
  const render = (text: string) => renderEntry({ ...entry, text }, format);
  // Room for the words 'part 10 of 12'.
  const texts = cut(entry.text, part => sizeOf(render(part)) <= maxBytes - 64);
  const files = chunk(entry.attachments ?? [], maxFiles);
  const count = Math.max(texts.length, files.length);
  return Array.from({ length: count }, (_, index) => {
    const text = texts[index] ?? (files[index] ?? []).map(file => file.name).join('\n');
    const mark = index === 0 ? markOf(entry) : `Message ${entry.seq}, part ${index + 1} of ${count}`;
    const goesOn = index === 0 && count > 1 ? `\n[part 1 of ${count}]` : '';
    const rendered = render(text + goesOn).replace(markOf(entry), mark);
    return { mark: markIn(rendered, mark, format), text: rendered, files: files[index] ?? [] };
  });
}

/** A text of ours under a title that names it: a note, a draft. */
export function postsOfText(
  title: string,
  body: { rendered: string; plain: string },
  { format, maxBytes }: PostLimits,
): Post[] {
  const isWhole = sizeOf(body.rendered) + sizeOf(title) + 64 <= maxBytes;
  const parts = isWhole
    ? [body.rendered]
    : cut(body.plain, part => sizeOf(paragraphs(part, format)) + sizeOf(title) + 64 <= maxBytes).map(part =>
        paragraphs(part, format),
      );
  return parts.map((part, index) => {
    const mark = index === 0 ? title : `${title}, part ${index + 1} of ${parts.length}`;
    const goesOn = index === 0 && parts.length > 1 ? paragraphs(`[part 1 of ${parts.length}]`, format) : '';
    const glue = format === 'html' ? '' : '\n\n';
    const text = [paragraphs(mark, format), part, goesOn].filter(Boolean).join(glue);
    // What follows the title tells it from its own later parts.
    return { mark: markIn(text, mark, format), text, files: [] };
  });
}

/** Our own plain words in a vendor's format. */
export function paragraphs(text: string, format: Format): string {
  if (format !== 'html') return text;
  return text
    .split(/\n{2,}/)
    .map(part => `<p>${escapeHtml(part).replaceAll('\n', '<br>')}</p>`)
    .join('');
}

/** A note's title, by which a retry finds it. */
export function titleOfNote({ kind, noteId }: Pick<NoteRequest, 'kind' | 'noteId'>): string {
  const what = kind === 'draft' ? 'Draft by the assistant, not sent to the customer' : 'Note';
  return `${what} (Waypost note ${noteId})`;
}

/** Messages of one side in a row. */
export function runsOf(
  entries: TranscriptEntry[],
): Array<{ isCustomers: boolean; entries: TranscriptEntry[] }> {
  const runs: Array<{ isCustomers: boolean; entries: TranscriptEntry[] }> = [];
  for (const entry of entries) {
    const isCustomers = entry.from === 'customer';
    const last = runs.at(-1);
    if (last?.isCustomers === isCustomers) last.entries.push(entry);
    else runs.push({ isCustomers, entries: [entry] });
  }
  return runs;
}

/** Those posts that are not on a ticket yet. `texts` are its messages as plain text. */
export function missing(posts: Post[], texts: string[]): Post[] {
  const there = texts.map(squash);
  return posts.filter(post => !there.some(text => text.includes(post.mark)));
}

/** Gathers posts into as few messages as the limits allow, in order. */
export function batched(posts: Post[], { format, maxBytes, maxFiles }: PostLimits): Batch[] {
  const glue = format === 'html' ? '<hr>' : '\n\n---\n\n';
  const batches: Batch[] = [];
  for (const { text, files } of posts) {
    const last = batches.at(-1);
    const fits =
      last &&
      sizeOf(last.text) + sizeOf(glue) + sizeOf(text) <= maxBytes &&
      last.files.length + files.length <= maxFiles;
    if (fits) {
      last.text += glue + text;
      last.files.push(...files);
    } else {
      batches.push({ text, files: [...files] });
    }
  }
  return batches;
}

/** HTML as the words that a reader sees. Only for comparing and for messages: never shown as HTML again. */
export function plainOf(html: string): string {
  return decodeEntities(
    html.replace(/<(?:br|\/p|\/div|\/li|\/h\d|hr)\b[^>]*>/gi, '\n').replace(/<[^>]*>/g, ''),
  );
}

/** Single spaces: vendors set their own. */
export function squash(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The question as asked, under the reference that an opening is found by. */
function postsOfQuestion(pkg: HandoffPackage, limits: PostLimits): Post[] {
  const plain = pkg.question.text;
  return postsOfText(referenceOf(pkg.key), { rendered: paragraphs(plain, limits.format), plain }, limits);
}

function briefOf(pkg: HandoffPackage, { format }: PostLimits): { rendered: string; plain: string } {
  return { rendered: renderHandoff(pkg, format).brief, plain: renderHandoff(pkg, 'plain').brief };
}

/** From the text's start to the mark and one further character, so that 'message 1' is not found in 'message 12'. */
function markIn(text: string, mark: string, format: Format): string {
  const plain = squash(format === 'html' ? plainOf(text) : text);
  return plain.slice(0, plain.indexOf(mark) + mark.length + 1).trim();
}

/** Halves a text at a line or word until every part fits. */
function cut(text: string, fits: (text: string) => boolean): string[] {
  if (text.length < 2 || fits(text)) return [text];
  const middle = Math.ceil(text.length / 2);
  const head = text.slice(0, middle);
  const space = Math.max(head.lastIndexOf('\n'), head.lastIndexOf(' '));
  let at = space > middle / 2 ? space + 1 : middle;
  // Never between the halves of one character.
  if (/[\uD800-\uDBFF]/.test(text[at - 1] ?? '') && at < text.length - 1) at += 1;
  return [...cut(text.slice(0, at).trimEnd(), fits), ...cut(text.slice(at), fits)];
}

function chunk<T>(items: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

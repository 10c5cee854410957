import { briefBlocks, timeText } from './brief.ts';
import { byteLength, splitText } from './gather.ts';
import type { Block, Format, Line } from './markup.ts';
import { writeBlocks } from './markup.ts';
import type { HandoffPackage, TranscriptEntry } from './types.ts';

export { gather } from './gather.ts';
export type { Format } from './markup.ts';
export { escapeHtml } from './markup.ts';

/** A package in a helpdesk's own format. */
export interface RenderedHandoff {
  /** Everything but the transcript: for agents, as an internal note where the vendor has such. */
  brief: string;
  /** The transcript, a text a message, in order. */
  entries: string[];
}

/** A customer who writes a mark must not make a retry believe that the message has arrived. */
const FORGED_MARK = /\bWaypost\s+message(?=\s+\d)/gi;
/** Less room for a message's own words than this is no limit that any helpdesk has. */
const LEAST_TEXT_BYTES = 16;

/**
 * Names a message on its ticket, visibly: agents can point at it, and a retry finds what has arrived
 * where a vendor offers no better key.
 */
export function markOf({ seq }: Pick<TranscriptEntry, 'seq'>): string {
  return `Waypost message ${seq}`;
}

/** Whether a text from the ticket carries the message's mark; that of message 12 is not that of message 1. */
export function hasMark(text: string, entry: Pick<TranscriptEntry, 'seq'>): boolean {
  return new RegExp(`${markOf(entry)}(?!\\d)`).test(text);
}

/** Renders a package once, for one helpdesk. Customers' words are escaped in every format. */
export function renderHandoff(pkg: HandoffPackage, format: Format): RenderedHandoff {
  return {
    brief: writeBlocks(briefBlocks(pkg).map(disarmed), format),
    entries: pkg.transcript.map(entry => renderEntry(entry, format)),
  };
}

/** One message with who wrote it, when, and its mark. */
export function renderEntry(entry: TranscriptEntry, format: Format): string {
  return writeBlocks(entryBlocks(entry, markOf(entry), entry.text), format);
}

/**
 * The same in as many parts as a vendor's limit asks for, cut before it is rendered: every part names the
 * writer, the time and the mark with its place ("Waypost message 7, part 2 of 3"). Pass the parts on to
 * `gather`.
 * @param maxBytes of UTF-8
 */
export function renderEntryParts(entry: TranscriptEntry, format: Format, maxBytes: number): string[] {
  const whole = renderEntry(entry, format);
  if (byteLength(whole) <= maxBytes) return [whole];
  const overhead = byteLength(renderPart({ ...entry, text: '' }, '', format, 'part 99 of 99'));
  let room = maxBytes - overhead;
  for (;;) {
    const texts = splitText(entry.text, Math.max(room, LEAST_TEXT_BYTES));
    const parts = texts.map((text, index) =>
      renderPart(entry, text, format, `part ${index + 1} of ${texts.length}`),
    );
    // Escaping makes some texts longer than others: try again with less.
    if (room <= LEAST_TEXT_BYTES || parts.every(part => byteLength(part) <= maxBytes)) return parts;
    room = Math.floor(room * 0.8);
  }
}

function renderPart(entry: TranscriptEntry, text: string, format: Format, place: string): string {
  return writeBlocks(entryBlocks(entry, `${markOf(entry)}, ${place}`, text), format);
}

function entryBlocks(entry: TranscriptEntry, mark: string, text: string): Block[] {
  const who = { customer: 'Customer', assistant: 'Assistant', agent: disarm(entry.name ?? 'Agent') }[
    entry.from
  ];
  const rest: Line[] = [
    ...(entry.page ? [{ label: 'Page', text: disarm(entry.page) }] : []),
    ...(entry.attachments ?? []).map(({ name, type, size }) => ({
      label: 'Attached',
      text: `${disarm(name)} (${type}, ${sizeText(size)})`,
    })),
  ];
  return [
    { kind: 'paragraph', lines: [{ text: `${who}, ${timeText(entry.at)} (${mark})` }] },
    ...(text ? [{ kind: 'paragraph' as const, lines: [{ text: disarm(text) }] }] : []),
    ...(rest.length > 0 ? [{ kind: 'paragraph' as const, lines: rest }] : []),
  ];
}

function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function disarmed(block: Block): Block {
  const line = <T extends Line>(one: T): T => ({
    ...one,
    text: disarm(one.text),
    ...(one.label !== undefined && { label: disarm(one.label) }),
  });
  switch (block.kind) {
    case 'paragraph':
      return { ...block, lines: block.lines.map(line) };
    case 'list':
      return { ...block, items: block.items.map(lines => lines.map(line)) };
    default:
      return line(block);
  }
}

function disarm(text: string): string {
  return text.replace(FORGED_MARK, mark => mark.replace(/\s/, '-'));
}

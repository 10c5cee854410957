import { splitText } from '../gather.ts';
import type { Format } from '../render.ts';
import { escapeHtml, markOf, renderEntryParts } from '../render.ts';
import type { AttachmentRef, TranscriptEntry } from '../types.ts';

/** A text that arrives whole or not at all, with the name by which a retry finds it on the ticket. */
export interface Piece {
  name: string;
  text: string;
  /** Where the name stands: customers' words may hold one in their midst, but never end one of our notes. */
  place: 'inside' | 'end';
  attachments: AttachmentRef[];
}

/** Pieces that travel in one call. */
export interface Bundle {
  pieces: Piece[];
  text: string;
  attachments: AttachmentRef[];
}

/** Messages as pieces, none larger than `maxBytes` of UTF-8. Attachments go with a message's first piece. */
export function entryPieces(entries: TranscriptEntry[], format: Format, maxBytes: number): Piece[] {
  return entries.flatMap(entry =>
    renderEntryParts(entry, format, maxBytes).map((text, index, parts): Piece => {
      const part = parts.length > 1 ? `, part ${index + 1} of ${parts.length}` : '';
      return {
        name: `${markOf(entry)}${part}`,
        text,
        place: 'inside',
        attachments: index === 0 ? (entry.attachments ?? []) : [],
      };
    }),
  );
}

/** A note in HTML as pieces that end with their name: '(Waypost note 7, part 1 of 2)'. */
export function notePieces(name: string, html: string, maxBytes: number): Piece[] {
  const texts = splitText(html, maxBytes - name.length - 40);
  return texts.map((text, index) => {
    const own = texts.length > 1 ? `${name}, part ${index + 1} of ${texts.length}` : name;
    return { name: own, text: `${text}<p>(${escapeHtml(own)})</p>`, place: 'end', attachments: [] };
  });
}

/**
 * Those that none of the ticket's texts carries.
 * @param texts without markup, of what this adapter wrote.
 */
export function missingPieces(pieces: Piece[], texts: string[]): Piece[] {
  const lines = texts.map(text => text.replace(/\s+/g, ' ').trim());
  return pieces.filter(({ name, place }) => {
    const mark = `(${name})`;
    return !lines.some(line => (place === 'end' ? line.endsWith(mark) : line.includes(mark)));
  });
}

/** Pieces in as few bundles as the limits allow, in order. Every piece fits `maxBytes` alone. */
export function bundled(
  pieces: Piece[],
  { maxBytes, maxFileBytes = Number.POSITIVE_INFINITY }: { maxBytes: number; maxFileBytes?: number },
): Bundle[] {
  const encoder = new TextEncoder();
  const bundles: Array<Bundle & { bytes: number; fileBytes: number }> = [];
  for (const piece of pieces) {
    const bytes = encoder.encode(piece.text).length;
    const fileBytes = piece.attachments.reduce((sum, { size }) => sum + size, 0);
    const last = bundles.at(-1);
    const fits = last && last.bytes + bytes <= maxBytes && last.fileBytes + fileBytes <= maxFileBytes;
    if (fits) {
      last.pieces.push(piece);
      last.text += piece.text;
      last.attachments.push(...piece.attachments);
      last.bytes += bytes;
      last.fileBytes += fileBytes;
    } else {
      bundles.push({
        pieces: [piece],
        text: piece.text,
        attachments: [...piece.attachments],
        bytes,
        fileBytes,
      });
    }
  }
  return bundles;
}

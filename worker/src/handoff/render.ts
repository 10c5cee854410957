import type { HandoffPackage, TranscriptEntry } from './types.ts';

export type Format = 'html' | 'markdown' | 'plain';

/** A package in a helpdesk's own format. */
export interface RenderedHandoff {
  /** Everything but the transcript: for agents, as an internal note where the vendor has such. */
  brief: string;
  /** The transcript, a text a message, in order. */
  entries: string[];
}

/**
 * Names a message on its ticket, visibly: agents can point at it, and a retry finds what has arrived
 * where a vendor offers no better key.
 */
export function markOf({ seq }: Pick<TranscriptEntry, 'seq'>): string {
  return `Waypost message ${seq}`;
}

/** Renders a package once, for one helpdesk. Customers' words are escaped in every format. */
export function renderHandoff(pkg: HandoffPackage, format: Format): RenderedHandoff {
  return {
    brief: join(format, briefLines(pkg)),
    entries: pkg.transcript.map(entry => renderEntry(entry, format)),
  };
}

/** One message with who wrote it, when, and its mark. */
export function renderEntry(entry: TranscriptEntry, format: Format): string {
  const who = { customer: 'Customer', assistant: 'Assistant', agent: entry.name ?? 'Agent' }[entry.from];
  return join(format, [`${who}, ${entry.at} (${markOf(entry)})`, entry.text]);
}

function briefLines(pkg: HandoffPackage): string[] {
  const { summary, trigger } = pkg;
  return [
    `Question: ${pkg.question.text}`,
    `Wanted: ${summary.wanted}`,
    `Tried: ${summary.tried}`,
    `Open: ${summary.open}`,
    `Why here: ${trigger.kind}${trigger.detail ? ` (${trigger.detail})` : ''}`,
  ];
}

function join(format: Format, lines: string[]): string {
  if (format === 'html')
    return lines.map(line => `<p>${escapeHtml(line).replaceAll('\n', '<br>')}</p>`).join('');
  return lines.join('\n\n');
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}

/**
 * Gathers texts into as few bodies as fit a vendor's limit, in order. A text that is too long alone is cut
 * at a line or word, and each part says that it goes on: nothing is dropped.
 * @param maxBytes of UTF-8
 */
export function gather(texts: string[], maxBytes: number, glue = ''): string[] {
  const size = (text: string) => new TextEncoder().encode(text).length;
  const bodies: string[] = [];
  for (const text of texts) {
    const last = bodies.at(-1);
    if (last !== undefined && size(last) + size(glue) + size(text) <= maxBytes) {
      bodies[bodies.length - 1] = last + glue + text;
    } else {
      bodies.push(text);
    }
  }
  return bodies;
}

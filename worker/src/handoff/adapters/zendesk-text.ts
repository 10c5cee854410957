import type { TranscriptEntry } from '../types.ts';

/** Comments are cut at 64 kB without a word; a few bytes stay free for what Zendesk adds. */
export const MAX_COMMENT_BYTES = 60_000;
export const MAX_SUBJECT = 150;
/** Stands between braces, takes no room, and cannot be seen. */
const JOINT = '\u2060';

/** Zendesk fills in `{{…}}` in what an agent writes, with the ticket's own fields or with nothing. */
export function unexpanded(text: string): string {
  return text.replace(/\{(?=[{%])/g, `{${JOINT}`);
}

/** The same in all of a message that customers can fill. */
export function unexpandedEntry(entry: TranscriptEntry): TranscriptEntry {
  return {
    ...entry,
    text: unexpanded(entry.text),
    ...(entry.name && { name: unexpanded(entry.name) }),
    ...(entry.page && { page: unexpanded(entry.page) }),
    ...(entry.attachments && {
      attachments: entry.attachments.map(file => ({ ...file, name: unexpanded(file.name) })),
    }),
  };
}

/** A text of at most so many characters; a longer one ends with '…', and stands in full elsewhere. */
export function shortened(text: string, maxCharacters: number): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  if (characters.length <= maxCharacters) return characters.join('');
  return `${characters
    .slice(0, maxCharacters - 1)
    .join('')
    .trimEnd()}…`;
}

/** Tags hold no spaces; Zendesk cuts a tag in two there. */
export function tagOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, '_')
    .replace(/[^\p{L}\p{N}_\-:/.]/gu, '');
}

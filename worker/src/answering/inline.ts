/** Zero-width, bidirectional control and tag characters: invisible to people, read by models. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|\u115f|\u1160|\u034f/gu;

/** Drops characters that nobody sees; joiners inside words of scripts and emoji that need them are lost too. */
export function stripInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/**
 * An article's words as they are shown: links become their label, images and HTML tags go, bold
 * stays, and a bracketed number cannot pass for a citation.
 */
export function inlineText(text: string): string {
  return text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\((?:[^()\s]|\([^()]*\))*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/\[(\d+)\]/g, '($1)')
    .replace(/(^|[^*\w])\*([^*\s][^*]*)\*(?![*\w])/g, '$1$2')
    .replace(/\s+([.,;!?])(?=\s|$)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

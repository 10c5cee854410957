/** Zero-width, bidirectional control and tag characters: invisible to people, read by models. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|\u115f|\u1160|\u034f/gu;

/** Only what HTML knows is a tag: `<your_email>` is the article's own word for what the reader puts there. */
const TAG =
  /<\/?(?:a|abbr|address|article|aside|audio|b|base|bdi|bdo|blockquote|body|br|button|canvas|caption|center|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|embed|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|math|meta|nav|noscript|object|ol|option|p|picture|pre|q|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr)(?=[\s/>])[^<>]*>/gi;

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
    .replace(TAG, '')
    .replace(/\[(\d+)\]/g, '($1)')
    .replace(/(^|[^*\w])\*([^*\s][^*]*)\*(?![*\w])/g, '$1$2')
    .replace(/\s+([.,;!?])(?=\s|$)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

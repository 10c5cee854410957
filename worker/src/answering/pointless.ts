/** Openings of sentences that send the reader elsewhere or speak of the article itself. */
const POINTING: RegExp[] = [
  /^(?:\(?(?:also )?see|for (?:more|further|other|additional|details|instructions)|learn (?:more|how|about|to)|read more|find out (?:more|how)|more information|to learn more|to find out)\b/i,
  /^(?:table of contents|contents|related articles?|see also|in this article|overview)\b[:.]?$/i,
  /^(?:in )?this (?:article|page|guide|section) (?:describes?|gives?|explains?|shows?|covers?|lists?|applies|only applies|will|provides?|contains?|discusses|is (?:about|for))\b/i,
  /^(?:note: ?)?(?:this|these) (?:article|instructions?|steps?) (?:only )?appl/i,
  /\b(?:described|explained|shown|listed|see|section|steps?|instructions?|menu|image|screenshot|picture|table) (?:above|below)\b/i,
  /\b(?:above|below|following) (?:solutions?|steps?|methods?|sections?|instructions?)\b[^:]*$/i,
  /^(?:here (?:is|are)|below (?:is|are)|the following|these are|follow these)\b[^:]*[.!]$/i,
  /\b(?:as follows|the following|these steps)\.$/i,
  /^(?:siehe|mehr (?:dazu|erfahren|informationen)|weitere informationen|in diesem artikel|inhaltsverzeichnis|dieser artikel)\b/i,
  /^(?:véase|ver también|más información|en este artículo|este artículo|índice)/i,
  /^(?:voir|en savoir plus|pour plus d|dans cet article|cet article|sommaire)/i,
  /\b(?:do|follow|try|repeat|perform|use|complete) (?:these|the following|the above) (?:steps?|instructions?|solutions?|suggestions?)\b/i,
  /^(?:\*\*)?(?:warning|caution|important|attention)\b.*\b(?:experienced|advanced)(?: \w+)? users\b/i,
  /^these instructions are for\b/i,
  /^if you need (?:more|further) help\b/i,
  /^changing (?:these |advanced )?(?:settings|preferences)\b.*\b(?:can|may)\b/i,
  /^\(?(?:please )?(?:read|visit|check out|refer to|consult) (?:the |our |this )?[^.]*\b(?:article|page|guide|documentation)s?\b/i,
  /^\[[^\]]*\]\([^)]*\)[.!]?$/,
  /^(?:image|screenshot|figure|video)\b[^.]*[:.]?$/i,
];

/** True for a sentence that answers nothing by itself: a pointer, a word about the article, a dangling lead-in. */
export function isPointless(sentence: string): boolean {
  const text = sentence.trim();
  if (!/\p{L}/u.test(text)) return true;
  if (/[:：]$/.test(text)) return true;
  return POINTING.some(pattern => pattern.test(text));
}

/** "To move it, please read the other article." */
const SENDS_ON =
  /^(?:to|for|if|when)\b[^.]*,\s*(?:please\s+)?(?:read|see|visit|check out|refer to|consult|follow the (?:steps|instructions) in)\b[^.]*\.?$/i;

/** True for a sentence of a paragraph that only sends to another article. A list's line may do so: it is a case. */
export function sendsElsewhere(sentence: string): boolean {
  return SENDS_ON.test(sentence.trim());
}

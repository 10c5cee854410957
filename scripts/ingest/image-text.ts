/** What pictures are called when nobody described them. */
const EMPTY_WORDS =
  /^(?:an?\s+|the\s+)?(?:image|img|pic|picture|photo|screen ?shot|shot|screen|figure|fig|logo|icon|banner|thumbnail|untitled|alt(?: text)?|gif|video|avatar|spacer)(?:[\s._-]*\d+)?\.?$/i;
const FILE_NAME =
  /\.(?:png|jpe?g|gif|svg|webp|avif)$|^[\w-]*[_-][\w-]*$|^(?:img|dsc|screenshot|bildschirmfoto)[\s_-]*\d/i;
/** Beyond this a description is a text of its own, and not what a line is about. */
const MOST_CHARACTERS = 160;
/** A picture that stands alone is told only if its description says something. */
const ALONE_WORDS = 4;

/**
 * A picture's description, where it helps who can't see it: "Choose ⚙ to open" needs its "gear icon",
 * a screenshot called "screenshot" needs nothing. Empty otherwise.
 */
export function imageText(alt: string | undefined, isAlone: boolean): string {
  const text = (alt ?? '').replace(/\s+/g, ' ').trim();
  if (text === '' || text.length > MOST_CHARACTERS || !/\p{L}/u.test(text)) return '';
  if (EMPTY_WORDS.test(text) || FILE_NAME.test(text)) return '';
  return isAlone && text.split(' ').length < ALONE_WORDS ? '' : text;
}

/** Where a page ended: a time and what tells rows of one moment apart. */
export interface Place {
  at: string;
  id: string;
}

/** A place as the opaque `next` of a page. */
export function placeText({ at, id }: Place): string {
  return `${at}~${id}`;
}

/** @returns undefined for no place and for a text that is none: the first page is meant. */
export function placeOf(text: string | undefined): Place | undefined {
  const at = text?.indexOf('~') ?? -1;
  return text && at > 0 ? { at: text.slice(0, at), id: text.slice(at + 1) } : undefined;
}

/** One page of rows that were asked for with one more than `limit`. */
export function pageOf<Row>(
  rows: Row[],
  limit: number,
  place: (row: Row) => Place,
): { rows: Row[]; next?: string } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, ...(rows.length > limit && last && { next: placeText(place(last)) }) };
}

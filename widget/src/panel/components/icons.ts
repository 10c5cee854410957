/** Paths of the icons that only the conversation's screens show. */
export const DOWN = 'M12 5v14M5 12l7 7 7-7';
export const OUT = 'M9 5h10v10M19 5L6 18';
export const THUMB = 'M7 11v9H4v-9zM7 11l4-8c1.5 0 3 1 3 3v4h4.5c1 0 2 1 1.7 2.3l-1.4 6c-.2 1-1 1.7-2 1.7H7';

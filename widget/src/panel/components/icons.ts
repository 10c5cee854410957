/** Paths of the icons that only the conversation's screens show. */
export const DOWN = 'M12 5v14M5 12l7 7 7-7';
export const OUT = 'M9 5h10v10M19 5L6 18';
export const THUMB = 'M7 11v9H4v-9zM7 11l4-8c1.5 0 3 1 3 3v4h4.5c1 0 2 1 1.7 2.3l-1.4 6c-.2 1-1 1.7-2 1.7H7';
export const FILE = 'M14 3H7a1 1 0 0 0-1 1v16a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1V7zM14 3v4h4';
export const SAVE = 'M12 4v11M7 11l5 5 5-5M5 20h14';
export const CLIP =
  'M20 11.5l-8 8a5 5 0 0 1-7-7l8.5-8.5a3.3 3.3 0 0 1 4.7 4.7l-8.5 8.4a1.6 1.6 0 0 1-2.3-2.3l7.6-7.6';
export const STAR = 'M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.8z';

/** What a key stands for. */
export type Command =
  | 'next'
  | 'previous'
  | 'open'
  | 'reply'
  | 'note'
  | 'solve'
  | 'assign'
  | 'macros'
  | 'search'
  | 'help'
  | 'escape'
  | 'send';

/** Shortcuts, in the order of the help. */
export const SHORTCUTS: Array<{ keys: string[]; command: Command; words: string }> = [
  { keys: ['j'], command: 'next', words: 'Next ticket' },
  { keys: ['k'], command: 'previous', words: 'Previous ticket' },
  { keys: ['Enter'], command: 'open', words: 'Open the ticket' },
  { keys: ['r'], command: 'reply', words: 'Write a reply' },
  { keys: ['n'], command: 'note', words: 'Write an internal note' },
  { keys: ['m'], command: 'macros', words: 'Insert a macro' },
  { keys: ['e'], command: 'solve', words: 'Solve' },
  { keys: ['a'], command: 'assign', words: 'Assign to me' },
  { keys: ['/'], command: 'search', words: 'Search' },
  { keys: ['?'], command: 'help', words: 'This help' },
  { keys: ['Esc'], command: 'escape', words: 'Leave the field, close, go back' },
  { keys: ['Ctrl', 'Enter'], command: 'send', words: 'Send what you wrote (⌘ Enter on a Mac)' },
];

export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
}

/** Where the key was pressed. */
export type Focus =
  /** In a text field: letters are letters. */
  | 'field'
  /** On a button or link: Enter is its own. */
  | 'control'
  | 'page';

/** @returns undefined where the key belongs to the browser or to what has the focus. */
export function commandOf(press: KeyPress, focus: Focus): Command | undefined {
  if (press.isComposing || press.altKey) return undefined;
  const isModified = press.ctrlKey || press.metaKey;
  if (press.key === 'Enter' && isModified) return focus === 'field' ? 'send' : undefined;
  if (isModified) return undefined;
  if (press.key === 'Escape') return 'escape';
  if (focus === 'field' || (press.key === 'Enter' && focus === 'control')) return undefined;
  return SHORTCUTS.find(({ keys }) => keys.length === 1 && keys[0] === press.key)?.command;
}

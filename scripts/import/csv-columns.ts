import { ImportError } from './import-error.ts';

/** What a column can be. */
export const CSV_FIELDS = [
  'id',
  'title',
  'text',
  'created',
  'updated',
  'solved',
  'firstReply',
  'reply',
  'role',
  'internal',
  'topic',
  'tags',
  'status',
  'priority',
  'channel',
  'page',
] as const;
export type CsvField = (typeof CSV_FIELDS)[number];

/** Which column of the header each field is. */
export type CsvColumns = Partial<Record<CsvField, number>>;

/** Names that exports use, in small letters and without punctuation; the first that is there counts. */
const NAMES: Record<CsvField, string[]> = {
  id: [
    'id',
    'ticket id',
    'conversation id',
    'case id',
    'ticket number',
    'case number',
    'number',
    'ticket',
    'key',
  ],
  title: ['title', 'subject', 'summary'],
  text: ['text', 'description', 'body', 'message', 'question', 'content', 'details', 'comment'],
  created: [
    'created',
    'created at',
    'created time',
    'creation date',
    'date created',
    'opened',
    'opened at',
    'date',
    'timestamp',
  ],
  updated: ['updated', 'updated at', 'last updated', 'last update time'],
  solved: [
    'solved',
    'solved at',
    'resolved',
    'resolved at',
    'resolved time',
    'closed',
    'closed at',
    'closed time',
  ],
  firstReply: [
    'first reply',
    'first reply at',
    'first response at',
    'first response time',
    'initial response time',
  ],
  reply: ['reply', 'answer', 'response', 'agent reply', 'resolution'],
  role: ['role', 'author role', 'author type', 'sender type', 'sender', 'author'],
  internal: ['internal', 'is internal', 'private', 'is private', 'internal note'],
  topic: ['topic', 'category', 'type', 'issue type', 'intent', 'reason'],
  tags: ['tags', 'labels'],
  status: ['status', 'state'],
  priority: ['priority'],
  channel: ['channel', 'source', 'via'],
  page: ['page', 'page url', 'page path', 'referrer'],
};

/**
 * Finds the columns: those that were named by hand, then those whose names are known.
 * @param given `text=Body,created=Opened on`
 * @throws ImportError naming what is missing, what is there, and how to say it.
 */
export function columnsOf(header: string[], given: string | undefined): CsvColumns {
  const names = header.map(plain);
  const columns: CsvColumns = {};
  for (const [field, name] of pairsOf(given)) {
    const index = names.indexOf(plain(name));
    if (index < 0) throw new ImportError(`The file has no column "${name}". It has: ${listed(header)}.`);
    columns[field] = index;
  }
  const taken = new Set(Object.values(columns));
  for (const field of CSV_FIELDS) {
    if (columns[field] !== undefined) continue;
    const index = NAMES[field]
      .map(name => names.indexOf(name))
      .find(place => place >= 0 && !taken.has(place));
    if (index === undefined) continue;
    columns[field] = index;
    taken.add(index);
  }
  const missing = [
    ...(columns.text === undefined && columns.title === undefined ? ['text (what the customer wrote)'] : []),
    ...(columns.created === undefined ? ['created (when)'] : []),
  ];
  if (missing.length === 0) return columns;
  throw new ImportError(
    `No column is known as ${missing.join(' and ')}. The file has: ${listed(header)}. Name them: --columns "text=COLUMN,created=COLUMN".`,
  );
}

function pairsOf(given: string | undefined): Array<[CsvField, string]> {
  return (given ?? '')
    .split(',')
    .filter(pair => pair.trim() !== '')
    .map(pair => {
      const [field = '', ...rest] = pair.split('=');
      const name = rest.join('=').trim();
      if (!isField(field.trim()) || name === '')
        throw new ImportError(`--columns takes FIELD=COLUMN; the fields are ${CSV_FIELDS.join(', ')}.`);
      return [field.trim() as CsvField, name];
    });
}

function isField(name: string): name is CsvField {
  return (CSV_FIELDS as readonly string[]).includes(name);
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function listed(header: string[]): string {
  return header.map(name => `"${name}"`).join(', ');
}

import { fold } from '../../knowledge/terms.ts';

/** What the audit reads of an export. */
export type Field =
  | 'id'
  | 'subject'
  | 'text'
  | 'created'
  | 'solved'
  | 'first-reply'
  | 'first-reply-minutes'
  | 'first-reply-seconds'
  | 'first-reply-hours'
  | 'resolution-minutes'
  | 'resolution-seconds'
  | 'resolution-hours'
  | 'category'
  | 'tags'
  | 'team'
  | 'agent'
  | 'requester'
  | 'replies'
  | 'escalated'
  | 'reassignments'
  | 'team-stations'
  | 'page'
  | 'plan'
  | 'tier'
  | 'answer'
  | 'articles';

export type ExportFormat = 'zendesk' | 'freshdesk' | 'intercom' | 'threads' | 'plain';

/** The names each field goes by, folded to words; the first that an export has wins. */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  id: [
    'ticket id',
    'conversation id',
    'id',
    'ticket',
    'ticket number',
    'number',
    'case number',
    'case id',
    'display id',
    'question id',
  ],
  subject: [
    'subject',
    'ticket subject',
    'title',
    'conversation title',
    'summary',
    'betreff',
    'asunto',
    'objet',
  ],
  text: [
    'description',
    'description text',
    'ticket description',
    'body',
    'message',
    'first message',
    'conversation first message',
    'text',
    'content',
    'question',
    'comment',
    'raw subject',
    'conversation parts',
    'beschreibung',
    'nachricht',
  ],
  created: [
    'created at',
    'created time',
    'conversation started at',
    'conversation created at',
    'started at',
    'created',
    'created date',
    'date created',
    'creation date',
    'opened',
    'opened at',
    'date',
    'time',
    'timestamp',
    'erstellt',
    'erstellt am',
    'creado',
    'cree le',
  ],
  solved: [
    'solved at',
    'resolved time',
    'resolved at',
    'first closed at',
    'conversation first closed at',
    'closed time',
    'closed at',
    'last closed at',
    'conversation last closed at',
    'resolved',
    'solved',
    'closed',
    'date closed',
    'completed at',
  ],
  'first-reply': [
    'first reply at',
    'initial response time',
    'first responded at',
    'first response at',
    'first admin reply at',
    'first reply',
    'first response',
  ],
  'first-reply-minutes': [
    'first reply time in minutes',
    'first response time in minutes',
    'first reply time minutes',
  ],
  'first-reply-seconds': [
    'time to first response seconds',
    'time to first response s',
    'time to first response',
    'first response time seconds',
    'time to admin reply',
  ],
  'first-reply-hours': [
    'first response time in hrs',
    'first response time in hours',
    'first reply time in hours',
  ],
  'resolution-minutes': [
    'full resolution time in minutes',
    'first resolution time in minutes',
    'resolution time in minutes',
  ],
  'resolution-seconds': [
    'time to first close seconds',
    'time to close seconds',
    'time to first close',
    'time to last close',
    'time to close',
  ],
  'resolution-hours': ['resolution time in hrs', 'resolution time in hours', 'resolution time'],
  category: [
    'category',
    'topic',
    'topics',
    'conversation topics',
    'conversation topic',
    'label',
    'contact reason',
    'reason',
    'issue type',
    'product area',
    'issue category',
    'inquiry type',
    'subcategory',
    'kategorie',
    'thema',
  ],
  tags: ['tags', 'conversation tags', 'ticket tags', 'tag', 'labels'],
  team: [
    'group',
    'team currently assigned',
    'team assigned',
    'team',
    'assigned team',
    'assignee group',
    'queue',
    'department',
    'group name',
  ],
  agent: [
    'assignee',
    'agent',
    'teammate currently assigned',
    'teammate assigned',
    'assigned to',
    'owner',
    'assignee name',
    'agent name',
    'responder',
  ],
  requester: [
    'requester email',
    'requester id',
    'requester',
    'email',
    'user email',
    'customer email',
    'contact email',
    'contact id',
    'user id',
    'customer',
    'from',
    'full name',
  ],
  replies: [
    'replies',
    'agent interactions',
    'teammate replies count',
    'number of replies',
    'reply count',
    'conversation parts count',
  ],
  escalated: ['escalated', 'is escalated', 'escalate', 'escalation'],
  reassignments: ['times reassigned', 'reassignments', 'reassigned', 'assignee stations'],
  'team-stations': ['group stations'],
  page: ['page', 'page url', 'source url', 'current page', 'url'],
  plan: ['plan', 'subscription plan', 'customer plan', 'product plan'],
  tier: ['tier', 'customer tier', 'account tier', 'support tier', 'segment'],
  answer: [
    'last public reply',
    'first public reply',
    'public reply',
    'agent reply',
    'reply text',
    'answer',
    'resolution note',
  ],
  articles: ['articles', 'linked articles', 'article ids'],
};
/** Freshdesk's "Type" is its category; elsewhere a type is "incident" or "question". */
const FRESHDESK_ONLY: Partial<Record<Field, readonly string[]>> = { category: ['category', 'topic', 'type'] };

const FIELDS = Object.keys(NAMES) as Field[];

/** A column's name as words: "Created_At", "created at" and "createdAt" are one. */
export function columnWords(name: string): string {
  return fold(name.replace(/([a-z])([A-Z])/g, '$1 $2'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Which helpdesk wrote these columns. */
export function formatOf(columns: readonly string[]): ExportFormat {
  const words = new Set(columns.map(columnWords));
  const has = (...names: string[]) => names.some(name => words.has(name));
  if (
    has(
      'conversation id',
      'conversation started at',
      'conversation tags',
      'conversation parts',
      'teammate currently assigned',
    )
  )
    return 'intercom';
  if (
    words.has('ticket id') &&
    has(
      'resolution status',
      'agent interactions',
      'first response time in hrs',
      'resolved time',
      'due by time',
    )
  )
    return 'freshdesk';
  if (
    words.has('id') &&
    has('requester', 'requester id') &&
    has('group', 'assignee', 'ticket type', 'group id', 'submitter', 'submitter id')
  )
    return 'zendesk';
  if (words.has('replies') && words.has('id') && has('title', 'text', 'topic') && !has('requester', 'group'))
    return 'threads';
  return 'plain';
}

/** Finds each field's column. Fields that the export lacks are absent. */
export function mapColumns(columns: readonly string[]): { format: ExportFormat; fields: Map<Field, string> } {
  const format = formatOf(columns);
  const byWords = new Map<string, string>();
  for (const column of columns)
    if (!byWords.has(columnWords(column))) byWords.set(columnWords(column), column);
  const fields = new Map<Field, string>();
  const used = new Set<string>();
  for (const field of FIELDS) {
    const names = (format === 'freshdesk' ? FRESHDESK_ONLY[field] : undefined) ?? NAMES[field];
    const column = names.map(name => byWords.get(name)).find(one => one !== undefined && !used.has(one));
    if (column === undefined) continue;
    fields.set(field, column);
    used.add(column);
  }
  return { format, fields };
}

/** What is lost without a column, for the fields whose absence a reader should know. */
export function missingFields(fields: ReadonlyMap<Field, string>): string[] {
  const lost: string[] = [];
  const has = (...names: Field[]) => names.some(name => fields.has(name));
  if (!has('created'))
    lost.push('No column with the date of creation: the window and all times are left out.');
  if (!has('solved', 'resolution-minutes', 'resolution-hours', 'resolution-seconds'))
    lost.push('No column with the time of resolution: the median time to resolution is left out.');
  if (!has('team', 'agent')) lost.push('No column with the team or agent: who solved it is left out.');
  if (!has('escalated', 'reassignments', 'team-stations', 'tags'))
    lost.push(
      'No column that tells escalations (escalated, reassignments, group stations or tags): their share is left out.',
    );
  return lost;
}

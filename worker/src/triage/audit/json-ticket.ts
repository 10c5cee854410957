import type { Field } from './columns.ts';
import { columnWords, mapColumns } from './columns.ts';

/** One line of a JSON export as flat columns, by the names that CSV exports have. */
export function flatColumns(record: Record<string, unknown>): Map<string, string> {
  const columns = new Map<string, string>();
  for (const [key, value] of Object.entries(record)) {
    const text = scalar(value);
    if (text !== undefined) columns.set(key, text);
  }
  const put = (name: string, value: unknown) => {
    const text = scalar(value);
    if (text !== undefined && text !== '' && !columns.has(name)) columns.set(name, text);
  };
  const inside = (name: string) => objectOf(record[name]);
  // Intercom: the first message is its source, tags and times lie deeper.
  put('subject', inside('source')['subject']);
  put('body', inside('source')['body']);
  put('requester', objectOf(inside('source')['author'])['email']);
  put('tags', inside('tags')['tags']);
  put('topics', inside('topics')['topics']);
  put('first closed at', inside('statistics')['first_close_at']);
  put('first admin reply at', inside('statistics')['first_admin_reply_at']);
  put('reassignments', inside('statistics')['count_reassignments']);
  put('replies', inside('statistics')['count_conversation_parts']);
  // Brought in by `npm run import`.
  put('time to first response seconds', inside('timings')['firstReplySeconds']);
  put('time to close seconds', inside('timings')['resolutionSeconds']);
  // Zendesk: people are objects in full exports, times lie in the metrics.
  const metrics = inside('metric_set');
  put('solved at', metrics['solved_at']);
  put('group stations', metrics['group_stations']);
  put('first reply time in minutes', objectOf(metrics['reply_time_in_minutes'])['calendar']);
  for (const name of ['assignee', 'group', 'requester', 'team'])
    put(name, inside(name)['name'] ?? inside(name)['email']);
  const messages = record['replies'] ?? record['comments'] ?? record['messages'];
  if (Array.isArray(messages)) fromMessages(messages, record, put);
  return columns;
}

/** The fields of one JSON record; each line may have its own keys. */
export function jsonFields(record: Record<string, unknown>): {
  fields: Map<Field, string>;
  format: ReturnType<typeof mapColumns>['format'];
} {
  const columns = flatColumns(record);
  const names = Array.isArray(record['replies']) ? [...columns.keys(), 'replies'] : [...columns.keys()];
  const { fields, format } = mapColumns([...new Set(names)]);
  const found = [...fields].flatMap(([field, column]): Array<[Field, string]> => {
    const value = columns.get(column);
    return value === undefined ? [] : [[field, value]];
  });
  return { fields: new Map(found), format };
}

/** A thread's replies tell when somebody answered first and how many messages it took. */
function fromMessages(
  messages: readonly unknown[],
  record: Record<string, unknown>,
  put: (name: string, value: unknown) => void,
): void {
  const read = messages.map(objectOf);
  const own = Array.isArray(record['replies']) ? read : read.slice(1);
  put('replies', own.length);
  const answer = own.find(({ role }) => role !== undefined && columnWords(String(role)) !== 'customer');
  put('first reply at', answer?.['created'] ?? answer?.['created_at']);
  put('answer', answer?.['text'] ?? answer?.['body']);
  const linked = own.flatMap(({ role, kb }) =>
    role !== 'customer' && Array.isArray(kb) ? kb.map(String) : [],
  );
  put('articles', [...new Set(linked)].join(','));
  if (!Array.isArray(record['replies'])) put('description', read[0]?.['body'] ?? read[0]?.['text']);
}

function scalar(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!Array.isArray(value)) return undefined;
  const names = value.map(one => (typeof one === 'object' && one !== null ? objectOf(one)['name'] : one));
  return names.every(one => typeof one === 'string' || typeof one === 'number') ? names.join(',') : undefined;
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

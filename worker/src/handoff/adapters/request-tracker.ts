import type { AgentReply, Helpdesk, NoteRequest, Ticket, TicketStatus } from '../helpdesk.ts';
import { HelpdeskError } from '../helpdesk.ts';
import { escapeHtml } from '../render.ts';
import type { Priority } from '../types.ts';
import type { HelpdeskHttpOptions } from './http-client.ts';
import { createHelpdeskHttp } from './http-client.ts';
import type { PostLimits } from './posts.ts';
import {
  batched,
  missing,
  plainOf,
  postsOfEntry,
  postsOfHandoff,
  postsOfText,
  runsOf,
  titleOfNote,
} from './posts.ts';
import { isUnchanged, readRtCursor, writeRtCursor } from './request-tracker/cursor.ts';
import type { RtAttachment, RtTransaction } from './request-tracker/schema.ts';
import type { RequestTrackerSettings } from './request-tracker/settings.ts';
import { createRtTickets } from './request-tracker/tickets.ts';
import { receiveRequestTracker } from './request-tracker/webhooks.ts';
import { afterWrite, sendInOrder, withSettingsHint } from './writing.ts';

/** RT takes more; a mail that it sends on should stay readable. */
const LIMITS: PostLimits = { format: 'html', maxBytes: 100_000, maxFiles: 10 };
/** A request without an answer may still be at work: RT's own server answers one after another. */
const FIND_LAG_MS = 5_000;
const SUBJECT_CHARACTERS = 200;

const STATUSES: Record<string, TicketStatus> = {
  new: 'open',
  open: 'open',
  stalled: 'pending',
  resolved: 'solved',
  rejected: 'solved',
  deleted: 'deleted',
};
const PRIORITIES: Record<Priority, number> = { low: 0, normal: 50, high: 75, urgent: 100 };
const NOBODY = 'Nobody';

export interface RequestTrackerDeps {
  fetch?: HelpdeskHttpOptions['fetch'];
  now?: () => number;
}

/**
 * Request Tracker 5 over REST 2. Customers' messages are correspondence, everything else comments; both are
 * written by a user of our own, whose words are never taken for an answer. A ticket refers to its handoff
 * (`waypost:KEY`), by which it is found at once; messages are found by their own first words.
 */
export function createRequestTracker(
  settings: RequestTrackerSettings,
  deps: RequestTrackerDeps = {},
): Helpdesk {
  const { baseUrl, user, auth, queue } = settings;
  const now = deps.now ?? Date.now;
  const http = withSettingsHint(
    createHelpdeskHttp({
      vendor: 'Request Tracker',
      baseUrl,
      headers: () => ({
        authorization:
          auth.kind === 'token' ? `token ${auth.token}` : `Basic ${btoa(`${user}:${auth.password}`)}`,
      }),
      ...(deps.fetch && { fetch: deps.fetch }),
    }),
    `Look at RT_USER and RT_TOKEN: the user must be privileged and may create, see, answer and comment tickets in the queue ${queue}`,
  );
  const tickets = createRtTickets(http);
  const noFile = async () => new Uint8Array();

  const ticketOf = (id: string): Ticket => ({
    id,
    reference: `#${id}`,
    url: `${baseUrl}/Ticket/Display.html?id=${id}`,
    memo: {},
  });
  const current = async (id: string) => {
    const ticket = await tickets.get(id);
    if (ticket && STATUSES[ticket.Status] !== 'deleted') return ticket;
    throw new HelpdeskError('gone', 'Request Tracker: the ticket was deleted');
  };
  const ours = ({ Creator }: RtTransaction) => Creator?.id === user;
  /** What we have put on the ticket so far, as plain text. */
  const textsOf = async (id: string) => {
    const own = (await tickets.history(id, 0)).filter(
      item => ours(item) && /^(Create|Correspond|Comment)$/.test(item.Type),
    );
    const parts = [];
    for (const { id: transaction } of own) parts.push(...(await tickets.parts(transaction)));
    return parts.map(textOf);
  };

  return {
    name: 'request-tracker',
    findLagMs: FIND_LAG_MS,
    updateIntervalMs: 0,
    hasWebhooks: false,

    async open({ package: pkg, mayExist, readAttachment }) {
      const { opening, brief, transcript } = postsOfHandoff(pkg, LIMITS, LIMITS);
      const [first, ...more] = batched(opening, LIMITS);
      const reference = `waypost:${pkg.key}`;
      const found = mayExist ? await tickets.find(reference) : undefined;
      const id =
        found ??
        (await tickets.create(
          {
            queue: pkg.route?.team?.helpdeskId ?? queue,
            subject: pkg.subject.slice(0, SUBJECT_CHARACTERS).toWellFormed(),
            requestor: pkg.verified?.email,
            priority: PRIORITIES[pkg.priority],
            reference,
          },
          first ?? { text: '', files: [] },
          readAttachment,
        ));
      await afterWrite(async () => {
        const texts = found ? await textsOf(id) : [];
        const openings = found ? batched(missing(opening, texts), LIMITS) : more;
        for (const batch of openings) await tickets.add(id, 'correspond', batch, readAttachment);
        for (const batch of batched(missing([...brief, ...transcript], texts), LIMITS))
          await tickets.add(id, 'comment', batch, readAttachment);
      });
      return ticketOf(id);
    },

    async append({ ticket, entries, mayExist, readAttachment }) {
      const { id, Status } = await current(ticket.id);
      const texts = mayExist ? await textsOf(id) : [];
      const sendings = runsOf(entries).flatMap(({ isCustomers, entries: run }) => {
        const posts = run.flatMap(entry => postsOfEntry(entry, LIMITS));
        const kind = isCustomers ? ('correspond' as const) : ('comment' as const);
        return batched(missing(posts, texts), LIMITS).map(batch => ({ batch, kind }));
      });
      await sendInOrder(sendings, ({ batch, kind }) => tickets.add(id, kind, batch, readAttachment));
      // RT opens a resolved ticket by itself where its scrips say so; not all installations do.
      if (sendings.length > 0 && STATUSES[Status] === 'solved')
        await afterWrite(() => tickets.set(id, { Status: 'open' }));
      return ticketOf(id);
    },

    async note({ ticket, text, mayExist, ...request }: NoteRequest) {
      const rendered = `<p>${escapeLines(text)}</p>`;
      const posts = postsOfText(titleOfNote(request), { rendered, plain: text }, LIMITS);
      const left = mayExist ? missing(posts, await textsOf(ticket.id)) : posts;
      await sendInOrder(batched(left, LIMITS), batch => tickets.add(ticket.id, 'comment', batch, noFile));
    },

    async update(ticket, { status, priority, addTags = [] }) {
      const before = await current(ticket.id);
      const wanted = status && (status === 'solved' ? 'resolved' : 'open');
      const isThere = status === 'open' ? STATUSES[before.Status] === 'open' : before.Status === wanted;
      const fields = {
        ...(wanted && !isThere && { Status: wanted }),
        ...(priority && { Priority: PRIORITIES[priority] }),
      };
      if (Object.keys(fields).length > 0) await tickets.set(before.id, fields);
      if (addTags.length > 0) {
        const text = `<p>Tags: ${escapeLines(addTags.join(', '))}</p>`;
        await tickets.add(before.id, 'comment', { text, files: [] }, noFile);
      }
    },

    async read(ticket, cursor) {
      const found = await tickets.get(ticket.id);
      if (!found) return { status: 'deleted', replies: [], cursor: cursor ?? '' };
      const owner = found.Owner?.id;
      const seen = {
        status: STATUSES[found.Status] ?? 'open',
        ...(found.id !== ticket.id && { movedTo: ticketOf(found.id) }),
        ...(owner && owner !== NOBODY && { assignee: { name: await tickets.nameOf(owner) } }),
      };
      const before = readRtCursor(cursor);
      if (cursor && found.id === ticket.id && isUnchanged(before, found.LastUpdated))
        return { ...seen, replies: [], cursor };
      const history = await tickets.history(found.id, before.after);
      const answers = history.filter(item => item.Type === 'Correspond' && !ours(item));
      const names = new Map<string, string>();
      const replies: AgentReply[] = [];
      for (const item of answers) {
        const by = item.Creator?.id ?? '';
        if (!names.has(by)) names.set(by, await tickets.nameOf(by));
        const reply = replyOf(item, await tickets.parts(item.id), names.get(by) ?? by, tickets.file);
        if (reply) replies.push(reply);
      }
      return {
        ...seen,
        replies,
        cursor: writeRtCursor(before, history.at(-1)?.id ?? before.after, found.LastUpdated, now()),
      };
    },

    receive: request => receiveRequestTracker(request, settings.webhookPathSecret),

    async check() {
      if (await tickets.hasQueue(queue)) return;
      throw new HelpdeskError(
        'credentials',
        `Request Tracker has no queue "${queue}" for this user. Look at RT_QUEUE`,
      );
    },
  };
}

/** A message's words and files; nothing for one without either. */
function replyOf(
  item: RtTransaction,
  parts: RtAttachment[],
  name: string,
  file: (id: string) => Promise<Uint8Array>,
): AgentReply | undefined {
  const texts = parts.filter(part => !part.Filename && part.ContentType?.startsWith('text/'));
  const best = texts.find(part => part.ContentType === 'text/html') ?? texts[0];
  const text = best ? textOf(best) : '';
  const attachments = parts
    .filter(part => part.Filename)
    .map(part => ({
      id: part.id,
      name: part.Filename ?? 'file',
      type: part.ContentType ?? 'application/octet-stream',
      fetch: () => file(part.id),
    }));
  if (!text && attachments.length === 0) return undefined;
  return { id: String(item.id), text, author: { name }, at: item.Created, attachments };
}

function textOf({ Content, ContentType }: RtAttachment): string {
  const content = Content ?? '';
  return (ContentType === 'text/html' ? plainOf(content) : content).replace(/\n{3,}/g, '\n\n').trim();
}

function escapeLines(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}

import type { AppendRequest, Helpdesk, NoteRequest, OpenRequest, Ticket, TicketChange } from '../helpdesk.ts';
import { HelpdeskError } from '../helpdesk.ts';
import { renderHandoff } from '../render.ts';
import type { HandoffPackage } from '../types.ts';
import type { Bundle, Piece } from './pieces.ts';
import { bundled, entryPieces, missingPieces, notePieces } from './pieces.ts';
import { paragraphs } from './posts.ts';
import { afterWrite } from './writing.ts';
import type { ZendeskApi, ZendeskDeps } from './zendesk-api.ts';
import { createZendeskApi } from './zendesk-api.ts';
import { destinationOf, putTicket } from './zendesk-moves.ts';
import { readZendeskTicket } from './zendesk-reading.ts';
import type { ZendeskSettings } from './zendesk-settings.ts';
import {
  MAX_COMMENT_BYTES,
  MAX_SUBJECT,
  shortened,
  tagOf,
  unexpanded,
  unexpandedEntry,
} from './zendesk-text.ts';
import {
  addComment,
  addTags,
  asTicket,
  createTicket,
  describeTicket,
  findTicket,
  getTicket,
  ownTexts,
  removeTagsFrom,
} from './zendesk-tickets.ts';
import { receiveZendeskWebhook } from './zendesk-webhooks.ts';
import type { ZendeskTicket } from './zendesk-wire.ts';

/** Thirty updates in ten minutes a ticket: messages keep to 24, notes and tags have the rest. */
const UPDATE_INTERVAL_MS = 25_000;
/** A ticket merged into a merged one, and so on: no ring holds us for ever. */
const MAX_MOVES = 5;
const BRIEF = 'Waypost brief';

/**
 * Zendesk. Tickets are created with an idempotency key, and found again by their external id. Later
 * messages reopen a solved ticket in the same call; a ticket closed for good gets one follow-up.
 */
export function createZendesk(settings: ZendeskSettings, deps: ZendeskDeps): Helpdesk {
  const api = createZendeskApi(settings, deps);
  const ticketOf = (ticket: ZendeskTicket) => asTicket(ticket, settings.baseUrl);

  async function append(request: AppendRequest, moves = 0): Promise<Ticket> {
    const { ticket, mayExist } = request;
    const requester = ticket.memo['requester'] ?? '';
    const pieces = piecesOf(request.entries);
    const missing = mayExist
      ? missingPieces(pieces, await ownTexts(api, ticket.id, { requester, isPublic: true }))
      : pieces;
    const isFromCustomer = request.entries.every(({ from }) => from === 'customer');
    let isFirst = true;
    for (const bundle of bundled(missing, { maxBytes: MAX_COMMENT_BYTES })) {
      const write = () =>
        addComment(api, ticket.id, {
          bundle,
          isPublic: true,
          ...(isFromCustomer && { authorId: requester }),
          fields: { status: 'open' },
          read: request.readAttachment,
        });
      try {
        await (isFirst ? write() : afterFirst(write));
      } catch (error) {
        if (!isFirst || moves >= MAX_MOVES) throw error;
        return appendElsewhere(request, bundle, error, moves);
      }
      isFirst = false;
    }
    return ticket;
  }

  /** The ticket refused a message: closed for good, it goes to the ticket that goes on with it. */
  async function appendElsewhere(request: AppendRequest, bundle: Bundle, error: unknown, moves: number) {
    if (!(error instanceof HelpdeskError) || error.failure !== 'rejected') throw error;
    const closed = (await getTicket(api, request.ticket.id))?.ticket;
    if (!closed) throw new HelpdeskError('gone', 'Zendesk: the ticket is deleted', { cause: error });
    if (closed.status !== 'closed') throw error;
    const next = await destinationOf(api, closed);
    if (next) return append({ ...request, ticket: ticketOf(next) }, moves + 1);
    const name = `${request.package.key}/after/${closed.id}`;
    const { ticket } = await createTicket(api, {
      key: name,
      externalId: name,
      fields: { via_followup_source_id: Number(closed.id), requester_id: Number(closed.requester_id) },
      bundle,
      read: request.readAttachment,
    });
    // Whatever did not fit the first comment; on a repeat, whatever is not there.
    return afterFirst(() => append({ ...request, ticket: ticketOf(ticket), mayExist: true }, moves + 1));
  }

  return {
    name: 'zendesk',
    // The idempotency key finds what the list may not show yet.
    findLagMs: 0,
    updateIntervalMs: UPDATE_INTERVAL_MS,
    hasWebhooks: settings.webhookSecrets.length > 0,
    open: request => open(api, settings, request),
    append: request => append(request),
    note: request => addNote(api, request),
    update: (ticket, change) => update(api, ticket, change),
    read: (ticket, cursor) => readZendeskTicket(api, settings.baseUrl, deps.fetch, ticket, cursor),
    describe: id => describeTicket(api, id),
    async answer(id, text) {
      const html = paragraphs(unexpanded(text), 'html');
      await addComment(api, id, { bundle: { pieces: [], text: html, attachments: [] }, isPublic: true });
    },
    receive: request => receiveZendeskWebhook(request, settings.webhookSecrets),
    async check() {
      await api.ownId();
    },
  };
}

async function open(api: ZendeskApi, settings: ZendeskSettings, request: OpenRequest): Promise<Ticket> {
  const pkg = request.package;
  const pieces = piecesOf(pkg.transcript);
  const [first = questionBundle(pkg), ...others] = bundled(pieces, { maxBytes: MAX_COMMENT_BYTES });
  const found = request.mayExist ? await findTicket(api, pkg.key) : undefined;
  const { ticket, isRepeat } = found
    ? { ticket: found, isRepeat: true }
    : await createTicket(api, {
        key: pkg.key,
        externalId: pkg.key,
        fields: fieldsOf(pkg, settings),
        bundle: first,
        read: request.readAttachment,
      });
  await afterFirst(async () => {
    const own = { requester: ticket.requester_id };
    const rest = isRepeat
      ? bundled(missingPieces(pieces, await ownTexts(api, ticket.id, { ...own, isPublic: true })), {
          maxBytes: MAX_COMMENT_BYTES,
        })
      : others;
    for (const bundle of rest)
      await addComment(api, ticket.id, { bundle, isPublic: true, read: request.readAttachment });
    const brief = notePieces(BRIEF, unexpanded(renderHandoff(pkg, 'html').brief), MAX_COMMENT_BYTES);
    await writeNotes(api, ticket.id, brief, isRepeat);
  });
  return asTicket(ticket, settings.baseUrl);
}

function piecesOf(entries: HandoffPackage['transcript']): Piece[] {
  const files = new Map(entries.map(entry => [entry.seq, entry.attachments ?? []]));
  return entries.flatMap(entry =>
    entryPieces([unexpandedEntry(entry)], 'html', MAX_COMMENT_BYTES).map(piece => ({
      ...piece,
      // The files themselves keep their names.
      attachments: piece.attachments.length > 0 ? (files.get(entry.seq) ?? []) : [],
    })),
  );
}

/** A handoff without messages still says what it is about. */
function questionBundle(pkg: HandoffPackage): Bundle {
  return {
    pieces: [],
    text: paragraphs(unexpanded(pkg.question.text || pkg.subject), 'html'),
    attachments: [],
  };
}

/** The policy's team where it names a group by number, else the one of the settings. */
function numberOr(id: string | undefined, fallback: string | undefined): number | undefined {
  const found = id !== undefined && /^\d+$/.test(id) ? id : fallback;
  return found === undefined ? undefined : Number(found);
}

function fieldsOf(pkg: HandoffPackage, settings: ZendeskSettings): Record<string, unknown> {
  const { team, tags: routed = [] } = pkg.route ?? {};
  const tags = ['waypost', pkg.topic ?? '', pkg.trigger.kind, ...routed].map(tagOf).filter(Boolean);
  const group = numberOr(team?.helpdeskId, settings.groupId);
  return {
    subject: shortened(unexpanded(pkg.subject), MAX_SUBJECT),
    priority: pkg.priority,
    tags: [...new Set(tags)],
    requester: requesterOf(pkg),
    ...(group !== undefined && { group_id: group }),
  };
}

/**
 * Only an address that somebody vouches for names the requester: with any other, a visitor could write in
 * another customer's name, and have replies sent there.
 */
function requesterOf({ verified, email, site }: HandoffPackage): Record<string, string> {
  const address = verified?.email ?? (email?.isVerified ? email.address : undefined);
  return { name: verified?.name ?? address ?? `Visitor of ${site.name}`, ...(address && { email: address }) };
}

async function addNote(api: ZendeskApi, { ticket, noteId, kind, text, mayExist }: NoteRequest) {
  const title =
    kind === 'draft'
      ? '<p><strong>Draft of the assistant, not sent.</strong> Check it, then send it as your reply.</p>'
      : '';
  const html = title + paragraphs(unexpanded(text), 'html');
  await writeNotes(api, ticket.id, notePieces(`Waypost note ${noteId}`, html, MAX_COMMENT_BYTES), mayExist);
}

async function writeNotes(api: ZendeskApi, id: string, notes: Piece[], mayExist: boolean): Promise<void> {
  const own = { requester: '', isPublic: false };
  const missing = mayExist ? missingPieces(notes, await ownTexts(api, id, own)) : notes;
  const [first, ...others] = missing;
  const write = (piece: Piece) =>
    addComment(api, id, { bundle: { ...piece, pieces: [piece] }, isPublic: false });
  if (first) await write(first);
  await afterFirst(async () => {
    for (const piece of others) await write(piece);
  });
}

async function update(api: ZendeskApi, ticket: Ticket, change: TicketChange): Promise<void> {
  const { status, priority, addTags: tags = [], removeTags = [], team } = change;
  const group = numberOr(team, undefined);
  if (status || priority || group !== undefined)
    await putTicket(api, ticket.id, {
      ...(status && { status }),
      ...(priority && { priority }),
      ...(group !== undefined && { group_id: group }),
    });
  const names = tags.map(tagOf).filter(Boolean);
  if (names.length > 0) await addTags(api, ticket.id, names);
  const gone = removeTags.map(tagOf).filter(Boolean);
  if (gone.length > 0) await removeTagsFrom(api, ticket.id, gone);
}

/** A ticket that closed half-way refuses the rest: the next try finds the ticket that goes on with it. */
function afterFirst<T>(work: () => Promise<T>): Promise<T> {
  return afterWrite(work, ['unavailable', 'rate_limited', 'rejected', 'credentials']);
}

import { describe, expect, it } from 'vitest';
import type { DeskAction, TicketDetail, TicketRow } from '../../../src/desk-protocol.ts';
import { DeskFailure } from '../transport/api.ts';
import { message, ticketDetail, ticketRow } from './fixtures.ts';
import type { Keep } from './outgoing.ts';
import { createTicket } from './ticket.ts';

/** A worker that keeps one ticket, and fails when told to. */
function setUp(keepValues = new Map<string, string>()) {
  const state = {
    detail: ticketDetail({ ticket: ticketRow({ tags: ['old'] }) }),
    failure: undefined as DeskFailure | undefined,
    /** Replies that are taken although the answer is lost. */
    losesAnswers: false,
    acted: [] as DeskAction[],
    told: [] as string[],
    rows: [] as TicketRow[],
    ids: 0,
    now: Date.parse('2026-11-25T09:00:00.000Z'),
  };
  const keep: Keep = {
    get: key => keepValues.get(key) ?? null,
    set: (key, value) => void (value === null ? keepValues.delete(key) : keepValues.set(key, value)),
  };
  const take = (action: DeskAction) => {
    state.acted.push(action);
    if (action.kind !== 'reply' || state.detail.messages.some(({ id }) => id === action.id)) return;
    const reply = message(action.id, 'assistant', 30, { seq: 2, author: { name: 'Ana' } });
    state.detail = { ...state.detail, messages: [...state.detail.messages, reply] };
  };
  const ticket = createTicket({
    api: {
      ticket: async number =>
        ({ ...state.detail, ticket: { ...state.detail.ticket, number } }) as TicketDetail,
      act: async (_number, action) => {
        if (state.losesAnswers) take(action);
        if (state.failure) throw state.failure;
        if (!state.losesAnswers) take(action);
      },
      upload: async (_number, file) => ({
        id: `f-${file.name}`,
        name: file.name,
        type: 'text/plain',
        size: file.size,
      }),
    },
    keep,
    agent: () => 'Ana',
    now: () => state.now,
    newId: () => `id-${++state.ids}`,
    later: () => () => {},
    onRow: row => void state.rows.push(row),
    tell: sentence => void state.told.push(sentence),
    onFailure: () => {},
  });
  return { state, ticket, keepValues };
}

const settled = () => new Promise(resolve => setTimeout(resolve));
const OFFLINE = new DeskFailure('network', 'The desk cannot be reached.');
const outgoing = (ticket: ReturnType<typeof setUp>['ticket']) =>
  ticket.items.value.flatMap(item => (item.kind === 'outgoing' ? [item.outgoing] : []));

describe('a reply', () => {
  it('is shown at once, empties the composer, and becomes a message when it has arrived', async () => {
    const { ticket, state } = setUp();
    ticket.open(12);
    await settled();
    ticket.composer.write('  Hello  ');
    const sent = ticket.composer.send();
    expect(outgoing(ticket)).toMatchObject([{ state: 'sending', action: { id: 'id-1', text: 'Hello' } }]);
    expect([ticket.composer.text.value, ticket.detail.value?.ticket.status]).toEqual(['', 'person']);
    await sent;
    expect(outgoing(ticket)).toEqual([]);
    expect(ticket.items.value.map(({ key }) => key)).toContain('id-1');
    expect(state.acted.filter(({ kind }) => kind === 'reply')).toHaveLength(1);
  });

  it('that failed says why, takes its changes back, and is tried again under the same id', async () => {
    const { ticket, state } = setUp();
    ticket.open(12);
    await settled();
    ticket.composer.write('Hello');
    state.failure = OFFLINE;
    state.losesAnswers = true;
    await ticket.composer.send();
    const [failed] = outgoing(ticket);
    expect(failed).toMatchObject({ state: 'failed', problem: 'The desk cannot be reached.' });
    expect(ticket.detail.value?.ticket.status).toBe('waiting');
    state.failure = undefined;
    if (failed) await ticket.composer.retry(failed);
    expect(outgoing(ticket)).toEqual([]);
    const ids = state.acted.flatMap(action => (action.kind === 'reply' ? [action.id] : []));
    expect(ids).toEqual(['id-1', 'id-1']);
    expect(state.detail.messages.filter(({ id }) => id === 'id-1')).toHaveLength(1);
  });

  it('that was on its way when the page went waits to be tried again, under its id', async () => {
    const first = setUp();
    first.ticket.open(12);
    await settled();
    first.ticket.composer.write('Hello');
    first.state.failure = OFFLINE;
    await first.ticket.composer.send();

    const second = setUp(first.keepValues);
    second.ticket.open(12);
    await settled();
    expect(outgoing(second.ticket)).toMatchObject([{ state: 'failed', action: { id: 'id-1' } }]);
  });

  it('can be taken back into the composer to be changed', async () => {
    const { ticket, state } = setUp();
    ticket.open(12);
    await settled();
    ticket.composer.write('Hello');
    state.failure = OFFLINE;
    await ticket.composer.send();
    const [failed] = outgoing(ticket);
    if (failed) ticket.composer.takeBack(failed);
    expect([ticket.composer.text.value, outgoing(ticket)]).toEqual(['Hello', []]);
  });

  it('with a macro also adds its tags and solves, once it has arrived', async () => {
    const { ticket, state } = setUp();
    ticket.open(12);
    await settled();
    const detail = ticket.detail.value;
    if (!detail) throw new Error('no ticket');
    ticket.composer.insertMacro(
      { id: 'm', name: 'Done', text: 'Hi {{customer}}', tags: ['done'], solve: true },
      detail,
    );
    expect(ticket.composer.text.value).toBe('Hi Marta');
    await ticket.composer.send();
    expect(state.acted.map(({ kind }) => kind)).toEqual(['reply', 'tags', 'solve']);
    expect(state.acted[1]).toEqual({ kind: 'tags', tags: ['old', 'done'] });
  });

  it('may be files alone, and none that is too large', async () => {
    const { ticket, state } = setUp();
    ticket.open(12);
    await settled();
    expect(ticket.composer.canSend.value).toBe(false);
    await ticket.composer.attach([
      new File(['x'], 'log.txt'),
      new File([new Uint8Array(9_000_000)], 'film.mp4'),
    ]);
    expect(state.told).toEqual(['“film.mp4” is larger than 8 MB.']);
    await ticket.composer.send();
    expect(state.acted).toMatchObject([{ kind: 'reply', text: '', attachments: ['f-log.txt'] }]);
  });
});

describe('a draft of the agent’s', () => {
  it('stays with its ticket, reply and note apart, also over a reload', async () => {
    const { ticket, keepValues } = setUp();
    ticket.open(12);
    await settled();
    ticket.composer.write('to the customer');
    ticket.composer.setMode('note');
    ticket.composer.write('between us');
    ticket.open(13);
    expect(ticket.composer.text.value).toBe('');
    const again = setUp(keepValues);
    again.ticket.open(12);
    expect(again.ticket.composer.text.value).toBe('between us');
    again.ticket.composer.setMode('reply');
    expect(again.ticket.composer.text.value).toBe('to the customer');
  });

  it('of the assistant’s, changed so far, is kept as well', async () => {
    const { ticket, keepValues } = setUp();
    ticket.open(12);
    await settled();
    ticket.composer.editDraft({ draft: 'draft-1', text: 'half written' });
    const again = setUp(keepValues);
    again.ticket.open(12);
    expect(again.ticket.composer.draft.value.edited).toEqual({ draft: 'draft-1', text: 'half written' });
    again.ticket.composer.editDraft(undefined);
    expect([...keepValues.keys()]).toEqual([]);
  });

  it('tells the customer of typing only now and then, and never of a note', async () => {
    const { ticket, state } = setUp();
    ticket.open(12);
    await settled();
    ticket.composer.write('a');
    ticket.composer.write('ab');
    state.now += 4_000;
    ticket.composer.write('abc');
    ticket.composer.setMode('note');
    state.now += 4_000;
    ticket.composer.write('secret');
    expect(state.acted.map(({ kind }) => kind)).toEqual(['typing', 'typing']);
  });
});

describe('other actions', () => {
  it('show at once, and are taken back with a sentence when they fail', async () => {
    const { ticket, state } = setUp();
    ticket.open(12);
    await settled();
    state.failure = new DeskFailure(
      'not_handed_over',
      'This can be done only while the conversation is with the team.',
    );
    const done = ticket.do({ kind: 'solve' });
    expect(ticket.detail.value?.ticket.status).toBe('solved');
    expect(await done).toBe(false);
    expect(ticket.detail.value?.ticket.status).toBe('waiting');
    expect(state.rows.at(-1)?.status).toBe('waiting');
    expect(state.told).toEqual(['This can be done only while the conversation is with the team.']);
  });

  it('tell once how far the agent has looked, and again only after something new', async () => {
    const { ticket, state } = setUp();
    ticket.open(12);
    await settled();
    await ticket.look();
    await ticket.look();
    expect(state.acted).toEqual([{ kind: 'seen', seq: 1 }]);
  });

  it('drop the answer of a ticket that is no longer open', async () => {
    const { ticket } = setUp();
    ticket.open(12);
    ticket.open(13);
    await settled();
    expect(ticket.detail.value?.ticket.number).toBe(13);
  });
});

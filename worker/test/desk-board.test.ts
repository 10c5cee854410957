import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { DeskHint } from '../src/desk-protocol.ts';
import { createD1Board, numberByKey } from '../src/handoff/adapters/d1-board.ts';
import { createDeskHelpdesk } from '../src/handoff/adapters/desk-helpdesk.ts';
import { createDeskHub } from '../src/handoff/adapters/desk-hub.ts';
import { snapshot } from './support/tickets.ts';

const told: DeskHint[] = [];
const hints = { tell: async (hint: DeskHint) => void told.push(hint) };
const board = createD1Board({ db: env.DB, hints, clock: () => new Date('2026-11-25T10:00:00Z') });
const rowOf = (key: string) =>
  env.DB.prepare('SELECT * FROM tickets WHERE key = ?').bind(key).first<Record<string, unknown>>();
const found = async (words: string) =>
  (await env.DB.prepare('SELECT rowid FROM tickets_fts WHERE tickets_fts MATCH ?').bind(words).all()).results
    .length;

describe('the board', () => {
  it('gives a ticket one number for good, and the next ticket the next', async () => {
    const first = await board.put(snapshot('numbered-1'));
    for (const rev of [2, 3, 4]) expect(await board.put(snapshot('numbered-1', { rev }))).toBe(first);
    expect(await board.put(snapshot('numbered-2'))).toBe(first + 1);
    expect(await board.put(snapshot('numbered-1', { site: 'another' }))).toBe(first + 2);
  });

  it('takes a newer state, drops what is gone, and ignores a late older one', async () => {
    await board.put(snapshot('moving', { assignee: 'Ana', tags: ['refund'] }));
    const told1 = told.length;
    await board.put(snapshot('moving', { rev: 3, status: 'solved', solvedAt: '2026-11-25T09:00:00.000Z' }));
    await board.put(snapshot('moving', { rev: 2, status: 'person', assignee: 'Late' }));
    expect(await rowOf('moving#1')).toMatchObject({
      rev: 3,
      status: 'solved',
      assignee: null,
      tags: '[]',
      updated_at: '2026-11-25T10:00:00.000Z',
    });
    expect(told.slice(told1)).toEqual([expect.objectContaining({ type: 'ticket', rev: 3 })]);
  });

  it('keeps the search in step, and forgets a conversation wholly', async () => {
    await board.put(snapshot('searched', { words: 'zeppelin invoices' }));
    expect(await found('zeppelin')).toBe(1);
    await board.put(snapshot('searched', { rev: 2, words: 'airship invoices' }));
    expect([await found('zeppelin'), await found('airship')]).toEqual([0, 1]);
    await board.remove('shop', 'searched');
    expect([await found('airship'), await rowOf('searched#1')]).toEqual([0, null]);
  });

  it('stands although no open desk could be told', async () => {
    const deaf = createD1Board({
      db: env.DB,
      hints: { tell: () => Promise.reject(new Error('no hub')) },
      clock: () => new Date(),
    });
    expect(await deaf.put(snapshot('untold'))).toBeGreaterThan(0);
  });
});

describe('the desk as a helpdesk', () => {
  const helpdesk = createDeskHelpdesk({ numberOf: numberByKey(env.DB) });
  const request = (key: string) => ({
    package: { key, site: { id: 'shop', name: 'Shop' } } as never,
    mayExist: false,
    readAttachment: async () => new Uint8Array(),
  });

  it('names a ticket by its number on the board', async () => {
    const number = await board.put(snapshot('opened'));
    expect(await helpdesk.open(request('opened#1'))).toEqual({
      id: String(number),
      reference: `#${number}`,
      memo: {},
    });
  });

  it('is tried again later while the ticket is not on the board', async () => {
    await expect(helpdesk.open(request('absent#1'))).rejects.toMatchObject({ failure: 'unavailable' });
  });
});

describe('the hub', () => {
  it('tells open desks, and closes those whose session has ended', async () => {
    const hub = createDeskHub(env.DESK_HUB);
    const open = async (until: number) => {
      const request = new Request('https://waypost.test/desk/api/live', {
        headers: { upgrade: 'websocket' },
      });
      const { webSocket } = await hub.connect(request, { name: 'Zoë' }, until);
      if (!webSocket) throw new Error('no socket');
      webSocket.accept();
      return webSocket;
    };
    const [awake, ended] = [await open(Date.now() + 60_000), await open(Date.now() - 1)];
    const heard = new Promise<string>(resolve =>
      awake.addEventListener('message', event => resolve(String(event.data))),
    );
    const closed = new Promise<number>(resolve =>
      ended.addEventListener('close', event => resolve(event.code)),
    );
    await hub.tell({ type: 'ticket', number: 7, rev: 2 });
    expect(JSON.parse(await heard)).toEqual({ type: 'ticket', number: 7, rev: 2 });
    expect(await closed).toBe(4001);
    awake.close(1000);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import type { DeskMail, Macro, QueuePage, QueueView } from '../src/desk-protocol.ts';
import { createDeskMailer } from '../src/handoff/adapters/desk-mailer.ts';
import { problemOf } from './support/client.ts';
import { createDesk, ORIGIN } from './support/desk.ts';
import { snapshot } from './support/tickets.ts';

const desk = createDesk();
let ana: Awaited<ReturnType<typeof desk.signIn>>;
const numbers = new Map<string, number>();

beforeAll(async () => {
  ana = await desk.signIn('Ana');
  const tickets = [
    snapshot('new-1', { lastMessageAt: '2026-11-25T08:01:00.000Z' }),
    snapshot('hers', { status: 'person', assignee: 'Ana', lastMessageAt: '2026-11-25T08:02:00.000Z' }),
    snapshot('his', { status: 'person', assignee: 'Ben', lastMessageAt: '2026-11-25T08:03:00.000Z' }),
    snapshot('draft', { status: 'draft', lastMessageAt: '2026-11-25T08:04:00.000Z' }),
    snapshot('stuck', { delivery: 'parked', parkedReason: 'The key is wrong.', customer: 'Zoë Müller' }),
    snapshot('done', { status: 'solved', assignee: 'Ana' }),
    snapshot('away', { status: 'returned', site: 'other', words: 'umbrella 50% off' }),
  ];
  for (const ticket of tickets) numbers.set(ticket.conversation, await desk.board.put(ticket));
});

const list = async (query = '') => (await ana.get(`/tickets?${query}`)).json<QueuePage>();
const names = ({ tickets }: QueuePage) => tickets.map(({ conversation }) => conversation);

describe('the queue', () => {
  it.each<[QueueView, string[]]>([
    ['open', ['draft', 'his', 'hers', 'new-1', 'stuck']],
    ['unassigned', ['draft', 'new-1', 'stuck']],
    ['mine', ['hers']],
    ['drafts', ['draft']],
    ['parked', ['stuck']],
    ['solved', ['done']],
    ['all', ['draft', 'his', 'hers', 'new-1', 'away', 'done', 'stuck']],
  ])('shows under %s what belongs there, newest message first', async (view, expected) => {
    const page = await list(`view=${view}`);
    expect(names(page)).toEqual(expected);
    expect(page.counts).toEqual({
      open: 5,
      unassigned: 3,
      mine: 1,
      drafts: 1,
      parked: 1,
      solved: 1,
      all: 7,
    });
  });

  it('tells a row as the wire says: nothing is null, tags are a list', async () => {
    const [row] = (await list('view=parked')).tickets;
    expect(row).toMatchObject({ parkedReason: 'The key is wrong.', customer: 'Zoë Müller', tags: [] });
    expect(Object.values(row ?? {})).not.toContain(null);
  });

  it.each([
    ['zoe mul', ['stuck']],
    ['umbr', ['away']],
    ['umbrella 50%', ['away']],
    ['umbrella missing', []],
    ['"OR NEAR(', []],
    ['*', []],
  ])('finds by the words %j', async (words, expected) => {
    expect(names(await list(`view=all&q=${encodeURIComponent(words)}`))).toEqual(expected);
  });

  it('finds a ticket by its number, with and without the sign, and keeps to the view and the site', async () => {
    const number = numbers.get('done');
    expect(names(await list(`view=all&q=%23${number}`))).toEqual(['done']);
    expect(names(await list(`view=all&q=${number}`))).toEqual(['done']);
    expect(names(await list(`view=open&q=${number}`))).toEqual([]);
    const other = await list('view=all&site=other');
    expect([names(other), other.counts.all]).toEqual([['away'], 1]);
  });

  it('is read to its end a page at a time, each ticket once, though several are of one moment', async () => {
    const at = '2026-11-25T09:00:00.000Z';
    for (let index = 0; index < 85; index += 1) {
      await desk.board.put(snapshot(`paged-${index}`, { site: 'paged', lastMessageAt: at }));
    }
    const seen: string[] = [];
    let before = '';
    let pages = 0;
    do {
      const page = await list(`view=all&site=paged${before && `&before=${encodeURIComponent(before)}`}`);
      seen.push(...names(page));
      before = page.next ?? '';
      pages += 1;
    } while (before);
    expect([pages, seen.length, new Set(seen).size]).toEqual([3, 85, 85]);
  });

  it('refuses a view that there is none of, and says where', async () => {
    expect((await problemOf(await ana.get('/tickets?view=secret'))).errors?.[0]?.path).toBe('view');
  });
});

describe('a ticket', () => {
  const of = (conversation: string) => `/tickets/${numbers.get(conversation)}`;

  it('comes from its conversation, with the number of the board', async () => {
    expect(await (await ana.get(of('new-1'))).json()).toMatchObject({
      ticket: { number: numbers.get('new-1'), status: 'person' },
      package: { subject: 'Where is my parcel' },
    });
    expect((await problemOf(await ana.get('/tickets/99999'))).code).toBe('not_found');
    expect((await problemOf(await ana.get('/tickets/x'))).code).toBe('bad_request');
  });

  it('hands an action to its conversation as it was meant, in the agent’s name', async () => {
    desk.conversations.acted = [];
    const reply = { kind: 'reply', id: 'r1', text: ' Hello ', attachments: ['file-1'] };
    expect((await ana.send(`${of('hers')}/actions`, reply)).status).toBe(204);
    await ana.send(`${of('hers')}/actions`, { kind: 'tags', tags: ['Refund', 'refund', ' late '] });
    expect(desk.conversations.acted).toEqual([
      {
        conversation: 'hers',
        segment: 1,
        agent: { name: 'Ana' },
        action: { ...reply, text: 'Hello' },
      },
      {
        conversation: 'hers',
        segment: 1,
        agent: { name: 'Ana' },
        action: { kind: 'tags', tags: ['refund', 'late'] },
      },
    ]);
  });

  it.each([
    [{ kind: 'explode' }, 'bad_request'],
    [{ kind: 'reply', id: 'r2', text: '  ' }, 'message_empty'],
    [{ kind: 'note', id: 'n1', text: '' }, 'bad_request'],
    [{ kind: 'tags', tags: ['two words'] }, 'bad_request'],
    [{ kind: 'reply', id: '../x', text: 'x' }, 'bad_request'],
    [{ kind: 'return' }, 'not_handed_over'],
  ])('refuses %j', async (action, code) => {
    expect((await problemOf(await ana.send(`${of('hers')}/actions`, action))).code).toBe(code);
  });

  it('gives files out so that a browser runs nothing of them', async () => {
    const bytes = new TextEncoder().encode('<script>alert(1)</script>');
    desk.conversations.files.set('page', { name: 'bad"\r\nname.html', type: 'text/html', bytes });
    desk.conversations.files.set('picture', { name: 'été.png', type: 'image/png', bytes });
    const page = await ana.get(`${of('hers')}/files/page`);
    expect(page.headers.get('content-type')).toBe('application/octet-stream');
    expect(page.headers.get('content-disposition')).toMatch(/^attachment; filename="bad___name.html"/);
    expect(page.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect((await page.arrayBuffer()).byteLength).toBe(bytes.length);
    const picture = await ana.get(`${of('hers')}/files/picture`);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(picture.headers.get('content-disposition')).toContain("filename*=UTF-8''%C3%A9t%C3%A9.png");
    expect((await problemOf(await ana.get(`${of('hers')}/files/none`))).code).toBe('not_found');
  });

  it('takes an agent’s file, within its size', async () => {
    const send = (size: number) =>
      desk.request(`/desk/api${of('hers')}/files?name=log.txt`, {
        method: 'POST',
        headers: { cookie: ana.cookie, origin: ORIGIN, 'content-type': 'application/octet-stream' },
        body: new Uint8Array(size),
      });
    expect(await (await send(300_000)).json()).toMatchObject({ id: 'file-1', size: 300_000 });
    expect((await problemOf(await send(9_500_000))).code).toBe('attachment_too_large');
    expect(desk.conversations.kept).toEqual([{ name: 'log.txt', size: 300_000 }]);
  });
});

describe('what agents share', () => {
  it('keeps macros: three to begin with, then what is written', async () => {
    const macros = async () => (await (await ana.get('/macros')).json<{ macros: Macro[] }>()).macros;
    expect(await macros()).toHaveLength(3);
    const body = { name: 'Refund', text: 'Your refund is on its way.', tags: ['refund'], solve: true };
    expect((await ana.send('/macros/refund', body, 'PUT')).status).toBe(200);
    await ana.send('/macros/refund', { ...body, name: 'Refunded' }, 'PUT');
    expect((await macros()).find(({ id }) => id === 'refund')).toEqual({
      id: 'refund',
      ...body,
      name: 'Refunded',
    });
    expect((await ana.send('/macros/refund', undefined, 'DELETE')).status).toBe(204);
    expect((await problemOf(await ana.send('/macros/refund', undefined, 'DELETE'))).code).toBe('not_found');
    expect((await problemOf(await ana.send('/macros/x', { name: '', text: 'x' }, 'PUT'))).code).toBe(
      'bad_request',
    );
  });

  it('shows the mails, each once, newest first', async () => {
    const mailer = createDeskMailer(desk.mails, () => new Date('2026-11-25T07:00:00.000Z'));
    for (const text of ['first', 'again']) {
      await mailer.send({
        id: 'm0',
        site: 'shop',
        conversation: 'c1',
        to: 'a@example.com',
        subject: 'Sent',
        text,
      });
    }
    const mail = { to: 'zoe@example.com', subject: 'Your answer', text: 'Hello' };
    for (const [id, at] of [
      ['m1', '2026-11-25T08:00:00.000Z'],
      ['m2', '2026-11-25T09:00:00.000Z'],
      ['m1', '2026-11-25T10:00:00.000Z'],
    ] as const) {
      await desk.mails.put({ ...mail, id, at, site: 'shop', conversation: 'hers' });
    }
    const { mails } = await (await ana.get('/mails')).json<{ mails: DeskMail[] }>();
    expect(mails.map(({ id }) => id)).toEqual(['m2', 'm1', 'm0']);
    expect(mails[2]).toEqual({
      id: 'm0',
      to: 'a@example.com',
      subject: 'Sent',
      text: 'first',
      at: '2026-11-25T07:00:00.000Z',
    });
  });

  it('lets a lesson be taken or left, and a lesson that comes again stays as decided', async () => {
    const lesson = {
      id: 'lesson-1',
      site: 'shop',
      kind: 'correction',
      title: 'Parcels abroad',
      question: 'Where is it?',
      resolution: 'Customs.',
      missed: 'Customs are not mentioned.',
      conversation: 'done',
      segment: 1,
      at: '2026-11-25T09:00:00.000Z',
    } as const;
    await desk.reviews.put(lesson);
    expect(await (await ana.get('/reviews')).json()).toEqual({
      reviews: [{ ...lesson, number: numbers.get('done'), state: 'open' }],
    });
    expect(await (await ana.send('/reviews/lesson-1', { state: 'accepted' })).json()).toMatchObject({
      state: 'accepted',
    });
    await desk.reviews.put(lesson);
    expect(await (await ana.get('/reviews')).json()).toEqual({ reviews: [] });
    expect(await (await ana.get('/reviews?state=accepted')).json()).toMatchObject({
      reviews: [{ id: 'lesson-1' }],
    });
    expect((await problemOf(await ana.send('/reviews/none', { state: 'rejected' }))).code).toBe('not_found');
  });

  it('tells how the desk is', async () => {
    expect(await (await ana.get('/status')).json()).toEqual({ helpdesk: 'desk', mail: 'desk', parked: 1 });
  });

  it('is closed to who has not signed in', async () => {
    for (const path of [
      '/tickets',
      '/tickets/1',
      '/macros',
      '/mails',
      '/reviews',
      '/status',
      '/agents',
      '/nothing',
    ]) {
      expect((await problemOf(await desk.request(`/desk/api${path}`))).code).toBe('desk_signed_out');
    }
  });
});

describe('the page', () => {
  it('is one page at every address, under a policy that runs only its own files', async () => {
    for (const path of ['/desk', '/desk/', '/desk/tickets/12']) {
      const response = await desk.request(path);
      expect([response.status, await response.text()]).toEqual([200, '<!doctype html>']);
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*/);
    }
  });

  it('keeps its files for good, but never that there is none', async () => {
    const file = await desk.request('/desk/assets/desk-1.js');
    expect(file.headers.get('cache-control')).toContain('immutable');
    expect(file.headers.get('access-control-allow-origin')).toBeNull();
    const missing = await desk.request('/desk/assets/desk-2.js');
    expect([missing.status, missing.headers.get('cache-control')]).toEqual([404, 'no-store']);
  });
});

import { runDurableObjectAlarm } from 'cloudflare:test';
import { beforeAll, describe, expect, it } from 'vitest';
import type { QueuePage, ReviewItem, TicketDetail } from '../src/desk-protocol.ts';
import type { Helpdesk, OpenRequest, TicketView } from '../src/handoff/helpdesk.ts';
import { HelpdeskError } from '../src/handoff/helpdesk.ts';
import type { Transcript } from '../src/protocol.ts';
import { dataOf, newConversation, partsOf, problemOf, textOf, visit } from './support/client.ts';
import type { Stub } from './support/conversation.ts';
import { objectOf, withPorts } from './support/conversation.ts';
import { begin, change, settle, signIn, useHelpdesk } from './support/people.ts';
import { createTwoSites, putSite, TEA } from './support/two-sites.ts';

beforeAll(createTwoSites);

const QUESTION = 'How do I change the delivery day?';

/** A helpdesk that remembers what it was told; `fail` makes the next calls fail. */
function rememberingHelpdesk() {
  const opened: OpenRequest[] = [];
  const appended: string[] = [];
  const notes: string[] = [];
  const failures: HelpdeskError[] = [];
  let view: Partial<TicketView> = {};
  const check = () => {
    const failure = failures.shift();
    if (failure) throw failure;
  };
  const helpdesk: Helpdesk = {
    name: 'zendesk',
    findLagMs: 0,
    updateIntervalMs: 0,
    hasWebhooks: true,
    async open(request) {
      const earlier = opened.find(one => one.package.key === request.package.key);
      if (!(request.mayExist && earlier)) opened.push(request);
      check();
      return { id: '77', reference: '#77', memo: {} };
    },
    async append({ ticket, entries, mayExist }) {
      for (const entry of entries)
        if (!(mayExist && appended.includes(entry.text))) appended.push(entry.text);
      check();
      return ticket;
    },
    async note({ text }) {
      notes.push(text);
      check();
    },
    update: async () => check(),
    read: async () => ({ status: 'open', replies: [], cursor: 'c', ...view }),
    receive: async () => ({ kind: 'ignored' }),
    check: async () => {},
  };
  return { helpdesk, opened, appended, notes, failures, see: (next: Partial<TicketView>) => (view = next) };
}

async function withHelpdesk(stub: Stub) {
  const remembering = rememberingHelpdesk();
  await withPorts(stub, ({ people }) => ({
    people: { ...people, helpdesk: () => ({ helpdesk: remembering.helpdesk }) },
  }));
  return remembering;
}

describe('talking to a person', () => {
  it('works before anything was asked, keeps what was written, and gives a reference', async () => {
    const { visitor, conversation, stub } = await begin();
    const asked = await change(
      await visitor.post(`/v1/conversations/${conversation}/handoff`, {
        message: { id: 'm-1', text: 'My tea arrived cold.' },
      }),
    );
    expect(asked).toMatchObject({ status: 'waiting', handoff: { delivery: 'queued' } });
    await settle(stub);
    const transcript = await visitor.transcript(conversation);
    expect(transcript).toMatchObject({
      status: 'waiting',
      owner: 'person',
      handoff: { delivery: 'delivered' },
    });
    expect(transcript.handoff?.reference).toMatch(/^#\d+$/);
    expect(textOfMessages(transcript)).toEqual(['My tea arrived cold.']);
  });

  it('asked for twice is one handoff', async () => {
    const { visitor, conversation, stub } = await begin();
    const helpdesk = await withHelpdesk(stub);
    await partsOf(await visitor.ask(QUESTION, { conversation }));
    await withHelpdesk(stub);
    for (let time = 0; time < 2; time++)
      await change(await visitor.post(`/v1/conversations/${conversation}/handoff`));
    await settle(stub);
    expect(helpdesk.opened.length).toBeLessThanOrEqual(1);
  });

  it('is what asking for one does, without an answer of the assistant', async () => {
    const { visitor, conversation } = await begin();
    const parts = await partsOf(await visitor.ask('Can I talk to a human please?', { conversation }));
    expect(textOf(parts)).toBe('');
    expect(dataOf(parts, 'data-state')[0]?.data).toMatchObject({ owner: 'person', status: 'waiting' });
    expect(dataOf(parts, 'data-handoff')[0]?.data.delivery).toBe('queued');
  });

  it('is no promise to another visitor', async () => {
    const { visitor, conversation } = await begin();
    await change(await visitor.post(`/v1/conversations/${conversation}/handoff`));
    const stranger = await visit(TEA.id, TEA.origin);
    const response = await stranger.post(`/v1/conversations/${conversation}/handoff`);
    expect((await problemOf(response)).code).toBe('conversation_not_found');
  });

  it('takes card numbers out before anything keeps them', async () => {
    const { visitor, conversation, stub } = await begin();
    const helpdesk = await withHelpdesk(stub);
    await change(
      await visitor.post(`/v1/conversations/${conversation}/handoff`, {
        message: { id: 'm-1', text: 'My card 4111 1111 1111 1111 was charged twice' },
      }),
    );
    await settle(stub);
    expect(JSON.stringify(await visitor.transcript(conversation))).not.toContain('4111');
    expect(JSON.stringify(helpdesk.opened)).not.toContain('4111');
  });
});

describe('delivery', () => {
  it('opens one ticket though the first call was accepted without an answer', async () => {
    const { visitor, conversation, stub } = await begin();
    await partsOf(await visitor.ask(QUESTION, { conversation }));
    const helpdesk = await withHelpdesk(stub);
    helpdesk.failures.push(new HelpdeskError('ambiguous', 'no answer'));
    await change(await visitor.post(`/v1/conversations/${conversation}/handoff`));
    await visitor.ask('It is urgent', { conversation });
    await visitor.ask('Are you there?', { conversation });
    await expect
      .poll(
        async () => {
          await settle(stub);
          return (await visitor.transcript(conversation)).handoff?.delivery;
        },
        { timeout: 8_000 },
      )
      .toBe('delivered');
    await expect
      .poll(() => helpdesk.appended, { timeout: 8_000 })
      .toEqual(['It is urgent', 'Are you there?']);
    expect(helpdesk.opened).toHaveLength(1);
    expect(helpdesk.opened[0]?.package.transcript[0]?.text).toBe(QUESTION);
  }, 20_000);

  it('parks what the helpdesk refuses, says so, and goes on when an agent tries again', async () => {
    const { visitor, conversation, stub } = await begin();
    const helpdesk = await withHelpdesk(stub);
    helpdesk.failures.push(new HelpdeskError('credentials', 'Zendesk: the token is wrong'));
    await change(
      await visitor.post(`/v1/conversations/${conversation}/handoff`, {
        message: { id: 'm', text: 'Help with my order' },
      }),
    );
    await settle(stub);
    expect((await visitor.transcript(conversation)).handoff?.delivery).toBe('delayed');
    const agent = await signIn('Ana');
    const parked = await (await agent.get('/tickets?view=parked')).json<QueuePage>();
    const row = parked.tickets.find(ticket => ticket.conversation === conversation);
    expect(row?.parkedReason).toBe('Zendesk: the token is wrong');
    expect((await stub.act({ name: 'Ana' }, { kind: 'retry' }, 1)).ok).toBe(true);
    await settle(stub);
    expect((await visitor.transcript(conversation)).handoff).toMatchObject({
      delivery: 'delivered',
      reference: '#77',
    });
  });

  it('opens no second ticket when a refusal came after the first was accepted', async () => {
    const { visitor, conversation, stub } = await begin();
    const helpdesk = await useHelpdesk(stub);
    helpdesk.faults.push({ failure: 'rejected', isAccepted: true });
    const message = { id: 'm', text: 'Help with my order' };
    await change(await visitor.post(`/v1/conversations/${conversation}/handoff`, { message }));
    await settle(stub);
    expect((await visitor.transcript(conversation)).handoff?.delivery).toBe('delayed');
    await stub.act({ name: 'Ana' }, { kind: 'retry' }, 1);
    await settle(stub);
    expect((await visitor.transcript(conversation)).handoff?.delivery).toBe('delivered');
    expect(helpdesk.only.entries.map(({ text }) => text)).toEqual([message.text]);
  });
});

describe('what comes back', () => {
  async function handedOver() {
    const world = await begin();
    await partsOf(await world.visitor.ask(QUESTION, { conversation: world.conversation }));
    const helpdesk = await withHelpdesk(world.stub);
    await change(await world.visitor.post(`/v1/conversations/${world.conversation}/handoff`));
    await settle(world.stub);
    return { ...world, helpdesk };
  }
  const reply = (id: string, text: string) => ({
    id,
    text,
    author: { name: 'Ann' },
    at: new Date().toISOString(),
    attachments: [],
  });

  it('reaches the customer once, whatever number of webhooks hint at it', async () => {
    const { visitor, conversation, stub, helpdesk } = await handedOver();
    helpdesk.see({ replies: [reply('r1', 'Choose the day under Deliveries.')] });
    for (let time = 0; time < 3; time++) {
      await stub.hint();
      await settle(stub);
    }
    const transcript = await visitor.transcript(conversation);
    expect(transcript).toMatchObject({ status: 'person', handoff: { agent: { name: 'Ann' } } });
    const replies = transcript.messages.filter(message => message.metadata.author);
    expect(replies.map(message => message.metadata.author?.name)).toEqual(['Ann']);
  });

  it('silences the assistant, forwards what is written, and asks for a rating when solved', async () => {
    const { visitor, conversation, stub, helpdesk } = await handedOver();
    helpdesk.see({ replies: [reply('r1', 'Choose the day under Deliveries, then save.')] });
    await stub.hint();
    await settle(stub);
    expect(textOf(await partsOf(await visitor.ask('Thanks, that worked', { conversation })))).toBe('');
    await settle(stub);
    expect(helpdesk.appended).toEqual(['Thanks, that worked']);
    helpdesk.see({ status: 'solved', replies: [] });
    await stub.hint();
    await settle(stub);
    const solved = await visitor.transcript(conversation);
    expect(solved).toMatchObject({ status: 'solved', rating: { segment: 1 } });
    await change(
      await visitor.post(`/v1/conversations/${conversation}/rating`, {
        segment: 1,
        score: 5,
        comment: 'Quick',
      }),
    );
    expect((await visitor.transcript(conversation)).rating?.score).toBe(5);
    await settle(stub);
    expect(helpdesk.notes.join()).toContain('5 of 5');
    // A new question is a new segment, with the assistant; the old context is cut.
    const parts = await partsOf(await visitor.ask('How do I cancel a single delivery?', { conversation }));
    expect(textOf(parts)).not.toBe('');
    expect((await visitor.transcript(conversation)).status).toBe('assistant');
  });

  it('goes on with the same ticket when the same problem is back', async () => {
    const { visitor, conversation, stub, helpdesk } = await handedOver();
    helpdesk.see({ replies: [reply('r1', 'Choose the day under Deliveries.')], status: 'solved' });
    await stub.hint();
    await settle(stub);
    helpdesk.see({ status: 'open', replies: [] });
    expect((await change(await visitor.post(`/v1/conversations/${conversation}/reopen`))).status).toBe(
      'reopened',
    );
    await visitor.ask('It is greyed out again', { conversation });
    await settle(stub);
    expect(helpdesk.opened).toHaveLength(1);
    expect(helpdesk.appended).toEqual(['It is greyed out again']);
  });
});

describe('the desk', () => {
  it('shows the package, answers, notes for itself alone, and solves', async () => {
    const { visitor, conversation, stub } = await begin();
    await partsOf(await visitor.ask(QUESTION, { conversation }));
    await change(
      await visitor.post(`/v1/conversations/${conversation}/handoff`, { email: 'ada@example.com' }),
    );
    await settle(stub);
    const agent = await signIn('Ana');
    const { tickets } = await (await agent.get('/tickets?view=open')).json<QueuePage>();
    const number = tickets.find(ticket => ticket.conversation === conversation)?.number;
    const detail = await (await agent.get(`/tickets/${number}`)).json<TicketDetail>();
    expect(detail.package).toMatchObject({
      question: { text: QUESTION },
      trigger: { kind: 'button' },
      email: { address: 'ada@example.com', isVerified: false },
    });
    expect(detail.package.attempts).toHaveLength(1);

    const send = (action: unknown) => agent.send(`/tickets/${number}/actions`, action);
    expect((await send({ kind: 'note', id: 'note-0001', text: 'A secret of ours' })).status).toBe(204);
    for (let time = 0; time < 2; time++)
      expect(
        (await send({ kind: 'reply', id: 'reply-0001', text: 'Use Deliveries, then Change day.' })).status,
      ).toBe(204);
    const seen = await visitor.transcript(conversation);
    expect(seen.messages.filter(message => message.id === 'reply-0001')).toHaveLength(1);
    expect(JSON.stringify(seen)).not.toContain('A secret of ours');
    expect((await send({ kind: 'solve' })).status).toBe(204);
    await settle(stub);
    expect(await visitor.transcript(conversation)).toMatchObject({
      status: 'solved',
      rating: { by: 'both' },
    });
    const { reviews } = await (await agent.get('/reviews')).json<{ reviews: ReviewItem[] }>();
    const lesson = reviews.find(one => one.conversation === conversation);
    expect(lesson?.resolution).toContain('Use Deliveries, then Change day.');
    const decided = await agent.send(`/reviews/${encodeURIComponent(lesson?.id ?? '')}`, {
      state: 'accepted',
    });
    expect(await decided.json()).toMatchObject({ state: 'accepted', conversation });
    expect(await (await agent.get('/reviews?state=accepted')).text()).toContain(conversation);
  });

  it('holds the draft of an assisted topic until an agent sends it', async () => {
    await putSite({
      id: 'assisted-shop',
      name: 'Shop',
      origins: [TEA.origin],
      policy: {
        topics: [{ id: 'delivery', mode: 'assisted', keywords: ['delivery day'] }],
        escalation: { keywords: [] },
      },
    });
    const visitor = await visit('assisted-shop', TEA.origin);
    const conversation = newConversation();
    const stub = objectOf('assisted-shop', conversation);
    const tea = await visit(TEA.id, TEA.origin);
    void tea;
    await withPorts(stub, ({ retriever }) => ({
      retriever: { retrieve: query => retriever.retrieve({ ...query, site: TEA.id }) },
    }));
    const parts = await partsOf(await visitor.ask(QUESTION, { conversation }));
    expect(textOf(parts)).toBe('');
    expect(dataOf(parts, 'data-state').at(-1)?.data.status).toBe('draft');
    await settle(stub);
    const view = await stub.deskView(1);
    const draft = view.ok ? view.value.draft : undefined;
    expect(draft?.text).toContain('Deliveries');
    expect(JSON.stringify(await visitor.transcript(conversation))).not.toContain('Change day');
    expect((await stub.act({ name: 'Ana' }, { kind: 'approve', draft: draft?.id ?? '' }, 1)).ok).toBe(true);
    const sent = (await visitor.transcript(conversation)).messages.at(-1);
    expect(sent?.metadata.author?.name).toBe('Ana');
    expect(sent?.parts.some(part => part.type === 'data-citation')).toBe(true);
  });
});

describe('a reply that nobody saw', () => {
  it('goes by mail once, with a link that brings the conversation back', async () => {
    const { visitor, conversation, stub } = await begin();
    const mails: string[] = [];
    await withPorts(stub, ports => ({
      people: {
        ...ports.people,
        mailer: { name: 'desk', send: async mail => void mails.push(`${mail.to}\n${mail.text}`) },
      },
    }));
    await change(
      await visitor.post(`/v1/conversations/${conversation}/handoff`, {
        message: { id: 'm', text: 'Where is my order?' },
        email: 'ada@example.com',
      }),
    );
    await stub.act({ name: 'Ana' }, { kind: 'reply', id: 'reply-0002', text: 'It left yesterday.' }, 1);
    await withPorts(stub, ({ now }) => ({ now: () => now() + 3_600_000 }));
    await runDurableObjectAlarm(stub);
    await runDurableObjectAlarm(stub);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain('ada@example.com');
    expect(mails[0]).toContain('It left yesterday.');
    expect(mails[0]).toMatch(/\/resume\/\S+/);
  });
});

function textOfMessages({ messages }: Transcript): string[] {
  return messages.flatMap(({ parts }) => parts.flatMap(part => (part.type === 'text' ? [part.text] : [])));
}

import { abortAllDurableObjects, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Conversation } from '../src/index.ts';
import type { Transcript } from '../src/protocol.ts';
import { dataOf, partsOf, problemOf, textOf, visit } from './support/client.ts';
import type { Stub } from './support/conversation.ts';
import { objectOf, readUntil, steppedAnswerer, withPorts } from './support/conversation.ts';
import type { StandInHelpdesk } from './support/people.ts';
import { begin, change, settle, useHelpdesk } from './support/people.ts';
import { adminCall, createTwoSites, putSite, TEA } from './support/two-sites.ts';

beforeAll(async () => {
  await createTwoSites();
  await putSite({ id: ELSEWHERE, name: 'Shop', origins: [TEA.origin], handoff: { helpdesk: 'zendesk' } });
  await putSite({
    id: ASSISTED,
    name: 'Shop',
    origins: [TEA.origin],
    policy: {
      topics: [{ id: 'delivery', mode: 'assisted', keywords: ['delivery day'] }],
      escalation: { keywords: [] },
    },
  });
});

/** Its tickets live in a helpdesk elsewhere. */
const ELSEWHERE = 'elsewhere-shop';
const ASSISTED = 'checked-shop';
const ANA = { name: 'Ana' };
const QUESTION = 'How do I change the delivery day?';

async function beginElsewhere(site = ELSEWHERE) {
  const visitor = await visit(site, TEA.origin);
  const conversation = crypto.randomUUID();
  const stub = objectOf(site, conversation);
  await withPorts(stub, ({ retriever }) => ({
    retriever: { retrieve: query => retriever.retrieve({ ...query, site: TEA.id }) },
  }));
  const helpdesk = await useHelpdesk(stub);
  const handOver = async (text?: string) =>
    change(
      await visitor.post(
        `/v1/conversations/${conversation}/handoff`,
        text === undefined ? {} : { message: { id: `m-${crypto.randomUUID()}`, text } },
      ),
    );
  const ask = async (text: string) => partsOf(await visitor.ask(text, { conversation }));
  const act = async (action: string) => visitor.post(`/v1/conversations/${conversation}/${action}`);
  return { visitor, conversation, stub, helpdesk, handOver, ask, act };
}

/** Holds the next call until it may go on. */
function held(helpdesk: StandInHelpdesk) {
  const gate = Promise.withResolvers<void>();
  let hasBegun = false;
  helpdesk.during = async () => {
    hasBegun = true;
    await gate.promise;
  };
  return { hasBegun: () => hasBegun, goOn: () => gate.resolve() };
}

function saidByCustomer(helpdesk: StandInHelpdesk): string[] {
  return helpdesk.only.entries.filter(({ from }) => from === 'customer').map(({ text }) => text);
}

function wordsOf({ messages }: Transcript): string[] {
  return messages.flatMap(({ parts }) => parts.flatMap(part => (part.type === 'text' ? [part.text] : [])));
}

async function hint(stub: Stub): Promise<void> {
  await stub.hint();
  await settle(stub);
}

function eventually(stub: Stub, look: () => unknown) {
  return expect.poll(
    async () => {
      await settle(stub);
      return look();
    },
    { timeout: 12_000 },
  );
}

describe('a handoff in the middle of a turn', () => {
  it('takes the answer back, and the ticket has every message', async () => {
    const { visitor, conversation, stub, helpdesk, handOver } = await beginElsewhere();
    const answerer = steppedAnswerer(['First half. ', 'Second half.']);
    await withPorts(stub, () => ({ answerer }));
    const first = await visitor.ask(QUESTION, { conversation });
    answerer.step();
    const second = await visitor.ask('And on Sundays?', { conversation });
    expect((await handOver('I want a person')).status).toBe('waiting');
    answerer.step();
    for (const response of [first, second]) {
      const parts = await partsOf(response);
      expect(parts.some(part => part.type === 'reset-step')).toBe(true);
      expect(dataOf(parts, 'data-state').at(-1)?.data).toMatchObject({
        turn: 'superseded',
        status: 'waiting',
      });
    }
    await settle(stub);
    expect(saidByCustomer(helpdesk)).toEqual([QUESTION, 'And on Sundays?', 'I want a person']);
    const transcript = await visitor.transcript(conversation);
    expect(wordsOf(transcript).join()).not.toContain('half');
    expect(transcript.running).toBe(false);
  });

  it('by an agent who takes it silences the assistant at once', async () => {
    const { visitor, conversation, stub } = await begin();
    const answerer = steppedAnswerer(['Half an answer. ', 'More.']);
    await withPorts(stub, () => ({ answerer }));
    const asked = await visitor.ask(QUESTION, { conversation });
    const response = await adminCall(`/admin/v1/sites/${TEA.id}/conversations/${conversation}/owner`, {
      method: 'PUT',
      body: JSON.stringify({ owner: 'person' }),
    });
    expect(await response.json()).toEqual({ epoch: 1 });
    expect(dataOf(await partsOf(asked), 'data-state').at(-1)?.data.turn).toBe('superseded');
    expect(await visitor.transcript(conversation)).toMatchObject({ status: 'person', owner: 'person' });
    await settle(stub);
    const again = await adminCall(`/admin/v1/sites/${TEA.id}/conversations/${conversation}/owner`, {
      method: 'PUT',
      body: JSON.stringify({ owner: 'assistant' }),
    });
    expect(await again.json()).toEqual({ epoch: 2 });
    expect((await visitor.transcript(conversation)).status).toBe('assistant');
  });

  it('while a draft is written throws the draft away and keeps the question', async () => {
    const { visitor, conversation, stub, handOver } = await beginElsewhere(ASSISTED);
    const answerer = steppedAnswerer(['A drafted answer.']);
    await withPorts(stub, () => ({ answerer }));
    const asked = await visitor.ask(QUESTION, { conversation });
    await handOver();
    answerer.step();
    await partsOf(asked);
    await settle(stub);
    const view = await stub.deskView(1);
    expect(view.ok && view.value.draft).toBeFalsy();
    expect(view.ok && view.value.package.question.text).toBe(QUESTION);
    expect(JSON.stringify(await visitor.transcript(conversation))).not.toContain('drafted');
  });
});

describe('handing over', () => {
  it('twice at the same time is one ticket and one event', async () => {
    const { conversation, visitor, stub, helpdesk, handOver } = await beginElsewhere();
    await Promise.all([handOver('Help me'), handOver('Help me please'), handOver()]);
    await settle(stub);
    expect(saidByCustomer(helpdesk)).toEqual(['Help me', 'Help me please']);
    const { messages } = await visitor.transcript(conversation);
    const marks = messages.filter(({ parts }) => parts.some(part => part.type === 'data-event'));
    expect(marks).toHaveLength(1);
  });

  it('counts once, though an agent takes the ticket afterwards', async () => {
    const { conversation, stub, handOver } = await beginElsewhere();
    await handOver('Help me');
    await stub.act(ANA, { kind: 'take' }, 1);
    await stub.act(ANA, { kind: 'take' }, 1);
    await settle(stub);
    const { results } = await env.DB.prepare(
      "SELECT kind FROM events WHERE conversation = ? AND kind = 'handoff.requested'",
    )
      .bind(conversation)
      .all();
    expect(results).toHaveLength(1);
  });

  it('without a word makes the first words the ticket’s question', async () => {
    const { stub, helpdesk, handOver, ask } = await beginElsewhere();
    await handOver();
    await settle(stub);
    expect(helpdesk.tickets.size).toBe(0);
    await ask('My gift box arrived broken');
    await ask('It was for my mother');
    await settle(stub);
    expect(saidByCustomer(helpdesk)).toEqual(['My gift box arrived broken', 'It was for my mother']);
    const view = await stub.deskView(1);
    expect(view.ok && view.value.package).toMatchObject({
      question: { text: 'My gift box arrived broken' },
      subject: 'My gift box arrived broken',
    });
  });

  it('a message written while the ticket is being created follows it, once', async () => {
    const { stub, helpdesk, handOver, ask } = await beginElsewhere();
    const call = held(helpdesk);
    await handOver('Help me');
    const delivery = settle(stub);
    await expect.poll(call.hasBegun).toBe(true);
    await ask('Written meanwhile');
    call.goOn();
    await delivery;
    await eventually(stub, () => saidByCustomer(helpdesk)).toEqual(['Help me', 'Written meanwhile']);
  });

  it('goes back and over again on the same ticket, with what was said between, and nothing twice', async () => {
    const { stub, helpdesk, handOver, ask, act } = await beginElsewhere();
    await handOver('Help me');
    await settle(stub);
    await change(await act('return'));
    const parts = await ask('How do I cancel a single delivery?');
    expect(textOf(parts)).not.toBe('');
    await handOver('That is not it');
    await ask('Hello?');
    await settle(stub);
    expect(helpdesk.tickets.size).toBe(1);
    expect(helpdesk.only.entries.map(({ from }) => from)).toEqual([
      'customer',
      'customer',
      'assistant',
      'customer',
      'customer',
    ]);
    expect(saidByCustomer(helpdesk)).toEqual([
      'Help me',
      'How do I cancel a single delivery?',
      'That is not it',
      'Hello?',
    ]);
    expect(helpdesk.only.changes).toContainEqual({ status: 'open' });
  });

  it('and back without a word opens no ticket; a later handoff opens it with all that was said', async () => {
    const { stub, helpdesk, handOver, ask, act } = await beginElsewhere();
    await handOver();
    await change(await act('return'));
    await withPorts(stub, () => ({ now: () => Date.now() + 600_000 }));
    await settle(stub);
    await ask('How do I cancel a single delivery?');
    await settle(stub);
    expect(helpdesk.tickets.size).toBe(0);
    await handOver('That is not it');
    await settle(stub);
    expect(saidByCustomer(helpdesk)).toEqual(['How do I cancel a single delivery?', 'That is not it']);
    const view = await stub.deskView(1);
    expect(view.ok && view.value.package.question.text).toBe('How do I cancel a single delivery?');
  });

  it('cannot be given back by the customer once a person answers', async () => {
    const { stub, helpdesk, handOver, act } = await beginElsewhere();
    await handOver('Help me');
    await settle(stub);
    helpdesk.reply(helpdesk.only, 'I am on it.');
    await hint(stub);
    expect((await problemOf(await act('return'))).code).toBe('not_handed_over');
  });
});

describe('a ticket that lives elsewhere', () => {
  it('hears what agents do in the desk, and that does not come back as something new', async () => {
    const { visitor, conversation, stub, helpdesk, handOver } = await beginElsewhere();
    await handOver('Help me');
    await settle(stub);
    await stub.act(ANA, { kind: 'reply', id: 'desk-reply-1', text: 'From the desk.' }, 1);
    await stub.act(ANA, { kind: 'priority', priority: 'urgent' }, 1);
    await stub.act(ANA, { kind: 'solve' }, 1);
    await hint(stub);
    expect(helpdesk.only.entries.map(({ text }) => text)).toEqual(['Help me', 'From the desk.']);
    expect(helpdesk.only.changes).toEqual([{ priority: 'urgent' }, { status: 'solved' }]);
    expect((await visitor.transcript(conversation)).status).toBe('solved');
    await stub.act(ANA, { kind: 'reopen' }, 1);
    await hint(stub);
    expect((await visitor.transcript(conversation)).status).toBe('reopened');
  });

  it('is not solved while a message is on its way to it', async () => {
    const { visitor, conversation, stub, helpdesk, handOver, ask } = await beginElsewhere();
    await handOver('Help me');
    await settle(stub);
    helpdesk.reply(helpdesk.only, 'Done.');
    helpdesk.only.status = 'solved';
    helpdesk.faults.push({ failure: 'unavailable', isAccepted: false });
    await ask('It is not done at all');
    await stub.hint();
    await eventually(stub, () => saidByCustomer(helpdesk)).toEqual(['Help me', 'It is not done at all']);
    await settle(stub);
    expect((await visitor.transcript(conversation)).status).toBe('person');
    expect(helpdesk.only.status).toBe('open');
  });

  it('is opened anew with the whole story when it was deleted and the customer goes on', async () => {
    const { stub, helpdesk, handOver, ask } = await beginElsewhere();
    await handOver('Help me');
    await settle(stub);
    helpdesk.only.status = 'deleted';
    await ask('Are you there?');
    await settle(stub);
    const [, second] = [...helpdesk.tickets.values()];
    expect(second?.entries.map(({ text }) => text)).toEqual(['Help me', 'Are you there?']);
    expect(second?.key).toMatch(/\.1$/);
    await ask('Hello?');
    await settle(stub);
    expect(second?.entries).toHaveLength(3);
    expect(helpdesk.tickets.size).toBe(2);
  });

  it('is not opened anew for a rating when it is gone', async () => {
    const { visitor, conversation, stub, helpdesk, handOver } = await beginElsewhere();
    await handOver('Help me');
    await settle(stub);
    helpdesk.reply(helpdesk.only, 'Done.');
    helpdesk.only.status = 'solved';
    await hint(stub);
    helpdesk.only.status = 'deleted';
    await change(await visitor.post(`/v1/conversations/${conversation}/rating`, { segment: 1, score: 5 }));
    await settle(stub);
    expect(helpdesk.tickets.size).toBe(1);
  });

  it('goes on under its new number when it was merged', async () => {
    const { visitor, conversation, stub, helpdesk, handOver, ask } = await beginElsewhere();
    await handOver('Help me');
    await settle(stub);
    const old = helpdesk.only;
    helpdesk.tickets.set('900', { ...old, entries: [], replies: [], changes: [], notes: new Map() });
    const port = helpdesk.port();
    await withPorts(stub, ({ people }) => ({
      people: {
        ...people,
        helpdesk: () => ({
          helpdesk: {
            ...port,
            read: async (ticket, cursor) => ({
              ...(await port.read(ticket, cursor)),
              ...(ticket.id === '1' && { movedTo: { id: '900', reference: '#900', memo: {} } }),
            }),
          },
        }),
      },
    }));
    await hint(stub);
    await ask('Where did it go?');
    await settle(stub);
    expect((await visitor.transcript(conversation)).handoff?.reference).toBe('#900');
    expect(helpdesk.tickets.get('900')?.entries.map(({ text }) => text)).toEqual(['Where did it go?']);
  });

  it('is not looked for sooner than it can be found when the object died while opening it', async () => {
    const { stub, helpdesk, handOver } = await beginElsewhere();
    helpdesk.findLagMs = 60_000;
    const call = held(helpdesk);
    await handOver('Help me');
    const delivery = settle(stub);
    await expect.poll(call.hasBegun).toBe(true);
    const notBefore = await runInDurableObject<Conversation, number>(
      stub,
      ({ state }) => state.deliveries.heads()[0]?.notBefore ?? 0,
    );
    call.goOn();
    await delivery;
    expect(notBefore).toBeGreaterThan(Date.now() + 50_000);
  });

  it('takes two hundred messages, each once and in order', async () => {
    const { visitor, stub, helpdesk, handOver, ask } = await beginElsewhere();
    await handOver('message 0');
    let minute = 0;
    await withPorts(stub, () => ({ now: () => Date.now() + minute * 61_000 }));
    for (let count = 1; count <= 200; count++) {
      if (count % 15 === 0) {
        minute += 1;
        visitor.headers['cf-connecting-ip'] = `address ${minute}`;
      }
      await ask(`message ${count}`);
    }
    await eventually(stub, () => saidByCustomer(helpdesk)).toEqual(
      Array.from({ length: 201 }, (_, count) => `message ${count}`),
    );
  }, 60_000);
});

describe('a lesson', () => {
  it('is kept though the customer asks the next question before it is captured', async () => {
    const { conversation, stub, handOver, ask } = await beginElsewhere();
    await handOver('The lid of my pot is stuck');
    await stub.act(
      ANA,
      { kind: 'reply', id: 'lesson-reply-1', text: 'Warm it under water, then turn it left.' },
      1,
    );
    await stub.act(ANA, { kind: 'solve' }, 1);
    await ask('How do I cancel a single delivery?');
    await settle(stub);
    const { results } = await env.DB.prepare('SELECT conversation FROM reviews WHERE conversation = ?')
      .bind(conversation)
      .all();
    expect(results).toHaveLength(1);
  });
});

describe('an answer that a person sent', () => {
  it('makes a draft stale that waited for one', async () => {
    const { visitor, conversation, stub, ask } = await beginElsewhere(ASSISTED);
    await ask(QUESTION);
    await settle(stub);
    const view = await stub.deskView(1);
    const draft = (view.ok && view.value.draft?.id) || '';
    await stub.act(ANA, { kind: 'reply', id: 'instead-1', text: 'I do it for you.' }, 1);
    expect(await stub.act(ANA, { kind: 'approve', draft }, 1)).toMatchObject({ code: 'not_handed_over' });
    expect((await visitor.transcript(conversation)).messages.some(({ id }) => id === draft)).toBe(false);
  });

  it('is not made anew by the assistant, even once it is solved', async () => {
    const { visitor, conversation, stub, ask } = await beginElsewhere(ASSISTED);
    await ask(QUESTION);
    await settle(stub);
    const view = await stub.deskView(1);
    const draft = (view.ok && view.value.draft?.id) || '';
    expect((await stub.act(ANA, { kind: 'approve', draft }, 1)).ok).toBe(true);
    await stub.act(ANA, { kind: 'solve' }, 1);
    const again = await visitor.post('/v1/chat', {
      id: conversation,
      trigger: 'regenerate-message',
      messageId: draft,
      messages: [{ id: 'whatever', role: 'user', parts: [{ type: 'text', text: QUESTION }] }],
    });
    expect((await problemOf(again)).code).toBe('nothing_to_regenerate');
    const { messages, status } = await visitor.transcript(conversation);
    expect(messages.find(({ id }) => id === draft)?.metadata.author).toEqual(ANA);
    expect(status).toBe('solved');
  });
});

it('goes on after an eviction between any two steps', async () => {
  const { visitor, conversation } = await begin();
  const stub = () => objectOf(TEA.id, conversation);
  const evict = async () => {
    await abortAllDurableObjects();
    await settle(stub());
  };
  const ask = async (text: string) => partsOf(await visitor.ask(text, { conversation }));
  await ask(QUESTION);
  await evict();
  await change(await visitor.post(`/v1/conversations/${conversation}/handoff`));
  await evict();
  await ask('Are you there?');
  await evict();
  await stub().act(ANA, { kind: 'reply', id: 'evicted-reply', text: 'Yes.' }, 1);
  await evict();
  await stub().act(ANA, { kind: 'reply', id: 'evicted-reply', text: 'Yes.' }, 1);
  await stub().act(ANA, { kind: 'solve' }, 1);
  await evict();
  await change(await visitor.post(`/v1/conversations/${conversation}/reopen`));
  await evict();
  await ask('Back again');
  await evict();
  const transcript = await visitor.transcript(conversation);
  expect(transcript).toMatchObject({ status: 'reopened', handoff: { delivery: 'delivered' } });
  const said = transcript.messages.filter(({ role, metadata }) => role === 'user' || metadata.author);
  expect(said.map(({ parts }) => (parts[0]?.type === 'text' ? parts[0].text : ''))).toEqual([
    QUESTION,
    'Are you there?',
    'Yes.',
    'Back again',
  ]);
}, 20_000);

it('dying in the middle of an answer and a handoff leaves the customer with people', async () => {
  const { visitor, conversation, stub } = await begin();
  await withPorts(stub, () => ({ answerer: steppedAnswerer(['never released']) }));
  await readUntil(await visitor.ask(QUESTION, { conversation, messageId: 'message-1' }), 'start');
  await change(await visitor.post(`/v1/conversations/${conversation}/handoff`));
  await abortAllDurableObjects();
  const parts = await partsOf(await visitor.ask(QUESTION, { conversation, messageId: 'message-1' }));
  expect(textOf(parts)).toBe('');
  await withPorts(objectOf(TEA.id, conversation), () => ({ now: () => Date.now() + 90_000 }));
  await runDurableObjectAlarm(objectOf(TEA.id, conversation));
  expect(await visitor.transcript(conversation)).toMatchObject({ status: 'waiting', running: false });
});

it('goes with retention: handoff, board, mails, reviews and live words', async () => {
  const { visitor, conversation, stub, handOver } = await beginElsewhere();
  await handOver('The lid of my pot is stuck');
  await change(await visitor.post(`/v1/conversations/${conversation}/email`, { email: 'ada@example.com' }));
  await stub.act(
    ANA,
    { kind: 'reply', id: 'retention-1', text: 'Warm it under water, then turn it left.' },
    1,
  );
  await withPorts(stub, ({ now }) => ({ now: () => now() + 3_600_000 }));
  await settle(stub);
  await stub.act(ANA, { kind: 'solve' }, 1);
  await settle(stub);
  const count = async (table: string) =>
    (
      await env.DB.prepare(`SELECT COUNT(*) AS n FROM ${table} WHERE conversation = ?`)
        .bind(conversation)
        .first<{ n: number }>()
    )?.n;
  expect([await count('tickets'), await count('mails'), await count('reviews')]).toEqual([1, 1, 1]);
  await withPorts(stub, () => ({ now: () => Date.now() + 400 * 86_400_000 }));
  await runDurableObjectAlarm(stub);
  expect([await count('tickets'), await count('mails'), await count('reviews')]).toEqual([0, 0, 0]);
  expect((await stub.deskView(1)).ok).toBe(false);
  expect((await problemOf(await visitor.get(`/v1/conversations/${conversation}`))).code).toBe(
    'conversation_not_found',
  );
});

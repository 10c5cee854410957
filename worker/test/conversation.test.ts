import { abortAllDurableObjects, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ConversationEvent } from '../src/conversation/types.ts';
import type { Conversation } from '../src/index.ts';
import { dataOf, newConversation, partsOf, textOf, visit } from './support/client.ts';
import { objectOf, readUntil, steppedAnswerer, withPorts } from './support/conversation.ts';
import { adminCall, BIKE, createTwoSites, TEA } from './support/two-sites.ts';

beforeAll(createTwoSites);

const QUESTION = 'How do I cancel?';

async function begin() {
  const visitor = await visit(TEA.id, TEA.origin);
  const conversation = newConversation();
  return { visitor, conversation, stub: objectOf(TEA.id, conversation) };
}

function setOwner(conversation: string, owner: 'person' | 'assistant') {
  return adminCall(`/admin/v1/sites/${TEA.id}/conversations/${conversation}/owner`, {
    method: 'PUT',
    body: JSON.stringify({ owner }),
  });
}

describe('a dropped connection', () => {
  it('does not stop the turn, and resuming replays it whole', async () => {
    const { visitor, conversation, stub } = await begin();
    const answerer = steppedAnswerer(['One. ', 'Two. ', 'Three.']);
    await withPorts(stub, () => ({ answerer }));
    const first = await visitor.ask(QUESTION, { conversation });
    answerer.step();
    expect(await readUntil(first, 'One.')).toContain('One.');

    const resumed = await visitor.get(`/v1/chat/${conversation}/stream`);
    answerer.step();
    answerer.step();
    expect(textOf(await partsOf(resumed))).toBe('One. Two. Three.');
    expect((await visitor.transcript(conversation)).messages.at(-1)?.parts[0]).toEqual({
      type: 'text',
      text: 'One. Two. Three.',
    });
    expect((await visitor.get(`/v1/chat/${conversation}/stream`)).status).toBe(204);
  });

  it('of every listener still leaves an answer in the transcript', async () => {
    const { visitor, conversation, stub } = await begin();
    const answerer = steppedAnswerer(['One. ', 'Two.']);
    await withPorts(stub, () => ({ answerer }));
    answerer.step();
    await readUntil(await visitor.ask(QUESTION, { conversation }), 'One.');
    answerer.step();
    await expect.poll(async () => (await visitor.transcript(conversation)).running).toBe(false);
    expect(JSON.stringify(await visitor.transcript(conversation))).toContain('One. Two.');
  });
});

describe('stopping', () => {
  it('keeps what was said and ends the stream', async () => {
    const { visitor, conversation, stub } = await begin();
    const answerer = steppedAnswerer(['One. ', 'Never said.']);
    await withPorts(stub, () => ({ answerer }));
    const response = await visitor.ask(QUESTION, { conversation, messageId: 'message-1' });
    answerer.step();
    const other = await visitor.get(`/v1/chat/${conversation}/stream`);
    await readUntil(other, 'One.');
    await visitor.post(`/v1/chat/${conversation}/stop`);
    const parts = await partsOf(response);
    expect(textOf(parts)).toBe('One. ');
    expect(dataOf(parts, 'data-state')[0]?.data.turn).toBe('stopped');
    expect(JSON.stringify(await visitor.transcript(conversation))).not.toContain('Never said');
    const again = await partsOf(await visitor.ask(QUESTION, { conversation, messageId: 'message-1' }));
    expect(again.map(part => part.type)).toContain('abort');
    expect(dataOf(again, 'data-state')[0]?.data.turn).toBe('stopped');
  });
});

describe('a person taking over', () => {
  it('silences the assistant in the middle of its answer', async () => {
    const { visitor, conversation, stub } = await begin();
    const answerer = steppedAnswerer(['One. ', 'Too late.']);
    await withPorts(stub, () => ({ answerer }));
    const response = await visitor.ask(QUESTION, { conversation });
    answerer.step();
    await readUntil(await visitor.get(`/v1/chat/${conversation}/stream`), 'One.');
    expect(await (await setOwner(conversation, 'person')).json()).toEqual({ epoch: 1 });

    const parts = await partsOf(response);
    expect(textOf(parts)).not.toContain('Too late');
    expect(parts.some(part => part.type === 'reset-step')).toBe(true);
    expect(dataOf(parts, 'data-state')[0]?.data).toEqual({
      owner: 'person',
      turn: 'superseded',
      status: 'person',
    });
    const transcript = await visitor.transcript(conversation);
    expect(transcript.owner).toBe('person');
    expect(transcript.messages.map(message => message.role)).toEqual(['user']);
  });

  it('during retrieval discards the answer, even if the assistant gets the word back meanwhile', async () => {
    const { visitor, conversation, stub } = await begin();
    const slow = Promise.withResolvers<void>();
    await withPorts(stub, ({ retriever }) => ({
      retriever: {
        async retrieve(query) {
          await slow.promise;
          return retriever.retrieve(query);
        },
      },
    }));
    const response = await visitor.ask(QUESTION, { conversation });
    await setOwner(conversation, 'person');
    await setOwner(conversation, 'assistant');
    slow.resolve();
    expect(textOf(await partsOf(response))).toBe('');
    expect((await visitor.transcript(conversation)).messages).toHaveLength(1);
  });

  it('keeps later messages and leaves the answer to the person', async () => {
    const { visitor, conversation } = await begin();
    await partsOf(await visitor.ask(QUESTION, { conversation }));
    await setOwner(conversation, 'person');
    const parts = await partsOf(await visitor.ask('Are you there?', { conversation }));
    expect(textOf(parts)).toBe('');
    expect(dataOf(parts, 'data-state')[0]?.data.owner).toBe('person');
    expect((await visitor.transcript(conversation)).messages.map(message => message.role)).toEqual([
      'user',
      'assistant',
      'user',
    ]);

    await setOwner(conversation, 'assistant');
    expect(textOf(await partsOf(await visitor.ask(QUESTION, { conversation })))).not.toBe('');
  });
});

describe("a conversation in a person's hands", () => {
  it('takes no more messages a minute than any other', async () => {
    const { visitor, conversation } = await begin();
    await partsOf(await visitor.ask(QUESTION, { conversation }));
    await setOwner(conversation, 'person');
    for (let count = 1; count < 20; count += 1)
      await partsOf(await visitor.ask(`message ${count}`, { conversation }));
    expect((await visitor.ask('one too many', { conversation })).status).toBe(429);
  });
});

describe('the worker dying in the middle of a turn', () => {
  it('loses nothing: a retry of the same message finishes the same turn', async () => {
    const { visitor, conversation, stub } = await begin();
    await withPorts(stub, () => ({ answerer: steppedAnswerer(['never released']) }));
    const options = { conversation, messageId: 'message-1' };
    const broken = await visitor.ask(QUESTION, options);
    const started = await readUntil(broken, 'start');
    await abortAllDurableObjects();

    const parts = await partsOf(await visitor.ask(QUESTION, options));
    expect(started).toContain(dataOf(parts, 'start')[0]?.messageId);
    expect(textOf(parts)).toContain('Select');
    expect((await visitor.transcript(conversation)).messages).toHaveLength(2);
  });

  it('is noticed by the alarm when nobody comes back', async () => {
    const { visitor, conversation, stub } = await begin();
    await withPorts(stub, () => ({ answerer: steppedAnswerer(['never released']) }));
    await readUntil(await visitor.ask(QUESTION, { conversation }), 'start');
    await abortAllDurableObjects();
    // A stub is broken for good once its object was aborted: ask for a new one.
    const revived = objectOf(TEA.id, conversation);
    await withPorts(revived, () => ({ now: () => Date.now() + 90_000 }));
    await runDurableObjectAlarm(revived);
    await expect.poll(async () => (await visitor.transcript(conversation)).messages.length).toBe(2);
  });

  it('again and again ends in a calm error instead of a loop', async () => {
    const { visitor, conversation } = await begin();
    const options = { conversation, messageId: 'message-1' };
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await withPorts(objectOf(TEA.id, conversation), () => ({
        answerer: steppedAnswerer(['never released']),
      }));
      await readUntil(await visitor.ask(QUESTION, options), 'start');
      await abortAllDurableObjects();
    }
    const parts = await partsOf(await visitor.ask(QUESTION, options));
    expect(dataOf(parts, 'data-error')[0]?.data).toEqual({ code: 'turn_interrupted', retryable: true });
  });
});

describe('the database failing', () => {
  it('in the middle of a turn gives a calm error that can be retried, and keeps the question', async () => {
    const { visitor, conversation } = await begin();
    await env.DB.exec('ALTER TABLE passages RENAME TO passages_gone');
    const failed = await partsOf(await visitor.ask(QUESTION, { conversation }));
    await env.DB.exec('ALTER TABLE passages_gone RENAME TO passages');
    expect(dataOf(failed, 'data-error')[0]?.data).toEqual({ code: 'knowledge_unavailable', retryable: true });
    expect(dataOf(failed, 'error')[0]?.errorText).not.toMatch(/SQL|D1|table/i);

    const again = await visitor.post('/v1/chat', {
      id: conversation,
      trigger: 'regenerate-message',
      messageId: dataOf(failed, 'start')[0]?.messageId,
      messages: [{ id: 'whatever', role: 'user', parts: [{ type: 'text', text: QUESTION }] }],
    });
    expect(textOf(await partsOf(again))).toContain('Select');
    const { messages } = await visitor.transcript(conversation);
    expect(messages.map(message => message.role)).toEqual(['user', 'assistant']);
  });

  it('delays the events, and loses and doubles none', async () => {
    const { visitor, conversation, stub } = await begin();
    const written: ConversationEvent[] = [];
    let failures = 2;
    await withPorts(stub, ({ events }) => ({
      events: {
        async write(batch) {
          written.push(...batch);
          await events.write(batch);
          // Fails after the write has arrived: the worst moment for at-least-once.
          if (failures-- > 0) throw new Error('the database went away');
        },
      },
    }));
    await partsOf(await visitor.ask(QUESTION, { conversation }));
    for (let round = 0; round < 3; round += 1) {
      await withPorts(stub, () => ({ now: () => Date.now() + round * 10_000 + 1_000 }));
      await runDurableObjectAlarm(stub);
    }
    const { results } = await env.DB.prepare(
      'SELECT seq, kind FROM events WHERE conversation = ? ORDER BY seq',
    )
      .bind(conversation)
      .all();
    expect(results.map(row => row['kind'])).toEqual([
      'conversation.started',
      'message.received',
      'turn.completed',
    ]);
    expect(written.length).toBe(9);
    expect(
      await runInDurableObject<Conversation, unknown>(stub, ({ state }) =>
        state.storage.sql.exec('SELECT * FROM outbox').toArray(),
      ),
    ).toEqual([]);
  });
});

describe('what reports need', () => {
  it('reaches the index of conversations, without the words', async () => {
    const { visitor, conversation, stub } = await begin();
    await partsOf(await visitor.ask('How do I cancel my 4111 thing?', { conversation }));
    await withPorts(stub, () => ({ now: () => Date.now() + 1_000 }));
    await runDurableObjectAlarm(stub);
    const row = await env.DB.prepare('SELECT * FROM conversations WHERE id = ?').bind(conversation).first();
    expect(row).toMatchObject({ site: TEA.id, visitor: visitor.session.visitorId, owner: 'assistant' });
    const { results } = await env.DB.prepare('SELECT data FROM events WHERE conversation = ?')
      .bind(conversation)
      .all();
    expect(JSON.stringify(results)).not.toContain('4111');
  });

  it('keeps the events of two sites apart under one conversation id', async () => {
    const tea = await visit(TEA.id, TEA.origin);
    const bike = await visit(BIKE.id, BIKE.origin);
    const conversation = newConversation();
    await partsOf(await tea.ask(QUESTION, { conversation }));
    await partsOf(await bike.ask(QUESTION, { conversation }));
    for (const { id } of [TEA, BIKE]) {
      const stub = objectOf(id, conversation);
      await withPorts(stub, () => ({ now: () => Date.now() + 1_000 }));
      await runDurableObjectAlarm(stub);
    }
    const { results } = await env.DB.prepare(
      'SELECT site, COUNT(*) AS n FROM events WHERE conversation = ? GROUP BY site',
    )
      .bind(conversation)
      .all();
    expect(results).toEqual([
      { site: BIKE.id, n: 3 },
      { site: TEA.id, n: 3 },
    ]);
  });

  it('explains each answer to those who look behind it', async () => {
    const { visitor, conversation } = await begin();
    await partsOf(await visitor.ask(QUESTION, { conversation }));
    const { turns } = await (
      await adminCall(`/admin/v1/sites/${TEA.id}/conversations/${conversation}/turns`)
    ).json<{
      turns: Array<{ status: string; trace: { passages: unknown[]; question: string } }>;
    }>();
    expect(turns).toHaveLength(1);
    expect(turns[0]).toMatchObject({ status: 'done', trace: { question: QUESTION } });
    expect(turns[0]?.trace.passages.length).toBeGreaterThan(0);
  });
});

describe('things due later', () => {
  it('end with the words gone when retention runs out', async () => {
    const { visitor, conversation, stub } = await begin();
    await partsOf(await visitor.ask(QUESTION, { conversation }));
    await withPorts(stub, () => ({ now: () => Date.now() + 366 * 86_400_000 }));
    await runDurableObjectAlarm(stub);
    expect((await visitor.get(`/v1/conversations/${conversation}`)).status).toBe(404);
    const row = await env.DB.prepare('SELECT 1 FROM conversations WHERE id = ?').bind(conversation).first();
    expect(row).toBeNull();
    const tables = await runInDurableObject<Conversation, unknown>(stub, ({ state }) =>
      state.storage.sql.exec('SELECT * FROM messages').toArray(),
    );
    expect(tables).toEqual([]);
  });

  it('never silence the alarm, whatever fails', async () => {
    const { visitor, conversation, stub } = await begin();
    await partsOf(await visitor.ask(QUESTION, { conversation }));
    await withPorts(stub, () => ({
      events: { write: () => Promise.reject(new Error('down')) },
      now: () => Date.now() + 1_000,
    }));
    await runDurableObjectAlarm(stub);
    expect(await runInDurableObject(stub, (_, { storage }) => storage.getAlarm())).toBeGreaterThan(
      Date.now(),
    );
  });
});

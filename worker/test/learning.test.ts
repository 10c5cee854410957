import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, expect, it } from 'vitest';
import type { TurnRecord } from '../src/conversation/types.ts';
import type { Conversation } from '../src/index.ts';
import type { LearnedRecord } from '../src/knowledge/learned-types.ts';
import { newConversation, partsOf, visit } from './support/client.ts';
import { objectOf, withPorts } from './support/conversation.ts';
import { adminCall, createTwoSites, putSite, TEA } from './support/two-sites.ts';

const QUESTION = 'How do I cancel my tea subscription 12345678?';
const PAGE = { url: 'https://tea.example/account/billing' };

beforeAll(createTwoSites);

/** A visitor whose question was answered. */
async function answered(question = QUESTION) {
  const visitor = await visit(TEA.id, TEA.origin);
  const conversation = newConversation();
  const stub = objectOf(TEA.id, conversation);
  const parts = await partsOf(await visitor.ask(question, { conversation, page: PAGE }));
  const start = parts.find(part => part.type === 'start');
  const messageId = start?.messageId ?? '';
  const id = `${conversation}:${messageId}`;
  const rate = (value: 'up' | 'down') =>
    visitor.post(`/v1/conversations/${conversation}/feedback`, { messageId, value });
  return { visitor, conversation, stub, messageId, id, rate };
}

type Answered = Awaited<ReturnType<typeof answered>>;

async function deliver({ stub }: Answered, laterMs = 1_000) {
  await withPorts(stub, () => ({ now: () => Date.now() + laterMs }));
  await runDurableObjectAlarm(stub);
}

async function learned(id: string): Promise<LearnedRecord | undefined> {
  const response = await adminCall(`/admin/v1/sites/${TEA.id}/learned?limit=100`);
  const { questions } = await response.json<{ questions: LearnedRecord[] }>();
  return questions.find(question => question.id === id);
}

async function recordOf({ conversation, messageId }: Answered): Promise<TurnRecord | undefined> {
  const response = await adminCall(`/admin/v1/sites/${TEA.id}/conversations/${conversation}/turns`);
  const { turns } = await response.json<{ turns: TurnRecord[] }>();
  return turns.find(turn => turn.assistantMessageId === messageId);
}

it('learns the question of an answer that helped, with its articles and without what points at a person', async () => {
  const turn = await answered();
  expect((await turn.rate('up')).status).toBe(204);
  await turn.rate('up');
  expect((await recordOf(turn))?.lesson).toMatchObject({ wanted: 'learned', isSent: false });
  await deliver(turn);
  expect(await learned(turn.id)).toMatchObject({
    title: 'How do I cancel my tea subscription ***?',
    text: '',
    articles: ['cancel-subscription'],
    page: '/account/billing',
    origin: 'conversation',
  });
  expect((await recordOf(turn))?.lesson).toEqual({
    id: turn.id,
    wanted: 'learned',
    articles: ['cancel-subscription'],
    isSent: true,
    outcome: 'learned',
  });
  const { results } = await env.DB.prepare(
    "SELECT data FROM events WHERE conversation = ? AND kind = 'question.learned'",
  )
    .bind(turn.conversation)
    .all();
  expect(results).toHaveLength(1);
  expect(JSON.stringify(results)).not.toContain('cancel my');
});

it('learns from thanks right after an answer, and from nothing else that is said there', async () => {
  const turn = await answered();
  await partsOf(await turn.visitor.ask('ok', { conversation: turn.conversation }));
  expect((await recordOf(turn))?.lesson).toBeUndefined();
  await partsOf(await turn.visitor.ask('thanks, that worked', { conversation: turn.conversation }));
  expect((await recordOf(turn))?.lesson, 'the answer is no longer the newest').toBeUndefined();

  const other = await answered();
  await partsOf(await other.visitor.ask('Thanks, that worked!', { conversation: other.conversation }));
  await deliver(other);
  expect((await learned(other.id))?.articles).toEqual(['cancel-subscription']);
});

it('takes back what it learned when the customer changes their mind, for good', async () => {
  const turn = await answered();
  await turn.rate('up');
  await deliver(turn);
  expect(await learned(turn.id)).toBeDefined();
  await turn.rate('down');
  await deliver(turn, 3_000);
  expect(await learned(turn.id)).toBeUndefined();
  expect((await recordOf(turn))?.lesson).toMatchObject({ wanted: 'withdrawn', isSent: true });
  await turn.rate('up');
  await deliver(turn, 6_000);
  expect(await learned(turn.id)).toBeUndefined();
});

it('learns nothing from thanks for an answer that was called unhelpful, nor from one without articles', async () => {
  const turn = await answered();
  await turn.rate('down');
  await partsOf(await turn.visitor.ask('thanks', { conversation: turn.conversation }));
  expect((await recordOf(turn))?.lesson).toBeUndefined();

  const greeting = await answered('hello');
  await greeting.rate('up');
  expect((await recordOf(greeting))?.lesson).toBeUndefined();
});

it('learns a follow-up as its conversation makes it meant', async () => {
  const first = await answered('How do I cancel my tea subscription?');
  const parts = await partsOf(
    await first.visitor.ask('and in the middle of the month?', { conversation: first.conversation }),
  );
  const messageId = parts.find(part => part.type === 'start')?.messageId ?? '';
  await first.visitor.post(`/v1/conversations/${first.conversation}/feedback`, { messageId, value: 'up' });
  await deliver(first);
  expect((await learned(`${first.conversation}:${messageId}`))?.title).toContain('subscription');
});

it('tries again until a lesson has arrived, and learns it once', async () => {
  const turn = await answered();
  let calls = 0;
  await withPorts(turn.stub, ({ learned: store }) => ({
    learned: {
      ...store,
      async learn(site, questions) {
        const report = await store.learn(site, questions);
        calls += 1;
        // Fails after it has arrived: the worst moment.
        if (calls < 3) throw new Error('the database went away');
        return report;
      },
    },
  }));
  await turn.rate('up');
  await deliver(turn, 1_000);
  expect((await recordOf(turn))?.lesson).toMatchObject({ isSent: false });
  await deliver(turn, 5_000);
  await deliver(turn, 20_000);
  expect(calls).toBe(3);
  expect((await recordOf(turn))?.lesson).toMatchObject({ isSent: true, outcome: 'learned' });
  const count = await env.DB.prepare('SELECT count(*) AS n FROM learned_questions WHERE id = ?')
    .bind(turn.id)
    .first<{ n: number }>();
  expect(count?.n).toBe(1);
});

it('sends a withdrawal that was made while the lesson was on its way', async () => {
  const turn = await answered();
  await turn.rate('up');
  await withPorts(turn.stub, ({ learned: store }) => ({
    learned: {
      ...store,
      async learn(site, questions) {
        await turn.rate('down');
        return store.learn(site, questions);
      },
    },
  }));
  await deliver(turn, 1_000);
  await deliver(turn, 5_000);
  expect(await learned(turn.id)).toBeUndefined();
  expect((await recordOf(turn))?.lesson).toMatchObject({ wanted: 'withdrawn', isSent: true });
});

it('forgets what a conversation taught together with the conversation', async () => {
  const turn = await answered();
  await turn.rate('up');
  await deliver(turn);
  expect(await learned(turn.id)).toBeDefined();
  await withPorts(turn.stub, ({ learned: store }) => ({
    learned: { ...store, withdraw: () => Promise.reject(new Error('down')) },
  }));
  await deliver(turn, 366 * 86_400_000);
  const words = await runInDurableObject<Conversation, unknown>(turn.stub, ({ state }) =>
    state.storage.sql.exec('SELECT question, wanted FROM lessons').toArray(),
  );
  expect(words, 'the words go at once, the withdrawal is still to be sent').toEqual([
    { question: null, wanted: 'withdrawn' },
  ]);

  await withPorts(turn.stub, ({ learned: store }) => ({
    learned: {
      ...store,
      withdraw: async (site, ids) => {
        const { createD1LearnedStore } = await import('../src/knowledge/adapters/d1-learned-store.ts');
        return createD1LearnedStore(env.DB, () => new Date()).withdraw(site, ids, 'deleted');
      },
    },
  }));
  await deliver(turn, 368 * 86_400_000);
  expect(await learned(turn.id)).toBeUndefined();
  const row = await env.DB.prepare('SELECT 1 FROM conversations WHERE id = ?')
    .bind(turn.conversation)
    .first();
  expect(row).toBeNull();
});

it('learns nothing where the site does not want it, and still takes back', async () => {
  const before = await answered();
  await before.rate('up');
  await deliver(before);
  const site = { id: TEA.id, name: 'Tea Shop', origins: [TEA.origin], learning: 'off' };
  expect((await putSite(site)).status).toBe(200);
  const turn = await answered();
  await turn.rate('up');
  await partsOf(await turn.visitor.ask('thanks', { conversation: turn.conversation }));
  expect((await recordOf(turn))?.lesson).toBeUndefined();
  await before.rate('down');
  await deliver(before, 4_000);
  expect(await learned(before.id)).toBeUndefined();
});

import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, expect, it } from 'vitest';
import { DEFAULT_HANDOFF } from '../src/handoff/handoff-schema.ts';
import type { Conversation } from '../src/index.ts';
import { dataOf, newConversation, partsOf, textOf, visit } from './support/client.ts';
import { objectOf, withPorts } from './support/conversation.ts';
import { adminCall, createTwoSites, putArticles, putSite, TEA } from './support/two-sites.ts';

const QUESTION = 'How do I change my delivery day?';

beforeAll(createTwoSites);

async function begin() {
  const visitor = await visit(TEA.id, TEA.origin);
  const conversation = newConversation();
  return { visitor, conversation, stub: objectOf(TEA.id, conversation) };
}

async function traceOf(conversation: string) {
  const response = await adminCall(`/admin/v1/sites/${TEA.id}/conversations/${conversation}/turns`);
  const { turns } = await response.json<{ turns: Array<{ trace: Record<string, unknown> }> }>();
  return turns.at(-1)?.trace as { notes: Record<string, unknown>; confidence?: number };
}

it('sends the case that a note names to people, and no word of the note leaves', async () => {
  const usual = await begin();
  const answered = await partsOf(await usual.visitor.ask(QUESTION, usual));
  expect(dataOf(answered, 'data-disposition')[0]?.data.kind).toBe('answer');
  expect((await traceOf(usual.conversation)).confidence).toBeGreaterThan(0);

  const special = await begin();
  const text = `${QUESTION} The gift box was spoiled.`;
  const parts = await partsOf(await special.visitor.ask(text, special));
  expect(dataOf(parts, 'data-disposition')[0]?.data).toMatchObject({ kind: 'escalate' });
  expect(JSON.stringify(parts)).not.toMatch(/OOLONG|Escalate/);
  expect(JSON.stringify(await special.visitor.transcript(special.conversation))).not.toContain('OOLONG');
  expect((await traceOf(special.conversation)).notes['handOff']).toMatchObject({ because: 'case' });
});

it('answers without notes when they cannot be read, and the trace says so', async () => {
  const { visitor, conversation, stub } = await begin();
  await withPorts(stub, ({ articles }) => ({
    articles: { ...articles, notesOf: () => Promise.reject(new Error('gone')) },
  }));
  const parts = await partsOf(await visitor.ask(QUESTION, { conversation }));
  expect(textOf(parts)).toContain('Deliveries');
  expect((await traceOf(conversation)).notes['internalNotes']).toEqual({ unread: 'Error: gone' });
});

it('takes back an answer whose article changed between retrieval and answer', async () => {
  const { visitor, conversation, stub } = await begin();
  await withPorts(stub, ({ articles }) => ({
    articles: {
      ...articles,
      async notesOf(site, ids) {
        const id = 'change-delivery-day';
        const url = 'https://tea.example/help/change-delivery-day';
        await putArticles(TEA.id, [
          { id, url, title: 'Change your delivery day', text: 'This is no longer possible.' },
        ]);
        return articles.notesOf(site, ids);
      },
    },
  }));
  const parts = await partsOf(await visitor.ask(QUESTION, { conversation }));
  expect(parts.some(part => part.type === 'reset-step')).toBe(true);
  const last = parts.findLastIndex(part => part.type === 'reset-step');
  expect(JSON.stringify(parts.slice(last))).not.toContain('Choose the delivery and select Change day');
  expect((await traceOf(conversation)).notes['versions']).toEqual({ changed: ['change-delivery-day'] });
});

it('asks for facts of this site’s articles alone, in one query each', async () => {
  const { stub } = await begin();
  const row = await env.DB.prepare("SELECT version FROM articles WHERE site = ?1 AND id = 'cancel-delivery'")
    .bind(TEA.id)
    .first<{ version: string }>();
  const refs = [
    { articleId: 'cancel-delivery', version: row?.version ?? '' },
    { articleId: 'cancel-subscription', version: 'old' },
    { articleId: 'nowhere', version: 'v' },
  ];
  const current = await runInDurableObject<Conversation, string[][]>(stub, async ({ state }) => [
    [...(await state.ports.articles.currentOf(TEA.id, refs))],
    [...(await state.ports.articles.currentOf('bike-hire', refs))],
  ]);
  expect(current).toEqual([['cancel-delivery'], []]);
});

it('hands a plan that the product vouches for to retrieval before one that the page claims', async () => {
  const { stub, conversation } = await begin();
  const plans: Array<string | undefined> = [];
  await withPorts(stub, ({ retriever }) => ({
    retriever: {
      retrieve(query) {
        plans.push(query.plan);
        return retriever.retrieve(query);
      },
    },
  }));
  const page = { url: 'https://tea.example/', attributes: { plan: 'gold' } };
  const input = {
    conversationId: conversation,
    site: {
      id: TEA.id,
      name: 'Tea',
      locale: 'en',
      retentionDays: 30,
      handoff: DEFAULT_HANDOFF,
    },
    speaker: { visitorId: 'v' },
    trigger: 'submit-message' as const,
    page,
  };
  const customer = { id: 'c', traits: { plan: 'silver' } };
  for (const more of [{ customer }, {}]) {
    const asked = { ...input, ...more, message: { id: crypto.randomUUID(), text: QUESTION } };
    const stream = await stub.ask(asked);
    if (stream.ok) await new Response(stream.value).text();
  }
  expect(plans).toEqual(['silver', 'gold']);
});

it('answers nothing below the confidence that a site demands', async () => {
  const site = { id: TEA.id, name: 'Tea Shop', origins: [TEA.origin], answering: { answerFrom: 1 } };
  expect((await putSite(site)).status).toBe(200);
  const { visitor, conversation, stub } = await begin();
  await withPorts(stub, ({ retriever }) => ({
    retriever: {
      retrieve: async query => ({ ...(await retriever.retrieve(query)), confidence: 0.99 }),
    },
  }));
  const parts = await partsOf(await visitor.ask(QUESTION, { conversation }));
  expect(dataOf(parts, 'data-disposition')[0]?.data.kind).toBe('decline');
});

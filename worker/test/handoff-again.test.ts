import { env } from 'cloudflare:workers';
import { beforeAll, expect, it } from 'vitest';
import { partsOf, visit } from './support/client.ts';
import { objectOf, withPorts } from './support/conversation.ts';
import { begin, change, settle, useHelpdesk } from './support/people.ts';
import { createTwoSites, putSite, TEA } from './support/two-sites.ts';

/** Its tickets live in a helpdesk elsewhere, and one route has a clock of its own. */
const ROUTED = 'routed-shop';
const ANA = { name: 'Ana' };
const MINUTE = 60_000;

beforeAll(async () => {
  await createTwoSites();
  await putSite({
    id: ROUTED,
    name: 'Shop',
    origins: [TEA.origin],
    handoff: { helpdesk: 'zendesk' },
    policy: {
      topics: [],
      escalation: { keywords: [] },
      routing: [{ id: 'slow', when: {}, sla: { firstReply: 600, resolution: 6_000 } }],
    },
  });
});

async function beginRouted() {
  const visitor = await visit(ROUTED, TEA.origin);
  const conversation = crypto.randomUUID();
  const stub = objectOf(ROUTED, conversation);
  await withPorts(stub, ({ retriever }) => ({
    retriever: { retrieve: query => retriever.retrieve({ ...query, site: TEA.id }) },
  }));
  const helpdesk = await useHelpdesk(stub);
  await change(
    await visitor.post(`/v1/conversations/${conversation}/handoff`, {
      message: { id: 'm-1', text: 'My tea arrived cold.' },
    }),
  );
  await settle(stub);
  return { visitor, conversation, stub, helpdesk };
}

it('an agent who answers after the customer went back to the assistant finds on the ticket what was said meanwhile', async () => {
  const { visitor, conversation, stub, helpdesk } = await beginRouted();
  await change(await visitor.post(`/v1/conversations/${conversation}/return`));
  await partsOf(await visitor.ask('How do I cancel a single delivery?', { conversation }));
  helpdesk.reply(helpdesk.only, 'I will see to it.');
  await stub.hint();
  await settle(stub);
  await visitor.ask('Thank you', { conversation });
  await settle(stub);
  const said = helpdesk.only.entries.filter(({ from }) => from === 'customer').map(({ text }) => text);
  expect(said).toEqual(['My tea arrived cold.', 'How do I cancel a single delivery?', 'Thank you']);
});

it('the clocks of a route warn and breach at that route’s times, whatever the priority becomes', async () => {
  const { conversation, stub } = await beginRouted();
  const dueOf = async () => {
    const view = await stub.deskView(1);
    return view.ok ? view.value.ticket.firstReplyDueAt : undefined;
  };
  const before = await dueOf();
  await stub.act(ANA, { kind: 'priority', priority: 'urgent' }, 1);
  expect(await dueOf()).toBe(before);
  const breaches = async (minutes: number) => {
    await withPorts(stub, () => ({ now: () => Date.now() + minutes * MINUTE }));
    await settle(stub);
    const { results } = await env.DB.prepare(
      "SELECT kind FROM events WHERE conversation = ? AND kind LIKE 'sla.%'",
    )
      .bind(conversation)
      .all();
    return results.length;
  };
  expect(await breaches(120)).toBe(0);
  expect(await breaches(610)).toBe(1);
});

it('a mail that is due waits no longer because the agent goes on writing', async () => {
  const { visitor, conversation, stub } = await begin();
  const sent: string[] = [];
  let minutes = 0;
  await withPorts(stub, ({ people }) => ({
    now: () => Date.now() + minutes * MINUTE,
    people: { ...people, mailer: { name: 'desk', send: async ({ text }) => void sent.push(text) } },
  }));
  await change(
    await visitor.post(`/v1/conversations/${conversation}/handoff`, {
      message: { id: 'm-1', text: 'Where is my order?' },
      email: 'ada@example.com',
    }),
  );
  for (const [index, text] of ['One', 'Two', 'Three'].entries()) {
    await stub.act(ANA, { kind: 'reply', id: `slow-writer-${index}`, text }, 1);
    minutes += 6;
    await settle(stub);
  }
  expect(sent.join()).toMatch(/One[\s\S]*Two/);
});

it('a customer who waits is told how long a first reply usually takes, once enough are known', async () => {
  const SHOP = 'waiting-shop';
  await putSite({ id: SHOP, name: 'Shop', origins: [TEA.origin] });
  const ask = async () => {
    const visitor = await visit(SHOP, TEA.origin);
    const conversation = crypto.randomUUID();
    const stub = objectOf(SHOP, conversation);
    const handOver = async () =>
      change(
        await visitor.post(`/v1/conversations/${conversation}/handoff`, {
          message: { id: 'm-1', text: 'Where is my order?' },
        }),
      );
    return {
      stub,
      handOver,
      seen: async () => (await visitor.transcript(conversation)).handoff?.availability,
    };
  };
  for (let count = 0; count < 5; count++) {
    const { stub, handOver, seen } = await ask();
    await handOver();
    await settle(stub);
    expect(await seen()).toEqual({ isOpen: true });
    await withPorts(stub, () => ({ now: () => Date.now() + 12 * MINUTE }));
    await stub.act(ANA, { kind: 'reply', id: 'first-reply-1', text: 'It left yesterday.' }, 1);
    await settle(stub);
  }
  const { stub, handOver, seen } = await ask();
  await handOver();
  await settle(stub);
  const usual = (await seen())?.usualReplyMinutes;
  expect(usual).toBeGreaterThanOrEqual(12);
  expect(usual).toBeLessThan(15);
}, 20_000);

it('a ticket that is opened again after days has the time that was left when it was solved', async () => {
  const { visitor, conversation, stub } = await beginRouted();
  const dueOf = async () => {
    const view = await stub.deskView(1);
    return view.ok ? Date.parse(view.value.ticket.resolutionDueAt ?? '') : Number.NaN;
  };
  const before = await dueOf();
  await stub.act(ANA, { kind: 'reply', id: 'again-reply-1', text: 'Done.' }, 1);
  await stub.act(ANA, { kind: 'solve' }, 1);
  await withPorts(stub, () => ({ now: () => Date.now() + 10 * 86_400_000 }));
  await change(await visitor.post(`/v1/conversations/${conversation}/reopen`));
  await settle(stub);
  expect((await dueOf()) - before).toBeGreaterThan(10 * 86_400_000 - MINUTE);
  const { results } = await env.DB.prepare(
    "SELECT kind FROM events WHERE conversation = ? AND kind LIKE 'sla.%'",
  )
    .bind(conversation)
    .all();
  expect(results).toEqual([]);
});

it('an edited draft keeps the sources that it still names, and the ticket reads it without marks', async () => {
  const SHOP = 'edited-shop';
  const topics = [{ id: 'delivery', mode: 'assisted', keywords: ['delivery day'] }];
  await putSite({
    id: SHOP,
    name: 'Shop',
    origins: [TEA.origin],
    handoff: { helpdesk: 'zendesk' },
    policy: { topics, escalation: { keywords: [] } },
  });
  const visitor = await visit(SHOP, TEA.origin);
  const conversation = crypto.randomUUID();
  const stub = objectOf(SHOP, conversation);
  await withPorts(stub, ({ retriever }) => ({
    retriever: { retrieve: query => retriever.retrieve({ ...query, site: TEA.id }) },
  }));
  const helpdesk = await useHelpdesk(stub);
  await partsOf(await visitor.ask('How do I change the delivery day?', { conversation }));
  await settle(stub);
  const view = await stub.deskView(1);
  const draft = (view.ok && view.value.draft?.id) || '';
  const text = 'Choose **Change day** [1]. Not there [9]?';
  expect((await stub.act(ANA, { kind: 'approve', draft, text }, 1)).ok).toBe(true);
  await settle(stub);
  const sent = (await visitor.transcript(conversation)).messages.at(-1);
  const cited = sent?.parts.flatMap(part => (part.type === 'data-citation' ? [part.data.n] : []));
  expect(cited).toEqual([1]);
  expect(helpdesk.only.entries.at(-1)?.text).toBe('Choose Change day. Not there?');
});

import { beforeAll, expect, it } from 'vitest';
import { seeded } from '../../scripts/lib/random.ts';
import type { Message, Transcript } from '../src/protocol.ts';
import { partsOf, visit } from './support/client.ts';
import { objectOf, withPorts } from './support/conversation.ts';
import { StandInHelpdesk, settle, useHelpdesk } from './support/people.ts';
import { createTwoSites, putSite, TEA } from './support/two-sites.ts';

const SITE = 'random-shop';
const ANA = { name: 'Ana' };
const STEPS = 40;

beforeAll(async () => {
  await createTwoSites();
  await putSite({
    id: SITE,
    name: 'Shop',
    origins: [TEA.origin],
    handoff: { helpdesk: 'zendesk' },
    policy: { topics: [{ id: 'delivery', mode: 'assisted', keywords: ['delivery day'] }] },
  });
});

const QUESTIONS = [
  'How do I cancel my tea subscription?',
  'How do I change the delivery day?',
  'How do I cancel a single delivery?',
  'that did not work',
  'Can I talk to a human please?',
  'Thanks',
];

/** The assistant's own words: no person's, and no divider. */
function isAssistants({ role, parts, metadata }: Message): boolean {
  return role === 'assistant' && !metadata.author && parts.some(({ type }) => type === 'text');
}

async function world(seed: number) {
  const random = seeded(seed);
  const visitor = await visit(SITE, TEA.origin);
  const conversation = crypto.randomUUID();
  const stub = objectOf(SITE, conversation);
  const helpdesk = new StandInHelpdesk();
  let minutes = 0;
  await withPorts(stub, ({ retriever }) => ({
    now: () => Date.now() + minutes * 60_000,
    retriever: { retrieve: query => retriever.retrieve({ ...query, site: TEA.id }) },
  }));
  await useHelpdesk(stub, helpdesk);
  /** Said while people had it, or with the wish for them, in order. */
  const forPeople: string[] = [];
  const vendorReplies: string[] = [];
  const path = `/v1/conversations/${conversation}`;
  let count = 0;
  let last: { id: string; text: string } | undefined;
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const read = async (): Promise<Transcript | undefined> => {
    const response = await visitor.get(path);
    return response.status === 200 ? response.json<Transcript>() : undefined;
  };
  const segment = async () => {
    for (let n = 9; n > 0; n--) if ((await stub.deskView(n)).ok) return n;
    return 1;
  };
  const send = async (text: string, messageId: string) => {
    const before = await read();
    await partsOf(await visitor.ask(text, { conversation, messageId }));
    if (before?.owner === 'person') forPeople.push(messageId);
  };
  const actions: Record<string, () => Promise<unknown>> = {
    ask: async () => {
      last = { id: `m-${++count}`, text: `${pick(QUESTIONS)} (${count})` };
      await send(last.text, last.id);
    },
    twice: async () => last && partsOf(await visitor.ask(last.text, { conversation, messageId: last.id })),
    person: async () => {
      const id = `m-${++count}`;
      await visitor.post(`${path}/handoff`, { message: { id, text: `A person please (${count})` } });
      forPeople.push(id);
    },
    return: () => visitor.post(`${path}/return`),
    reopen: () => visitor.post(`${path}/reopen`),
    rate: async () => visitor.post(`${path}/rating`, { segment: await segment(), score: 4 }),
    take: async () => stub.act(ANA, { kind: 'take' }, await segment()),
    reply: async () =>
      stub.act(
        ANA,
        { kind: 'reply', id: `desk-${++count}`, text: `From the desk ${count}` },
        await segment(),
      ),
    solve: async () => stub.act(ANA, { kind: 'solve' }, await segment()),
    giveBack: async () => stub.act(ANA, { kind: 'return' }, await segment()),
    vendorReply: async () => {
      const ticket = [...helpdesk.tickets.values()].at(-1);
      if (!ticket || ticket.status === 'deleted') return;
      const text = `From the helpdesk ${++count}`;
      helpdesk.reply(ticket, text);
      vendorReplies.push(text);
    },
    vendorSolve: async () => {
      const ticket = [...helpdesk.tickets.values()].at(-1);
      if (ticket?.status === 'open') ticket.status = 'solved';
    },
    hint: () => stub.hint(),
    fault: async () => {
      const isAccepted = random() < 0.5;
      const failure = pick(['unavailable', 'rate_limited', 'ambiguous'] as const) ?? 'unavailable';
      helpdesk.faults.push({ failure: isAccepted ? 'ambiguous' : failure, isAccepted });
    },
    time: async () => {
      minutes += 15;
      await settle(stub);
    },
  };
  return {
    random,
    pick,
    actions,
    read,
    helpdesk,
    stub,
    forPeople,
    vendorReplies,
    pass: () => (minutes += 60),
  };
}

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'loses, doubles and reorders nothing, and keeps the assistant silent (story %i)',
  async seed => {
    const { pick, actions, read, helpdesk, stub, forPeople, vendorReplies, pass } = await world(seed);
    const names = [...Object.keys(actions), 'ask', 'ask', 'person', 'time', 'fault'];
    const story: string[] = [];
    for (let step = 0; step < STEPS; step++) {
      const name = pick(names) ?? 'ask';
      story.push(name);
      const before = await read();
      await actions[name]?.();
      const after = await read();
      if (before?.owner !== 'person') continue;
      const fresh = after?.messages.slice(before.messages.length).filter(isAssistants) ?? [];
      expect(fresh, story.join(' ')).toEqual([]);
    }
    helpdesk.faults.length = 0;
    for (let round = 0; round < 4; round++) {
      pass();
      await stub.hint();
      await settle(stub);
    }
    const why = story.join(' ');
    for (const { entries } of helpdesk.tickets.values()) {
      const places = entries.map(({ seq }) => seq);
      expect(places, why).toEqual([...new Set(places)].sort((a, b) => a - b));
    }
    const onTickets = [...helpdesk.tickets.values()].flatMap(({ entries }) =>
      entries.filter(({ from }) => from === 'customer').map(({ messageId }) => messageId),
    );
    expect(onTickets.length, why).toBe(new Set(onTickets).size);
    expect(
      forPeople.filter(id => !onTickets.includes(id)),
      why,
    ).toEqual([]);
    const transcript = await read();
    const heard = (transcript?.messages ?? []).flatMap(({ parts, metadata }) =>
      metadata.author?.name === 'Ann' && parts[0]?.type === 'text' ? [parts[0].text] : [],
    );
    expect(heard, why).toEqual(vendorReplies);
  },
  60_000,
);

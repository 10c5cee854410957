import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { HandoffRecord } from '../src/conversation/handoffs.ts';
import type { Conversation } from '../src/index.ts';
import type { JudgedAs } from '../src/triage/judge.ts';
import { serialise } from '../src/triage/topic/serialise.ts';
import { train } from '../src/triage/topic/train.ts';
import { dataOf, newConversation, partsOf, problemOf, textOf, visit } from './support/client.ts';
import { objectOf } from './support/conversation.ts';
import { settle } from './support/people.ts';
import { adminCall, BIKE, createTwoSites, identityOf, TEA } from './support/two-sites.ts';

const PATH = `/admin/v1/sites/${TEA.id}/policy`;
const POLICY = `
topics:
  - {id: delivery, title: A delivery, mode: autonomous, keywords: [delivery day]}
  - {id: gifts, title: A gift box, mode: human-only, keywords: [gift box]}
  - {id: hours, mode: autonomous, keywords: [opening hours]}
  - {id: billing, mode: autonomous, keywords: [invoice]}
teams: [{id: gift-team, name: Gifts, helpdeskId: '12'}]
routing:
  - {id: gold-gifts, when: {topics: [gifts], facts: [{fact: plan, values: [gold]}]}, team: gift-team, priority: urgent, tags: [vip], sla: {firstReply: 5, resolution: 30}}
  - {id: waiting-again, when: {signals: [unresolved_tickets]}, priority: urgent, tags: [again]}
  - {id: gifts, when: {topics: [gifts]}, team: gift-team}
escalation: {keywords: [refund], tiers: [{fact: plan, values: [gold], topics: [billing]}]}
autoResponses:
  - {id: open, when: {topics: [hours]}, text: {en: We are open from 9 to 5., de: Wir haben von 9 bis 5 offen.}, link: {label: All hours, url: /hours}}
actions:
  - {id: pause, when: {topics: [delivery], pages: [/account/deliveries*]}, label: Pause it, why: You can pause deliveries yourself., next: The van skips your house until you resume., call: pauseDeliveries}
`;

let base = 0;
async function publish(text: string, extra: object = {}) {
  const response = await adminCall(PATH, {
    method: 'PUT',
    body: JSON.stringify({ text, base, author: 'Ida', note: 'try', ...extra }),
  });
  if (response.ok) base = (await response.json<{ version: number }>()).version;
  return response;
}

async function judgedIn(conversation: string): Promise<JudgedAs[]> {
  const response = await adminCall(`/admin/v1/sites/${TEA.id}/conversations/${conversation}/turns`);
  return (await response.json<{ judged: JudgedAs[] }>()).judged;
}

/** A published policy holds within a few seconds; a new site's first question reads it at once. */
async function inForce(version: number) {
  for (let round = 0; round < 40; round++) {
    const visitor = await visit(TEA.id, TEA.origin);
    const conversation = newConversation();
    await partsOf(await visitor.ask('Hello', { conversation }));
    if ((await judgedIn(conversation))[0]?.policyVersion === version) return;
    await new Promise(resolve => setTimeout(resolve, 250));
  }
  throw new Error(`version ${version} never came into force`);
}

beforeAll(async () => {
  await createTwoSites();
  await publish(POLICY);
  await inForce(base);
}, 30_000);

describe('the policy of a site', () => {
  it('starts from the default, as a text to change', async () => {
    const response = await adminCall(`/admin/v1/sites/${BIKE.id}/policy`);
    const { version, text } = await response.json<{ version: number; text: string }>();
    expect(version).toBe(0);
    expect(text).toContain('human-only');
  });

  it('refuses one that cannot be read, with each line and its mend', async () => {
    const problem = await problemOf(await publish('topics:\n  - {id: a, mode: sometimes}\n'));
    expect(problem.status).toBe(400);
    expect(problem.errors?.[0]).toMatchObject({ path: 'line 2 (topics.0.mode)' });
  });

  it('refuses one that was made from an older version, and says so', async () => {
    const problem = await problemOf(await publish(POLICY, { base: base - 1 }));
    expect(problem).toMatchObject({ status: 409, code: 'version_conflict' });
    expect(problem.detail).toContain(`Version ${base} was published meanwhile`);
  });

  it('lets only one of two that are published at once in', async () => {
    const at = { text: `${POLICY}\n# once more\n`, base, author: 'Ida', note: '' };
    const both = await Promise.all(
      [1, 2].map(() => adminCall(PATH, { method: 'PUT', body: JSON.stringify(at) })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    base += 1;
  });

  it('goes back to an earlier version as a new one, and keeps them all', async () => {
    const response = await adminCall(`${PATH}/rollback`, {
      method: 'POST',
      body: JSON.stringify({ version: 1, base, author: 'Ada' }),
    });
    expect(response.status).toBe(200);
    base += 1;
    const { versions } = await (await adminCall(`${PATH}/versions`)).json<{
      versions: Array<{ version: number; note: string; author: string }>;
    }>();
    expect(versions[0]).toMatchObject({ version: base, note: 'Back to version 1', author: 'Ada' });
    expect(versions.map(({ version }) => version)).toEqual([3, 2, 1]);
    const old = await (await adminCall(`${PATH}/versions/2`)).json<{ text: string }>();
    expect(old.text).toContain('# once more');
    const problem = await problemOf(
      await adminCall(`${PATH}/rollback`, {
        method: 'POST',
        body: JSON.stringify({ version: 99, base, author: 'Ada' }),
      }),
    );
    expect(problem.code).toBe('not_found');
  });

  it('takes a classifier with it, and refuses bytes that are none', async () => {
    const rows = ['steeping oolong', 'water for oolong', 'how hot for oolong'].map(text => ({
      text,
      label: 'gifts',
    }));
    const other = ['the invoice', 'an invoice please', 'invoice for May'].map(text => ({
      text,
      label: 'billing',
    }));
    const about = { rows: 6, topics: ['gifts', 'billing'], bytes: 1, trainedAt: '2026-01-01' };
    const chunks = serialise(train([...rows, ...other])).map(bytes => btoa(String.fromCharCode(...bytes)));
    expect((await publish(POLICY, { model: { chunks: [btoa('no model')], about } })).status).toBe(400);
    expect((await publish(POLICY, { model: { chunks, about } })).status).toBe(200);
    await inForce(base);
    const visitor = await visit(TEA.id, TEA.origin);
    const conversation = newConversation();
    await partsOf(await visitor.ask('how hot should water for oolong be', { conversation }));
    const [judged] = await judgedIn(conversation);
    expect(judged?.triage.topic).toMatchObject({ id: 'gifts', by: 'classifier' });
    expect(judged?.judgement).toMatchObject({ kind: 'escalate', trigger: { kind: 'topic' } });
  }, 30_000);
});

describe('a message under a policy', () => {
  it('on a topic for people goes to them without a search, and the trace says why', async () => {
    const visitor = await visit(TEA.id, TEA.origin);
    const conversation = newConversation();
    const parts = await partsOf(await visitor.ask('My gift box is broken', { conversation }));
    expect(dataOf(parts, 'data-state')[0]?.data).toMatchObject({ owner: 'person', status: 'waiting' });
    expect((await judgedIn(conversation))[0]).toMatchObject({
      judgement: { kind: 'escalate', trigger: { kind: 'topic', detail: 'gifts: gift box' } },
    });
  });

  it('gets what the team wrote for it, with its link, once', async () => {
    const visitor = await visit(TEA.id, TEA.origin);
    const conversation = newConversation();
    const parts = await partsOf(await visitor.ask('What are your opening hours?', { conversation }));
    expect(textOf(parts)).toBe('We are open from 9 to 5.');
    expect(dataOf(parts, 'data-action')[0]?.data).toMatchObject({ label: 'All hours', url: '/hours' });
    expect(dataOf(parts, 'data-disposition')[0]?.data).toMatchObject({
      kind: 'answer',
      mode: 'policy',
      autoResponse: 'open',
    });
    const again = await partsOf(await visitor.ask('And the opening hours on Sunday?', { conversation }));
    expect(textOf(again)).not.toContain('We are open from 9 to 5.');
  });

  it('is shown how to do it, on the page where that can be done', async () => {
    const visitor = await visit(TEA.id, TEA.origin);
    const page = { url: `${TEA.origin}/account/deliveries`, actions: ['pauseDeliveries'] };
    const parts = await partsOf(await visitor.ask('Another delivery day please', { page }));
    expect(textOf(parts)).toBe('You can pause deliveries yourself.');
    expect(dataOf(parts, 'data-action')[0]?.data).toEqual({
      id: 'pause',
      label: 'Pause it',
      next: 'The van skips your house until you resume.',
      call: 'pauseDeliveries',
    });
    const elsewhere = await partsOf(await visitor.ask('Another delivery day please'));
    expect(dataOf(elsewhere, 'data-action')).toEqual([]);
  });

  it('is counted for what was offered, once, and by the customer it was offered to alone', async () => {
    const visitor = await visit(TEA.id, TEA.origin);
    const conversation = newConversation();
    const page = { url: `${TEA.origin}/account/deliveries`, actions: ['pauseDeliveries'] };
    const parts = await partsOf(await visitor.ask('Another delivery day please', { page, conversation }));
    const messageId = parts.find(part => part.type === 'start')?.messageId ?? '';
    const path = `/v1/conversations/${conversation}/action`;
    const done = { messageId, action: 'pause', outcome: 'done' };

    const stranger = await visit(TEA.id, TEA.origin);
    expect((await problemOf(await stranger.post(path, done))).code).toBe('conversation_not_found');
    for (const other of [{ action: 'constructor' }, { action: '__proto__' }, { messageId: 'another' }])
      expect((await problemOf(await visitor.post(path, { ...done, ...other }))).code).toBe('not_found');
    expect((await problemOf(await visitor.post(path, { ...done, outcome: 'refunded' }))).status).toBe(400);
    for (let times = 0; times < 3; times++) expect((await visitor.post(path, done)).status).toBe(200);
    expect((await visitor.post(path, { ...done, outcome: 'failed' })).status).toBe(200);

    await settle(objectOf(TEA.id, conversation));
    const { results } = await env.DB.prepare(
      "SELECT kind FROM events WHERE conversation = ? AND kind LIKE 'action.%' ORDER BY kind",
    )
      .bind(conversation)
      .all<{ kind: string }>();
    expect(results.map(({ kind }) => kind)).toEqual(['action.done', 'action.failed']);
  });

  it('gets a person by a tier that is vouched for, never by one that the page claims', async () => {
    const claimed = await visit(TEA.id, TEA.origin);
    const page = { url: `${TEA.origin}/`, attributes: { plan: 'gold' } };
    const parts = await partsOf(await claimed.ask('Where is my invoice?', { page }));
    expect(dataOf(parts, 'data-state')[0]?.data.owner).toBe('assistant');
    const token = await identityOf('c-1', { plan: 'gold' });
    const vouched = await visit(TEA.id, TEA.origin, { identityToken: token });
    const conversation = newConversation();
    await partsOf(await vouched.ask('Where is my invoice?', { conversation }));
    expect((await judgedIn(conversation))[0]?.judgement).toMatchObject({
      kind: 'escalate',
      trigger: { kind: 'tier', detail: 'plan = gold' },
    });
  });
});

describe('routing by the policy', () => {
  async function packageFor(text: string, plan?: string, customer = `c-${crypto.randomUUID()}`) {
    const identityToken = await identityOf(customer, plan ? { plan } : {});
    const visitor = await visit(TEA.id, TEA.origin, { identityToken });
    const conversation = newConversation();
    await partsOf(await visitor.ask(text, { conversation }));
    const stub = objectOf(TEA.id, conversation);
    await settle(stub);
    return await runInDurableObject<Conversation, HandoffRecord | undefined>(stub, instance =>
      instance.state.handoffs.get(1),
    );
  }

  it('sends it to the team, with priority, tags and times of the first rule that holds, and says why', async () => {
    const record = await packageFor('My gift box is broken', 'gold');
    expect(record?.package).toMatchObject({
      priority: 'urgent',
      route: { rule: 'gold-gifts', because: 'topic gifts, plan = gold', team: { helpdeskId: '12' } },
      sla: { policy: 'gold-gifts' },
    });
    expect(record?.tags).toEqual(['vip']);
    expect((await packageFor('My gift box is broken', 'silver'))?.package.route?.rule).toBe('gifts');
  });

  it('knows who waits for an answer already', async () => {
    const customer = `c-${crypto.randomUUID()}`;
    expect((await packageFor('I want a refund', undefined, customer))?.package.route).toBeUndefined();
    expect((await packageFor('I want a refund', undefined, customer))?.package.route).toMatchObject({
      rule: 'waiting-again',
      because: 'unresolved_tickets',
    });
  });
});

it('hands over at once what it cannot answer, where the policy says so', async () => {
  await publish('escalation: {lowConfidence: escalate}\n');
  await inForce(base);
  const visitor = await visit(TEA.id, TEA.origin);
  const conversation = newConversation();
  const parts = await partsOf(await visitor.ask('Can I teleport to the moon?', { conversation }));
  expect(dataOf(parts, 'data-disposition')[0]?.data.kind).toBe('decline');
  expect(dataOf(parts, 'data-state').at(-1)?.data).toMatchObject({ owner: 'person', status: 'waiting' });
  const stub = objectOf(TEA.id, conversation);
  const record = await runInDurableObject<Conversation, HandoffRecord | undefined>(stub, instance =>
    instance.state.handoffs.get(1),
  );
  expect(record?.package.trigger).toMatchObject({ kind: 'low_confidence' });
}, 30_000);

import { runDurableObjectAlarm } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, expect, it } from 'vitest';
import { withPorts } from './support/conversation.ts';
import { begin, change, settle } from './support/people.ts';
import { createTwoSites } from './support/two-sites.ts';

beforeAll(createTwoSites);

const ANA = { name: 'Ana' };
const MINUTE = 60_000;

it('warns before a breach once and tells of it once, for each clock', async () => {
  const { visitor, conversation, stub } = await begin();
  let minutes = 0;
  await withPorts(stub, () => ({ now: () => Date.now() + minutes * MINUTE }));
  await change(
    await visitor.post(`/v1/conversations/${conversation}/handoff`, {
      message: { id: 'm-1', text: 'My tea arrived cold.' },
    }),
  );
  for (let step = 0; step < 12; step++) {
    minutes = step * 12 * 60;
    await runDurableObjectAlarm(stub);
    await settle(stub);
  }
  const { results } = await env.DB.prepare(
    "SELECT kind, data FROM events WHERE conversation = ? AND kind LIKE 'sla.%' ORDER BY seq",
  )
    .bind(conversation)
    .all<{ kind: string; data: string }>();
  const told = results.map(({ kind, data }) => `${kind} ${(JSON.parse(data) as { clock: string }).clock}`);
  expect(new Set(told).size).toBe(told.length);
  expect(told).toContain('sla.breached first_reply');
  expect(told).toContain('sla.breached resolution');
});

it('watches the clocks again when a solved ticket is back, and by its new priority', async () => {
  const { visitor, conversation, stub } = await begin();
  await change(
    await visitor.post(`/v1/conversations/${conversation}/handoff`, {
      message: { id: 'm-1', text: 'My tea arrived cold.' },
    }),
  );
  const dueOf = async () => {
    const view = await stub.deskView(1);
    return view.ok ? Date.parse(view.value.ticket.resolutionDueAt ?? '') : Number.NaN;
  };
  await settle(stub);
  const before = await dueOf();
  await stub.act(ANA, { kind: 'priority', priority: 'low' }, 1);
  expect(await dueOf()).toBeGreaterThan(before);
  await stub.act(ANA, { kind: 'reply', id: 'sla-reply-1', text: 'Done.' }, 1);
  await stub.act(ANA, { kind: 'solve' }, 1);
  await settle(stub);
  await change(await visitor.post(`/v1/conversations/${conversation}/reopen`));
  await withPorts(stub, () => ({ now: () => Date.now() + 60 * 86_400_000 }));
  await runDurableObjectAlarm(stub);
  await settle(stub);
  const { results } = await env.DB.prepare(
    "SELECT kind FROM events WHERE conversation = ? AND kind = 'sla.breached'",
  )
    .bind(conversation)
    .all();
  expect(results).toHaveLength(1);
});

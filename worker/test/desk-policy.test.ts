import { beforeAll, describe, expect, it } from 'vitest';
import type { DeskFigures, DeskPolicy, DeskPolicyVersions, DeskSites } from '../src/desk-protocol.ts';
import { call, newConversation, partsOf, post, problemOf, visit } from './support/client.ts';
import { objectOf } from './support/conversation.ts';
import { settle, signIn } from './support/people.ts';
import { createTwoSites, TEA } from './support/two-sites.ts';

beforeAll(createTwoSites);

const origin = 'https://waypost.test';
async function agent() {
  const response = await post(
    '/desk/api/sign-in',
    { token: 'desk-token-for-tests', name: 'Ida' },
    { origin },
  );
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  return (path: string, method = 'GET', body?: unknown) =>
    call(`/desk/api${path}`, {
      method,
      headers: { cookie, origin, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
}

describe('the policy in the desk', () => {
  it('is published under the agent’s own name, kept in versions, and rolled back', async () => {
    const send = await agent();
    const { sites } = await (await send('/sites')).json<DeskSites>();
    expect(sites.map(({ id }) => id)).toContain(TEA.id);
    const start = await (await send(`/policy/${TEA.id}`)).json<DeskPolicy>();
    expect(start.version).toBe(0);
    const text = `${start.text}\n# ours\n`;
    const published = await send(`/policy/${TEA.id}`, 'PUT', { text, base: 0, note: 'first' });
    expect(await published.json()).toEqual({ version: 1 });
    expect((await send(`/policy/${TEA.id}`, 'PUT', { text: start.text, base: 1, note: '' })).status).toBe(
      200,
    );
    const back = await send(`/policy/${TEA.id}/rollback`, 'POST', { version: 1, base: 2 });
    expect(await back.json()).toEqual({ version: 3 });
    const { versions } = await (await send(`/policy/${TEA.id}/versions`)).json<DeskPolicyVersions>();
    expect(versions.map(({ version, author }) => [version, author])).toEqual([
      [3, 'Ida'],
      [2, 'Ida'],
      [1, 'Ida'],
    ]);
    expect((await (await send(`/policy/${TEA.id}`)).json<DeskPolicy>()).text).toBe(text);
  });

  it('names the line of what cannot be published, and refuses to overwrite another’s', async () => {
    const send = await agent();
    const wrong = await problemOf(
      await send(`/policy/${TEA.id}`, 'PUT', { text: 'topics:\n  - {id: A}\n', base: 3, note: '' }),
    );
    expect(wrong.errors?.map(({ path }) => path)).toContain('line 2 (topics.0.id)');
    const late = await problemOf(
      await send(`/policy/${TEA.id}`, 'PUT', { text: 'topics: []', base: 1, note: '' }),
    );
    expect(late.code).toBe('version_conflict');
  });

  it('is for agents alone', async () => {
    expect((await call(`/desk/api/policy/${TEA.id}`)).status).toBe(401);
    expect(
      (await post(`/desk/api/policy/${TEA.id}/rollback`, { version: 1, base: 3 }, { origin })).status,
    ).toBe(401);
  });
});

it('counts first replies that ask for what the ticket held, once', async () => {
  const desk = await signIn('Ada');
  const send = await agent();
  const before = await (await send('/figures')).json<DeskFigures>();
  const visitor = await visit(TEA.id, TEA.origin);
  const conversation = newConversation();
  await partsOf(await visitor.ask('I want to talk to a human about my late delivery', { conversation }));
  const stub = objectOf(TEA.id, conversation);
  await settle(stub);
  const { tickets } = await (await desk.get('/tickets?view=open')).json<{
    tickets: Array<{ number: number; conversation: string }>;
  }>();
  const number = tickets.find(one => one.conversation === conversation)?.number;
  const reply = (text: string) =>
    desk.send(`/tickets/${number}/actions`, { kind: 'reply', id: crypto.randomUUID(), text });
  expect((await reply('Hello, what is the problem?')).status).toBeLessThan(300);
  expect((await reply('And which page was it?')).status).toBeLessThan(300);
  await settle(stub);
  const after = await (await send('/figures')).json<DeskFigures>();
  expect(after.replied - before.replied).toBe(1);
  expect(after.askedKnown - before.askedKnown).toBe(1);
  expect(after.askedFor).toContainEqual({ what: 'question', tickets: expect.any(Number) });
});

/** Many customers at once while the helpdesk has a bad hour: what the worker itself brings to Request Tracker. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { chatRequest, createApi } from '../lib/api.ts';
import { seeded } from '../lib/random.ts';
import type { StandIn } from '../stand-ins/stand-in.ts';
import { randomFaults } from '../stand-ins/stand-in.ts';
import type { Scenario } from './adapter.ts';
import { SITE, startProduct } from './product.ts';
import type { RunningRt } from './rt.ts';
import { createRtDesk } from './rt-desk.ts';
import { until } from './story.ts';

/** RT's own server answers one request after another, in about 0.3 s: more would not be done in three minutes. */
export const STORM_HANDOFFS = 20;
const FAULTY_SHARE = 0.3;
/** RT fails that long, then is well: what waits for its next try must still arrive. */
const FAULTY_MS = 75_000;
const PATIENCE_MS = 180_000;

/** @param handoffs how many customers ask for a person, each with one message after that. */
export function stormScenario(rt: RunningRt, proxy: StandIn, handoffs = STORM_HANDOFFS): Scenario {
  return {
    name: `storm: ${handoffs} handoffs from the worker while every third request fails, each once and in order`,
    async run() {
      let log = '';
      const product = await startProduct(rt, proxy.url, {
        onLog: text => {
          log = `${log}${text}\n`.slice(-4_000);
        },
      });
      const wellAgain = setTimeout(() => proxy.setFaults(undefined), FAULTY_MS);
      try {
        const before = await newestTicket(rt);
        proxy.setFaults(randomFaults(FAULTY_SHARE, seeded(11)));
        const seen = proxy.requests.length;
        const customers = Array.from({ length: handoffs }, (_, index) => index + 1);
        await Promise.all(customers.map(nth => askForPerson(product.worker.url, nth)));
        await until(
          `all of ${handoffs} later messages were taken`,
          async () => takenMessages(proxy, seen).size === handoffs,
          PATIENCE_MS,
        );
        clearTimeout(wellAgain);
        proxy.setFaults(undefined);
        await expectOnce(rt, before, handoffs);
      } catch (error) {
        throw new Error(`The worker's last words:\n${log}`, { cause: error });
      } finally {
        clearTimeout(wellAgain);
        proxy.setFaults(undefined);
        await product.close();
      }
    },
  };
}

/** A conversation that begins with a handoff, and goes on. */
async function askForPerson(workerUrl: string, nth: number): Promise<void> {
  const api = createApi(workerUrl);
  const { token } = await api.openSession(SITE);
  const conversation = randomUUID();
  const response = await fetch(`${workerUrl}/v1/conversations/${conversation}/handoff`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ message: { id: randomUUID(), text: `before-${nth}. The rota does not save.` } }),
  });
  assert.equal(response.status, 200, await response.text());
  for await (const _part of api.chat(token, chatRequest(conversation, `after-${nth}. It still does not.`)));
}

/** Whose later message RT has taken, by what went through the proxy. */
function takenMessages(proxy: StandIn, since: number): Set<string> {
  const taken = proxy.requests
    .slice(since)
    .filter(({ method, answer }) => method === 'POST' && answer.status < 400)
    .flatMap(({ body }) => body.toString('utf8').match(/after-\d+/g) ?? []);
  return new Set(taken);
}

async function newestTicket(rt: RunningRt): Promise<number> {
  const query = encodeURIComponent('id > 0');
  const list = (await rt.asAgent('GET', `tickets?query=${query}&orderby=id&order=DESC&per_page=1`)) as {
    items: Array<{ id: string }>;
  };
  return Number(list.items[0]?.id ?? 0);
}

/** As many tickets as handoffs; on each, in public, the first message and then the later one. */
async function expectOnce(rt: RunningRt, before: number, handoffs: number): Promise<void> {
  const query = encodeURIComponent(`id > ${before}`);
  const list = (await rt.asAgent('GET', `tickets?query=${query}&per_page=100`)) as {
    total: number | string;
    items: Array<{ id: string }>;
  };
  assert.equal(Number(list.total), handoffs, 'as many tickets as handoffs');
  const desk = createRtDesk(rt);
  const stories: string[] = [];
  for (const { id } of list.items) {
    const open = (await desk.messages(id)).filter(({ kind }) => kind !== 'Comment');
    const words = open.flatMap(({ text }) => text.match(/\b(before|after)-\d+/g) ?? []);
    stories.push(words.join(' '));
  }
  const expected = Array.from({ length: handoffs }, (_, index) => `before-${index + 1} after-${index + 1}`);
  assert.deepEqual(stories.sort(), expected.sort());
}

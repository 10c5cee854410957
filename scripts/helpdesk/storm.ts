/** Many customers at once while the helpdesk has a bad hour: what the worker itself brings to Request Tracker. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { TicketDetail } from '../../worker/src/desk-protocol.ts';
import { chatRequest, createApi } from '../lib/api.ts';
import { seeded } from '../lib/random.ts';
import type { RunningWorker } from '../lib/worker.ts';
import type { StandIn } from '../stand-ins/stand-in.ts';
import { randomFaults } from '../stand-ins/stand-in.ts';
import type { Scenario } from './adapter.ts';
import { SITE, startProduct } from './product.ts';
import type { RunningRt } from './rt.ts';
import { createRtDesk } from './rt-desk.ts';
import { until } from './story.ts';

/** RT's own server answers one request after another, in about 0.3 s: many more would not be done in three minutes. */
export const STORM_HANDOFFS = 20;
const FAULTY_SHARE = 0.3;
/** From its start, RT fails that long, then is well: what waits for its next try must still arrive. */
const FAULTY_MS = 40_000;
/** A delivery that failed all the while waits up to two minutes for its next try, and the next one follows it. */
const PATIENCE_MS = 240_000;
/** Some ten requests a handoff, tries that failed among them, at RT's own pace. */
const PATIENCE_EACH_MS = 8_000;

/** @param handoffs how many customers ask for a person, each with one message after that. */
export function stormScenario(rt: RunningRt, proxy: StandIn, handoffs = STORM_HANDOFFS): Scenario {
  return {
    name: `storm: ${handoffs} handoffs from the worker while every third request fails, each once and in order`,
    async run() {
      const before = await newestTicket(rt);
      let log = '';
      const product = await startProduct(rt, proxy.url, {
        onLog: text => {
          log = `${log}${text}\n`.slice(-4_000);
        },
      });
      const wellAgain = setTimeout(() => proxy.setFaults(undefined), FAULTY_MS);
      try {
        const faultsBefore = faultsOf(proxy);
        proxy.setFaults(randomFaults(FAULTY_SHARE, seeded(11)));
        const customers = Array.from({ length: handoffs }, (_, index) => index + 1);
        await Promise.all(customers.map(nth => askForPerson(product.worker.url, nth)));
        const patience = PATIENCE_MS + handoffs * PATIENCE_EACH_MS;
        const isDelivered = await deliveryWatch(product.worker, handoffs);
        await until(`all of ${handoffs} handoffs are delivered`, isDelivered, patience);
        clearTimeout(wellAgain);
        proxy.setFaults(undefined);
        const faults = faultsOf(proxy) - faultsBefore;
        // RT answers so many requests in that time, whoever waits.
        assert.ok(faults >= Math.min(handoffs, 50), `there were faults enough: ${faults}`);
      } catch (error) {
        throw new Error(`The worker's last words:\n${log}`, { cause: error });
      } finally {
        clearTimeout(wellAgain);
        proxy.setFaults(undefined);
        await product.close();
      }
      // Counted when nothing asks RT any more: a hundred open tickets that are read again keep it busy.
      await expectOnce(rt, before, handoffs);
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

/** Whether the worker has nothing left to bring, asked as its own desk asks; what was unsure is settled then, too. */
async function deliveryWatch(worker: RunningWorker, handoffs: number): Promise<() => Promise<boolean>> {
  const signedIn = await fetch(`${worker.url}/desk/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: worker.url },
    body: JSON.stringify({ token: worker.deskToken, name: 'Watch' }),
  });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const waiting = new Set(Array.from({ length: handoffs }, (_, index) => index + 1));
  return async () => {
    for (const number of waiting) {
      const response = await fetch(`${worker.url}/desk/api/tickets/${number}`, { headers: { cookie } });
      // A ticket comes on the board a moment after it was asked for.
      if (response.status === 404) continue;
      assert.equal(response.status, 200, 'the desk tells of its tickets');
      const { deliveries } = (await response.json()) as TicketDetail;
      const isDone = deliveries.every(({ status }) => status === 'delivered');
      if (isDone && deliveries.some(({ kind }) => kind === 'append')) waiting.delete(number);
    }
    return waiting.size === 0;
  };
}

const faultsOf = ({ faultCounts }: StandIn) =>
  Object.values(faultCounts).reduce((sum, count) => sum + count, 0);

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

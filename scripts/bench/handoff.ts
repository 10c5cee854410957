import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApi } from '../lib/api.ts';
import { seeded } from '../lib/random.ts';
import { startWorker } from '../lib/worker.ts';
import type { HelpdeskStandIn } from '../stand-ins/helpdesk-stand-in.ts';
import { randomFaults } from '../stand-ins/stand-in.ts';
import type { HandoffCount } from './handoff-count.ts';
import { countHandoffs } from './handoff-count.ts';
import { MESSAGES_EACH, runCustomers, STEPS_EACH } from './handoff-customers.ts';
import { startDesk } from './handoff-desks.ts';
import { runKills } from './handoff-kills.ts';
import type { Waiting } from './handoff-outboxes.ts';
import { createOutboxReader } from './handoff-outboxes.ts';
import type { BenchResult } from './result.ts';

const SITE = 'handoffs';
const FAULT_SHARE = 0.3;
const SEED = 4;
/** The run that docs/benchmarks.md tells of. */
const FULL_RUN = 1_000;
/** Faults go on this long after the last message, so that deliveries feel them too. */
const FAULTS_AFTER_MS = 30_000;
const LOOK_MS = 2_000;
/** Longer than the longest pause of the product's own between two tries. */
const SETTLE_MS = 15 * 60_000;

export interface HandoffBenchOptions {
  helpdesk: string;
  handoffs: number;
  /** How often workerd is killed meanwhile. */
  kills: number;
}

/** Handoffs while the helpdesk fails and workerd is killed: one ticket each, every message once, in order. */
export async function benchHandoff(options: HandoffBenchOptions): Promise<BenchResult> {
  const { helpdesk, handoffs, kills } = options;
  const folder = mkdtempSync(join(tmpdir(), 'waypost-handoffs-'));
  const { standIn, bindings } = await startDesk(helpdesk);
  const worker = await startWorker({ persist: folder, bindings, isOutboundDirect: true, isQuiet: true });
  try {
    await createApi(worker.url, worker.adminToken).putSite({
      id: SITE,
      name: 'Handoffs',
      origins: ['https://shop.example.com'],
      handoff: { helpdesk },
    });
    standIn.setFaults(randomFaults(FAULT_SHARE, seeded(SEED)));
    const started = Date.now();
    let steps = 0;
    const progress = () => steps / (handoffs * STEPS_EACH);
    const onStep = () => {
      steps += 1;
      if (steps % 400 === 0) say(`${steps} requests of customers answered`);
    };
    const customers = { url: worker.url, site: SITE, handoffs, random: seeded(SEED + 1), onStep };
    await Promise.all([
      runCustomers(customers),
      runKills({ worker, kills, random: seeded(SEED + 2), progress }),
    ]);
    await sleep(FAULTS_AFTER_MS);
    standIn.setFaults(undefined);
    const faults = Object.values(standIn.faultCounts).reduce((sum, count) => sum + count, 0);
    const faultyS = (Date.now() - started) / 1_000;
    say(`no more faults after ${Math.round(faultyS)} s and ${faults} of them`);
    const waiting = await settle(folder);
    const count = countHandoffs(standIn.tickets(), { handoffs, each: MESSAGES_EACH });
    const settledS = (Date.now() - started) / 1_000 - faultyS;
    return resultOf(options, count, { standIn, faults, waiting, faultyS, settledS });
  } finally {
    await worker.close();
    await standIn.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits until no conversation has anything left for the helpdesk. @returns what has not left in time. */
async function settle(folder: string): Promise<Waiting> {
  const read = createOutboxReader(folder);
  const deadline = Date.now() + SETTLE_MS;
  for (let look = 0; ; look += 1) {
    const waiting = read();
    if (waiting.queued + waiting.parked === 0 || Date.now() > deadline) return waiting;
    if (look % 15 === 0) say(`${waiting.queued} deliveries queued, ${waiting.parked} parked`);
    await sleep(LOOK_MS);
  }
}

interface Run {
  standIn: HelpdeskStandIn;
  faults: number;
  waiting: Waiting;
  faultyS: number;
  settledS: number;
}

function resultOf(options: HandoffBenchOptions, count: HandoffCount, run: Run): BenchResult {
  const { helpdesk, handoffs, kills } = options;
  const { error, rate, reset, late } = run.standIn.faultCounts;
  const undelivered = run.waiting.queued + run.waiting.parked;
  const plain = (what: string, value: number, target?: number) => ({
    what,
    value,
    unit: '',
    ...(target !== undefined && { target }),
  });
  const missing = Math.max(0, handoffs - count.tickets);
  if (undelivered > 0) say(`not delivered, and why: ${JSON.stringify(run.waiting.reasons)}`);
  return {
    name: `handoff-${helpdesk}`,
    command: `handoff --helpdesk ${helpdesk} --handoffs ${handoffs} --kills ${kills}`,
    isQuickLook: handoffs < FULL_RUN,
    hasFailed: missing + undelivered + count.lost + count.duplicated + count.disordered > 0,
    line: { handoffs, ...count, kills, faults: run.faults },
    method:
      `${helpdesk}: ${handoffs} customers ask, want a person, and write two more messages, over HTTP. The stand-in of the helpdesk fails ` +
      `${FAULT_SHARE * 100} % of all requests: ${error} times 500, ${rate} times 429, ${reset} connections closed unanswered, ` +
      `${late} requests carried out and then left without an answer. workerd was killed with SIGKILL at random moments; customers send again ` +
      'what was not answered. Faults end half a minute after the last message; counted in the stand-in once no conversation has anything left to deliver.',
    figures: [
      plain('handoffs', handoffs),
      plain('tickets', count.tickets, handoffs),
      plain('handoffs without a ticket', missing, 0),
      plain('messages lost', count.lost, 0),
      plain('messages or tickets duplicated', count.duplicated, 0),
      plain('tickets out of order', count.disordered, 0),
      plain('deliveries that never ended', undelivered, 0),
      plain('kills', kills),
      plain('faults', run.faults),
      { what: 'time with faults', value: Math.round(run.faultyS), unit: 's' },
      { what: 'time until all was delivered, after them', value: Math.round(run.settledS), unit: 's' },
    ],
  };
}

/** Progress, beside the result. */
function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

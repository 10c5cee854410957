/** The adapter against a real Request Tracker: what every helpdesk must do, with nobody's stand-in between. */
import assert from 'node:assert/strict';
import { createRequestTracker } from '../../worker/src/handoff/adapters/request-tracker.ts';
import type { Helpdesk, Ticket } from '../../worker/src/handoff/helpdesk.ts';
import { HelpdeskError } from '../../worker/src/handoff/helpdesk.ts';
import type { HandoffPackage, TranscriptEntry } from '../../worker/src/handoff/types.ts';
import { seeded } from '../lib/random.ts';
import { faultOnNthWrite } from '../stand-ins/fault-proxy.ts';
import { arrivedSeqs, sampleEntry, samplePackage } from '../stand-ins/handoff-sample.ts';
import type { StandIn } from '../stand-ins/stand-in.ts';
import { randomFaults } from '../stand-ins/stand-in.ts';
import type { RunningRt } from './rt.ts';
import { createRtDesk } from './rt-desk.ts';

const FILE = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
/** RT takes some seconds a ticket on a small machine. */
const STORMS = 3;

export interface Scenario {
  name: string;
  run: () => Promise<void>;
}

/** @param proxy in front of `rt`. Each scenario opens tickets of its own. */
export function adapterScenarios(rt: RunningRt, proxy: StandIn): Scenario[] {
  const desk = createRtDesk(rt);
  const { name: user, password } = rt.product;
  const create = (secret = password): Helpdesk =>
    createRequestTracker({
      baseUrl: proxy.url,
      user,
      auth: { kind: 'password', password: secret },
      queue: 'General',
    });
  const helpdesk = create();
  const open = (pkg: HandoffPackage, mayExist = false) =>
    helpdesk.open({ package: pkg, mayExist, readAttachment: async () => FILE });
  const append = (ticket: Ticket, pkg: HandoffPackage, entries: TranscriptEntry[], mayExist = false) =>
    helpdesk.append({ ticket, package: pkg, entries, mayExist, readAttachment: async () => FILE });
  const later = (seq: number) => sampleEntry(seq, { from: 'customer' });

  /** All messages up to `last`, once and in order. */
  async function expectArrived(ticket: Ticket, last: number): Promise<void> {
    const seqs = Array.from({ length: last }, (_, index) => index + 1);
    const texts = (await desk.messages(ticket.id)).map(({ text }) => text);
    assert.deepEqual(arrivedSeqs(texts), { firsts: seqs, lasts: seqs });
  }

  return [
    {
      name: 'opens one ticket with subject, requester, transcript and an internal brief',
      async run() {
        const pkg = samplePackage('opens#1');
        const ticket = await open(pkg);
        assert.deepEqual(await desk.referring(pkg.key), [ticket.id]);
        await expectArrived(ticket, 3);
        const messages = await desk.messages(ticket.id);
        const briefs = messages.filter(({ text }) => text.includes(pkg.summary.open));
        assert.deepEqual(
          briefs.map(({ kind }) => kind),
          ['Comment'],
        );
        const { Subject, Requestor } = await desk.ticket(ticket.id);
        assert.equal(Subject, pkg.subject);
        assert.equal(Requestor[0]?.id, pkg.verified?.email);
      },
    },
    {
      name: 'brings a transcript of 200 messages whole and in order',
      async run() {
        const transcript = Array.from({ length: 200 }, (_, index) =>
          sampleEntry(index + 1, { text: `Line one.\n\n  Line <b>two</b> & ${'words '.repeat(80)}` }),
        );
        await expectArrived(await open(samplePackage('long#1', 0, { transcript })), 200);
      },
    },
    {
      name: 'opens one ticket whichever request goes unanswered or fails',
      async run() {
        for (const kind of ['late', 'error'] as const) {
          for (let nth = 1; ; nth++) {
            const fault = faultOnNthWrite(nth, kind);
            const pkg = samplePackage(`${kind}-${nth}#1`, 4);
            proxy.setFaults(fault.plan);
            const ticket = await persist(mayExist => open(pkg, mayExist));
            proxy.setFaults(undefined);
            assert.deepEqual(await desk.referring(pkg.key), [ticket.id]);
            await expectArrived(ticket, 4);
            if (!fault.wasUsed()) {
              assert.ok(nth > 1, 'at least one write was tried');
              break;
            }
          }
        }
      },
    },
    {
      name: 'keeps every message once and in order while every third request fails in some way',
      async run() {
        const random = seeded(11);
        for (let nth = 1; nth <= STORMS; nth++) {
          const pkg = samplePackage(`storm-${nth}#1`, 5);
          proxy.setFaults(randomFaults(0.3, random));
          let ticket = await persist(mayExist => open(pkg, mayExist));
          for (const seq of [6, 8]) {
            const entries = [later(seq), later(seq + 1)];
            const known = ticket;
            ticket = await persist(mayExist => append(known, pkg, entries, mayExist));
          }
          proxy.setFaults(undefined);
          assert.deepEqual(await desk.referring(pkg.key), [ticket.id]);
          await expectArrived(ticket, 9);
        }
        const { rate, reset, late } = proxy.faultCounts;
        assert.ok(Math.min(rate, reset, late) > 0, 'every kind of fault was met');
      },
    },
    {
      name: 'puts later messages there in public, notes and drafts never',
      async run() {
        const pkg = samplePackage('later#1');
        const ticket = await open(pkg);
        await append(ticket, pkg, [later(4), later(5)]);
        const note = {
          ticket,
          key: pkg.key,
          noteId: 'd1',
          kind: 'draft' as const,
          text: 'Try <second> again.',
        };
        await helpdesk.note({ ...note, mayExist: false });
        await helpdesk.note({ ...note, mayExist: true });
        await expectArrived(ticket, 5);
        const messages = await desk.messages(ticket.id);
        const kindsOf = (words: RegExp) =>
          messages.filter(({ text }) => words.test(text)).map(({ kind }) => kind);
        assert.deepEqual(kindsOf(/first-[45]/), ['Correspond']);
        assert.deepEqual(kindsOf(/Try <second> again/), ['Comment']);
      },
    },
    {
      name: 'reads an agent’s replies once, in order, with files; never comments or its own words',
      async run() {
        const pkg = samplePackage('reads#1');
        const ticket = await open(pkg);
        const first = await helpdesk.read(ticket, undefined);
        assert.deepEqual(first.replies, []);
        await desk.says(ticket.id, 'correspond', 'Hello Ada.');
        await desk.says(ticket.id, 'comment', 'Only for us.');
        await desk.says(ticket.id, 'correspond', 'See the picture.', { name: 'screen.png', data: FILE });
        await append(ticket, pkg, [later(4)]);
        const { replies, cursor } = await helpdesk.read(ticket, first.cursor);
        assert.deepEqual(
          replies.map(({ text }) => text),
          ['Hello Ada.', 'See the picture.'],
        );
        const [file] = replies[1]?.attachments ?? [];
        assert.equal(file?.name, 'screen.png');
        assert.deepEqual(await file?.fetch(), FILE);
        assert.deepEqual((await helpdesk.read(ticket, cursor)).replies, []);
      },
    },
    {
      name: 'sends files whole',
      async run() {
        const attachments = [{ id: 'f1', name: 'rota.pdf', type: 'application/pdf', size: FILE.length }];
        const transcript = [sampleEntry(1, { attachments }), sampleEntry(2)];
        const ticket = await open(samplePackage('files#1', 0, { transcript }));
        const files = (await desk.messages(ticket.id)).flatMap(message => message.files);
        assert.deepEqual(files, [{ name: 'rota.pdf', data: FILE }]);
      },
    },
    {
      name: 'sees a ticket solved, which the customer’s next message opens; owner shown',
      async run() {
        const pkg = samplePackage('solved#1');
        const ticket = await open(pkg);
        await desk.change(ticket.id, { Owner: rt.agent.name });
        await desk.change(ticket.id, { Status: 'resolved' });
        const view = await helpdesk.read(ticket, undefined);
        assert.equal(view.status, 'solved');
        assert.ok(view.assignee?.name);
        await append(ticket, pkg, [later(4)]);
        assert.equal((await helpdesk.read(ticket, undefined)).status, 'open');
        await helpdesk.update(ticket, { status: 'solved', priority: 'urgent' });
        const { Status, Priority } = await desk.ticket(ticket.id);
        assert.deepEqual([Status, String(Priority)], ['resolved', '100']);
        await helpdesk.update(ticket, { status: 'open' });
        assert.equal((await desk.ticket(ticket.id)).Status, 'open');
      },
    },
    {
      name: 'follows a merged ticket and writes to where it went',
      async run() {
        const pkg = samplePackage('merged#1');
        const ticket = await open(pkg);
        const kept = await open(samplePackage('kept#1'));
        await desk.change(ticket.id, { MergeInto: Number(kept.id) });
        assert.equal((await helpdesk.read(ticket, undefined)).movedTo?.id, kept.id);
        assert.equal((await append(ticket, pkg, [later(4)])).id, kept.id);
        const texts = (await desk.messages(kept.id)).map(({ text }) => text).join('\n');
        assert.equal(texts.split('first-4.').length, 2);
      },
    },
    {
      name: 'sees a deleted ticket, and says so when it is written to',
      async run() {
        const pkg = samplePackage('deleted#1');
        const ticket = await open(pkg);
        await rt.asAgent('DELETE', `ticket/${ticket.id}`);
        assert.equal((await helpdesk.read(ticket, undefined)).status, 'deleted');
        await assert.rejects(append(ticket, pkg, [later(4)]), { failure: 'gone' });
      },
    },
    {
      name: 'says what is wrong with credentials and queue',
      async run() {
        await helpdesk.check();
        await assert.rejects(create('wrong').check(), { failure: 'credentials', message: /RT_TOKEN/ });
        const elsewhere = createRequestTracker({
          baseUrl: proxy.url,
          user,
          auth: { kind: 'password', password },
          queue: 'Nope',
        });
        await assert.rejects(elsewhere.check(), { failure: 'credentials', message: /Nope/ });
      },
    },
  ];
}

/** Calls as the outbox does: again after each failure, saying that it may have gone through. Waits are cut short. */
async function persist<T>(call: (mayExist: boolean) => Promise<T>): Promise<T> {
  let mayExist = false;
  for (let attempt = 1; ; attempt++) {
    try {
      return await call(mayExist);
    } catch (error) {
      if (!(error instanceof HelpdeskError)) throw error;
      if (!['unavailable', 'rate_limited', 'ambiguous'].includes(error.failure) || attempt > 60) throw error;
      if (error.failure === 'ambiguous') mayExist = true;
    }
  }
}

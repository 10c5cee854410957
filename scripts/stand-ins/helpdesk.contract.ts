/**
 * What every helpdesk adapter does, tried on a stand-in that keeps state and fails on demand. A vendor's
 * test file calls `describeHelpdesk` and adds what is the vendor's alone.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AppendRequest, Helpdesk, OpenRequest, Ticket } from '../../worker/src/handoff/helpdesk.ts';
import { HelpdeskError } from '../../worker/src/handoff/helpdesk.ts';
import type { HandoffPackage, TranscriptEntry } from '../../worker/src/handoff/types.ts';
import { seeded } from '../lib/random.ts';
import { arrivedSeqs, sampleEntry, samplePackage } from './handoff-sample.ts';
import type { HelpdeskStandIn, SeenTicket } from './helpdesk-stand-in.ts';
import type { FaultKind, FaultPlan, StandInRequest } from './stand-in.ts';

/** One adapter on one fresh stand-in, on one clock. */
export interface HelpdeskBench {
  standIn: HelpdeskStandIn;
  helpdesk: Helpdesk;
  /** The same adapter with credentials which the stand-in refuses. */
  refused: Helpdesk;
  /** The same adapter as a restarted worker has it: nothing remembered. */
  restarted(): Helpdesk;
  /** Unix milliseconds, for adapter and stand-in alike. */
  now(): number;
  advance(ms: number): void;
}

/** What vendors do not all have. */
export interface HelpdeskTraits {
  merges: boolean;
  closesForGood: boolean;
  /** `timed`: the signature covers a time; `untimed`: the body alone; `secret`: not signed at all. */
  webhooks: 'timed' | 'untimed' | 'secret';
  /** A repeated delivery is known by its event id. */
  hasEventIds: boolean;
  /** Whether a ticket keeps tags of its own. */
  hasTags: boolean;
}

const FILE = Buffer.from('%PDF-1.4 a small file');

export function describeHelpdesk(
  name: string,
  create: () => Promise<HelpdeskBench>,
  traits: HelpdeskTraits,
): void {
  describe(`${name} as a helpdesk`, () => {
    let bench: HelpdeskBench;
    beforeEach(async () => {
      bench = await create();
    });
    afterEach(() => bench.standIn.close());

    const open = (pkg: HandoffPackage, options: Partial<OpenRequest> = {}, helpdesk = bench.helpdesk) =>
      helpdesk.open({ package: pkg, mayExist: false, readAttachment: async () => FILE, ...options });
    const append = (
      ticket: Ticket,
      pkg: HandoffPackage,
      entries: TranscriptEntry[],
      options: Partial<AppendRequest> = {},
      helpdesk = bench.helpdesk,
    ) =>
      helpdesk.append({
        ticket: asStored(ticket),
        package: pkg,
        entries,
        mayExist: false,
        readAttachment: async () => FILE,
        ...options,
      });
    const read = async (ticket: Ticket, cursor?: string, helpdesk = bench.helpdesk) =>
      helpdesk.read(asStored(ticket), cursor);
    const seen = (ticket: Ticket): SeenTicket => {
      const found = bench.standIn.tickets().find(({ id }) => id === ticket.id);
      if (!found) throw new Error(`the stand-in has no ticket ${ticket.id}`);
      return found;
    };
    const wait = () => bench.advance(bench.helpdesk.updateIntervalMs);
    const expectArrived = (ticket: Ticket, from: number, to: number) => {
      const seqs = Array.from({ length: to - from + 1 }, (_, index) => from + index);
      const arrived = arrivedSeqs(seen(ticket).messages.map(({ text }) => text));
      expect(arrived).toEqual({ firsts: seqs, lasts: seqs });
    };

    /** Calls as the outbox does: again after each failure, saying that it may have gone through. */
    async function persist<T>(call: (mayExist: boolean, helpdesk: Helpdesk) => Promise<T>): Promise<T> {
      let mayExist = false;
      for (let attempt = 1; ; attempt++) {
        try {
          return await call(mayExist, bench.helpdesk);
        } catch (error) {
          if (!(error instanceof HelpdeskError)) throw error;
          if (!['unavailable', 'rate_limited', 'ambiguous'].includes(error.failure) || attempt > 60)
            throw error;
          if (error.failure === 'ambiguous') mayExist = true;
          bench.advance(Math.max(error.retryAfterMs ?? 0, bench.helpdesk.findLagMs, 30_000));
        }
      }
    }

    test('opens one ticket with the subject, the whole transcript and an internal brief', async () => {
      const pkg = samplePackage('opens#1');
      const ticket = await open(pkg);
      expect(bench.standIn.tickets()).toHaveLength(1);
      const { subject, messages, status } = seen(ticket);
      expect(status).toBe('open');
      expect(ticket.reference).not.toBe('');
      if (subject) expect(subject).toContain(pkg.subject);
      expectArrived(ticket, 1, 3);
      const briefs = messages.filter(({ text }) => text.includes(pkg.summary.open));
      expect(briefs.map(({ isPublic }) => isPublic)).toEqual([false]);
      expect(JSON.parse(JSON.stringify(ticket))).toEqual(ticket);
    });

    test('opens tickets for visitors nobody knows', async () => {
      const { verified: _, ...pkg } = samplePackage('visitor#1');
      const ticket = await open(pkg);
      expectArrived(ticket, 1, 3);
      await append(ticket, pkg, [sampleEntry(4)]);
      expectArrived(ticket, 1, 4);
    });

    test('opens one ticket whichever request goes unanswered after it was carried out', async () => {
      for (let nth = 1; nth <= 30; nth++) {
        const pkg = samplePackage(`late-${nth}#1`, 4);
        const attached = withFile(pkg);
        const plan = faultOnNthWrite(nth, 'late');
        bench.standIn.setFaults(plan.asked);
        const ticket = await persist((mayExist, helpdesk) => open(attached, { mayExist }, helpdesk));
        bench.standIn.setFaults(undefined);
        expect(bench.standIn.tickets()).toHaveLength(nth);
        expectArrived(ticket, 1, 4);
        expect(countOf(seen(ticket), pkg.summary.open)).toBe(1);
        if (!plan.wasUsed()) {
          expect(nth, 'at least one write was tried').toBeGreaterThan(1);
          return;
        }
      }
      throw new Error('opening takes more than thirty writes');
    });

    test('opens one ticket whichever request fails with 500, also from a restarted worker', async () => {
      for (let nth = 1; nth <= 30; nth++) {
        const pkg = samplePackage(`failed-${nth}#1`, 4);
        const plan = faultOnNthWrite(nth, 'error');
        bench.standIn.setFaults(plan.asked);
        const ticket = await persist(mayExist => open(pkg, { mayExist }, bench.restarted()));
        bench.standIn.setFaults(undefined);
        expect(bench.standIn.tickets()).toHaveLength(nth);
        expectArrived(ticket, 1, 4);
        if (!plan.wasUsed()) return;
      }
      throw new Error('opening takes more than thirty writes');
    });

    test('puts later messages on the same ticket, public, in order', async () => {
      const pkg = samplePackage('later#1');
      let ticket = await open(pkg);
      for (const seqs of [[4], [5, 6], [7, 8, 9]]) {
        wait();
        const entries = seqs.map(seq => sampleEntry(seq, { from: 'customer' }));
        ticket = await append(ticket, pkg, entries);
      }
      expect(bench.standIn.tickets()).toHaveLength(1);
      expectArrived(ticket, 1, 9);
      const later = seen(ticket).messages.filter(({ text }) => /first-[4-9]\b/.test(text));
      expect(later.every(({ isPublic }) => isPublic)).toBe(true);
    });

    test('puts later messages there once, whichever request goes unanswered', async () => {
      const pkg = samplePackage('once#1');
      let ticket = await open(pkg);
      let seq = 3;
      for (let nth = 1; nth <= 30; nth++) {
        bench.advance(600_000);
        bench.standIn.agent.solves(ticket.id);
        const plan = faultOnNthWrite(nth, 'late');
        bench.standIn.setFaults(plan.asked);
        const entries = [1, 2].map(step => sampleEntry(seq + step, { from: 'customer' }));
        ticket = await persist((mayExist, helpdesk) => append(ticket, pkg, entries, { mayExist }, helpdesk));
        bench.standIn.setFaults(undefined);
        seq += 2;
        expectArrived(ticket, 1, seq);
        expect(seen(ticket).status).toBe('open');
        if (!plan.wasUsed()) {
          expect(nth, 'at least one write was tried').toBeGreaterThan(1);
          return;
        }
      }
      throw new Error('appending takes more than thirty writes');
    });

    test('keeps every message once and in order while every third request fails in some way', async () => {
      const random = seeded(7);
      const kinds: FaultKind[] = ['error', 'rate', 'reset', 'late'];
      bench.standIn.setFaults(() => (random() < 0.3 ? kinds[Math.floor(random() * 4)] : undefined));
      for (let nth = 1; nth <= 12; nth++) {
        const pkg = samplePackage(`storm-${nth}#1`, 5);
        let ticket = await persist((mayExist, helpdesk) => open(pkg, { mayExist }, helpdesk));
        for (const seq of [6, 8]) {
          bench.advance(120_000);
          const entries = [sampleEntry(seq), sampleEntry(seq + 1)];
          ticket = await persist((mayExist, helpdesk) =>
            append(ticket, pkg, entries, { mayExist }, helpdesk),
          );
        }
        expect(bench.standIn.tickets()).toHaveLength(nth);
        expectArrived(ticket, 1, 9);
        expect(countOf(seen(ticket), pkg.summary.open)).toBe(1);
      }
    });

    test('does not take a mark that a customer typed for a message that has arrived', async () => {
      const forged = sampleEntry(1, { text: 'See (Waypost message 4) and Waypost message 5, part 1 of 2.' });
      const pkg = samplePackage('forged#1', 3, { transcript: [forged, sampleEntry(2), sampleEntry(3)] });
      const ticket = await open(pkg);
      wait();
      await append(ticket, pkg, [sampleEntry(4), sampleEntry(5)], { mayExist: true });
      expectArrived(ticket, 1, 5);
    });

    test('brings a transcript of 200 messages whole and in order', async () => {
      const transcript = Array.from({ length: 200 }, (_, index) =>
        sampleEntry(index + 1, { text: `Line one.\n\n  Line two of <b>message</b> ${'words '.repeat(80)}` }),
      );
      const pkg = samplePackage('long#1', 0, { transcript });
      const ticket = await persist((mayExist, helpdesk) => open(pkg, { mayExist }, helpdesk));
      expectArrived(ticket, 1, 200);
      expect(countOf(seen(ticket), pkg.summary.open)).toBe(1);
    });

    test('splits a single message that is too long for the vendor and drops no word of it', async () => {
      const words = Array.from({ length: 14_000 }, (_, index) => `w${index}&`);
      const pkg = samplePackage('huge#1', 3, {
        transcript: [sampleEntry(1), sampleEntry(2, { text: words.join(' ') }), sampleEntry(3)],
      });
      bench.standIn.setFaults(faultOnNthWrite(3, 'late').asked);
      const ticket = await persist((mayExist, helpdesk) => open(pkg, { mayExist }, helpdesk));
      expectArrived(ticket, 1, 3);
      const arrived = seen(ticket)
        .messages.map(({ text }) => text)
        .join('\n');
      expect([...arrived.matchAll(/\bw\d+&/g)].map(match => match[0])).toEqual(words);
    });

    test('keeps words that the vendor would expand, and markup as it was typed', async () => {
      const text = 'My {{ticket.requester.email}} and {% if %} <script>alert(1)</script> & "quotes"';
      const pkg = samplePackage('braces#1', 1, { transcript: [sampleEntry(1, { text })] });
      const ticket = await open(pkg);
      const arrived = seen(ticket)
        .messages.map(message => message.text)
        .join('\n')
        // An invisible joint between the braces is how expansion is stopped.
        .replaceAll('\u2060', '');
      expect(arrived).toContain('{{ticket.requester.email}}');
      expect(arrived).toContain('{% if %}');
      expect(arrived).toContain('<script>alert(1)</script> & "quotes"');
    });

    test('sends attachments along, once', async () => {
      const pkg = withFile(samplePackage('files#1'));
      const ticket = await open(pkg);
      wait();
      const attachments = [{ id: 'f2', name: 'later.pdf', type: 'application/pdf', size: FILE.length }];
      await append(ticket, pkg, [sampleEntry(4, { attachments })]);
      await append(ticket, pkg, [sampleEntry(4, { attachments })], { mayExist: true });
      const files = seen(ticket).messages.flatMap(message => message.files);
      expect(files.map(file => file.name)).toEqual(['rota.pdf', 'later.pdf']);
      expect(files.every(file => file.data.equals(FILE))).toBe(true);
    });

    test('keeps notes and drafts internal, and writes the same one once', async () => {
      const pkg = samplePackage('notes#1');
      const ticket = await open(pkg);
      const note = { ticket: asStored(ticket), key: pkg.key, noteId: 'draft-1', kind: 'draft' as const };
      await bench.helpdesk.note({ ...note, text: 'Try the <second> step again.', mayExist: false });
      await bench.helpdesk.note({ ...note, text: 'Try the <second> step again.', mayExist: true });
      bench.standIn.agent.notes(ticket.id, 'Known bug, do not tell.');
      const notes = seen(ticket).messages.filter(({ text }) => text.includes('Try the <second> step'));
      expect(notes.map(({ isPublic }) => isPublic)).toEqual([false]);
      expect((await read(ticket)).replies).toEqual([]);
    });

    test('reads agents’ public replies after the cursor, oldest first, and never its own messages', async () => {
      const pkg = samplePackage('reads#1');
      let ticket = await open(pkg);
      const first = await read(ticket);
      expect(first.replies).toEqual([]);
      bench.advance(5_000);
      const ids = ['Hello Ada.', 'It is fixed now.'].map(text => {
        bench.advance(1_000);
        return bench.standIn.agent.replies(ticket.id, text);
      });
      bench.standIn.agent.notes(ticket.id, 'Only for us.');
      wait();
      ticket = await append(ticket, pkg, [sampleEntry(4)]);
      const second = await read(ticket, first.cursor, bench.restarted());
      expect(second.replies.map(({ text }) => text.trim())).toEqual(['Hello Ada.', 'It is fixed now.']);
      expect(second.replies.map(({ id }) => id)).toEqual(ids);
      expect(second.replies[0]?.author.name).not.toBe('');
      expect(Number.isFinite(Date.parse(second.replies[0]?.at ?? ''))).toBe(true);
      expect((await read(ticket, second.cursor)).replies).toEqual([]);
      bench.standIn.agent.replies(ticket.id, 'Anything else?');
      const third = await read(ticket, second.cursor);
      expect(third.replies.map(({ text }) => text.trim())).toEqual(['Anything else?']);
    });

    test('reads on past a hundred replies', async () => {
      const ticket = await open(samplePackage('many#1'));
      const first = await read(ticket);
      const texts = Array.from({ length: 130 }, (_, index) => `Reply number ${index}.`);
      for (const text of texts) {
        bench.advance(1_000);
        bench.standIn.agent.replies(ticket.id, text);
      }
      const { replies } = await read(ticket, first.cursor);
      expect(replies.map(({ text }) => text.trim())).toEqual(texts);
    });

    test('offers an agent’s file and fetches it when asked', async () => {
      const ticket = await open(samplePackage('from-agent#1'));
      bench.standIn.agent.replies(ticket.id, 'See the picture.', {
        file: { name: 'screen.png', type: 'image/png', data: FILE },
      });
      const [reply] = (await read(ticket)).replies;
      const [file] = reply?.attachments ?? [];
      expect(file?.name).toBe('screen.png');
      expect(Buffer.from((await file?.fetch()) ?? new Uint8Array())).toEqual(FILE);
    });

    test('sees a solved ticket, which the customer’s next message opens again', async () => {
      const pkg = samplePackage('solved#1');
      let ticket = await open(pkg);
      expect((await read(ticket)).status).not.toBe('solved');
      bench.standIn.agent.replies(ticket.id, 'Done.');
      bench.standIn.agent.solves(ticket.id);
      expect((await read(ticket)).status).toBe('solved');
      wait();
      ticket = await append(ticket, pkg, [sampleEntry(4)]);
      expect((await read(ticket)).status).toBe('open');
      expect(seen(ticket).status).toBe('open');
      expect(bench.standIn.tickets()).toHaveLength(1);
    });

    test('solves and opens a ticket, and adds tags to those that are there', async () => {
      const ticket = await open(samplePackage('update#1'));
      const before = seen(ticket).tags;
      await bench.helpdesk.update(ticket, { status: 'solved', priority: 'urgent', addTags: ['billing'] });
      expect(seen(ticket).status).toBe('solved');
      if (traits.hasTags) expect(seen(ticket).tags.sort()).toEqual([...before, 'billing'].sort());
      await bench.helpdesk.update(ticket, { status: 'open' });
      expect(seen(ticket).status).toBe('open');
    });

    test('sees a deleted ticket, and says so when it is written to', async () => {
      const pkg = samplePackage('deleted#1');
      const ticket = await open(pkg);
      bench.standIn.agent.deletes(ticket.id);
      expect((await read(ticket)).status).toBe('deleted');
      wait();
      await expect(append(ticket, pkg, [sampleEntry(4)])).rejects.toMatchObject({ failure: 'gone' });
    });

    test.runIf(traits.merges)('follows a merged ticket, and writes to where it went', async () => {
      const pkg = samplePackage('merged#1');
      const ticket = await open(pkg);
      const other = await open(samplePackage('kept#1'));
      bench.standIn.agent.merges?.(ticket.id, other.id);
      const view = await read(ticket);
      expect(view.movedTo?.id).toBe(other.id);
      expect(view.replies).toEqual([]);
      wait();
      const written = await append(ticket, pkg, [sampleEntry(4)]);
      expect(written.id).toBe(other.id);
      expect(countOf(seen(other), 'first-4.')).toBe(1);
    });

    test.runIf(traits.closesForGood)('opens one follow-up for a ticket that is closed for good', async () => {
      const pkg = samplePackage('closed#1');
      const ticket = await open(pkg);
      bench.standIn.agent.closes?.(ticket.id);
      wait();
      bench.standIn.setFaults(faultOnNthWrite(2, 'late').asked);
      const moved = await persist((mayExist, helpdesk) =>
        append(ticket, pkg, [sampleEntry(4)], { mayExist }, helpdesk),
      );
      expect(moved.id).not.toBe(ticket.id);
      expect(bench.standIn.tickets()).toHaveLength(2);
      expect(countOf(seen(moved), 'first-4.')).toBe(1);
      wait();
      const again = await append(moved, pkg, [sampleEntry(5)]);
      expect(again.id).toBe(moved.id);
      expect(countOf(seen(moved), 'first-5.')).toBe(1);
      expect((await read(ticket)).movedTo?.id).toBe(moved.id);
    });

    test('takes a webhook as a hint at its ticket', async () => {
      const ticket = await open(samplePackage('hook#1'));
      bench.standIn.agent.replies(ticket.id, 'Hello.');
      const delivery = await bench.standIn.delivery(ticket.id, bench.now());
      const outcome = await bench.helpdesk.receive({ ...delivery, now: bench.now() });
      expect(outcome).toMatchObject({ kind: 'hints', hints: [{ ticketId: ticket.id }] });
      const again = await bench.helpdesk.receive({ ...delivery, now: bench.now() + 2_000 });
      if (traits.hasEventIds) expect(again).toEqual(outcome);
      else expect(again).toMatchObject({ kind: 'hints', hints: [{ ticketId: ticket.id }] });
    });

    test('refuses a forged webhook and one without a signature', async () => {
      const ticket = await open(samplePackage('forgery#1'));
      bench.standIn.agent.replies(ticket.id, 'Hello.');
      const { body, headers, pathSecret } = await bench.standIn.delivery(ticket.id, bench.now());
      const now = bench.now();
      const forged =
        traits.webhooks === 'secret'
          ? { body, headers: shift(headers), ...(pathSecret && { pathSecret: `${pathSecret}x` }) }
          : { body: Buffer.concat([body, Buffer.from(' ')]), headers };
      const refusal = { kind: 'refused', reason: 'signature' };
      expect(await bench.helpdesk.receive({ ...forged, now })).toEqual(refusal);
      expect(await bench.helpdesk.receive({ body, headers: {}, now })).toEqual(refusal);
    });

    test.runIf(traits.webhooks === 'timed')(
      'refuses a webhook from ten minutes off, either way',
      async () => {
        const ticket = await open(samplePackage('stale#1'));
        bench.standIn.agent.replies(ticket.id, 'Hello.');
        const delivery = await bench.standIn.delivery(ticket.id, bench.now());
        for (const offset of [-600_000, 600_000]) {
          const outcome = await bench.helpdesk.receive({ ...delivery, now: bench.now() + offset });
          expect(outcome).toEqual({ kind: 'refused', reason: 'stale' });
        }
      },
    );

    test('says what is wrong with the credentials, in check and in open', async () => {
      await expect(bench.helpdesk.check()).resolves.toBeUndefined();
      const error = await bench.refused.check().then(
        () => undefined,
        reason => reason,
      );
      expect(error).toBeInstanceOf(HelpdeskError);
      expect(error.failure).toBe('credentials');
      // Names the setting to look at.
      expect(error.message).toMatch(/[A-Z]{5,}_[A-Z_]+/);
      await expect(open(samplePackage('refused#1'), {}, bench.refused)).rejects.toMatchObject({
        failure: 'credentials',
      });
      expect(bench.standIn.tickets()).toEqual([]);
    });

    test('says when it was told to wait, and for how long', async () => {
      bench.standIn.setFaults(() => 'rate');
      await expect(open(samplePackage('waits#1'))).rejects.toMatchObject({
        failure: 'rate_limited',
        retryAfterMs: 1_000,
      });
    });
  });
}

/** A ticket is kept as JSON between two calls. */
function asStored(ticket: Ticket): Ticket {
  return JSON.parse(JSON.stringify(ticket));
}

function withFile(pkg: HandoffPackage): HandoffPackage {
  const attachments = [{ id: 'f1', name: 'rota.pdf', type: 'application/pdf', size: FILE.length }];
  const [first, ...rest] = pkg.transcript;
  return { ...pkg, transcript: first ? [{ ...first, attachments }, ...rest] : [] };
}

function countOf(ticket: SeenTicket, text: string): number {
  return ticket.messages.map(message => message.text.split(text).length - 1).reduce((sum, n) => sum + n, 0);
}

/** Fails the nth write (not a sign-in), once. */
function faultOnNthWrite(nth: number, kind: FaultKind): { asked: FaultPlan; wasUsed(): boolean } {
  let writes = 0;
  let used = false;
  return {
    asked: ({ method, path }: StandInRequest) => {
      if (method === 'GET' || path.includes('/oauth/')) return undefined;
      writes += 1;
      if (writes !== nth) return undefined;
      used = true;
      return kind;
    },
    wasUsed: () => used,
  };
}

/** Every secret with its last character changed. */
function shift(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      value.replace(/.$/, last => (last === 'x' ? 'y' : 'x')),
    ]),
  );
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFreshdesk } from '../../worker/src/handoff/adapters/freshdesk.ts';
import type { FreshdeskStandIn } from '../stand-ins/freshdesk.ts';
import { startFreshdesk } from '../stand-ins/freshdesk.ts';
import { readTagsOptions } from './options.ts';
import { runTags } from './run.ts';

let folder: string;
let standIn: FreshdeskStandIn;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waypost-tags-'));
  standIn = await startFreshdesk({ apiKey: 'key', hookSecret: 'secret', now: Date.now });
});
afterEach(async () => {
  await standIn.close();
  rmSync(folder, { recursive: true, force: true });
});

async function ticket(tags: string[]): Promise<string> {
  const response = await fetch(`${standIn.url}/api/v2/tickets`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa('key:X')}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      subject: 'S',
      description: 'D',
      email: 'mia@example.com',
      status: 2,
      priority: 1,
      tags,
    }),
  });
  return String(((await response.json()) as { id: number }).id);
}

function run(...args: string[]) {
  const helpdesk = createFreshdesk(
    { baseUrl: standIn.url, apiKey: 'key', hookSecrets: [] },
    { now: Date.now },
  );
  const journal = join(folder, 'journal.jsonl');
  const said: string[] = [];
  const command = readTagsOptions([...args, '--helpdesk', 'freshdesk', '--journal', journal]);
  return runTags(command, helpdesk, line => said.push(line)).then(outcome => ({ ...outcome, said }));
}
const tagsOf = (id: string) => standIn.ticket(id).tags;

describe('npm run tags', () => {
  it('writes proposed tags once, and takes exactly these back', async () => {
    const [bare, wrong, right] = [
      await ticket([]),
      await ticket(['vip', 'invoices']),
      await ticket(['refund']),
    ];
    const file = join(folder, 'tags.csv');
    writeFileSync(
      file,
      `ticket_id,finding,current_tag,proposed_tag,subject,reason\n${bare},untagged,,invoices,S,r\n${wrong},mis-tagged,invoices,refund,S,r\n${right},mis-tagged,refund,refund,S,r\n999999,untagged,,x,S,r\n`,
    );
    expect((await run('apply', file, '--dry-run')).written).toBe(2);
    expect(tagsOf(bare)).toEqual([]);
    const outcome = await run('apply', file);
    expect(outcome).toMatchObject({ written: 2, unchanged: 1, failed: [{ ticketId: '999999' }] });
    expect(outcome.said).toContain(`${wrong}  +refund -invoices`);
    expect([tagsOf(bare), tagsOf(wrong), tagsOf(right)]).toEqual([
      ['invoices'],
      ['vip', 'refund'],
      ['refund'],
    ]);
    expect((await run('apply', file)).written).toBe(0);
    expect((await run('undo')).written).toBe(2);
    expect([tagsOf(bare), tagsOf(wrong), tagsOf(right)]).toEqual([[], ['vip', 'invoices'], ['refund']]);
    expect(readFileSync(join(folder, 'journal.jsonl'), 'utf8')).toBe('');
  });

  it.each([
    [['dance'], 'Say apply or undo'],
    [['apply'], 'Name one tags.csv'],
    [['undo', 'x'], 'journal alone'],
  ])('says what to give it: %j', (args, words) => {
    expect(() => readTagsOptions([...args, '--helpdesk', 'zendesk'])).toThrow(words);
  });

  it('says what a file lacks', async () => {
    const file = join(folder, 'other.csv');
    writeFileSync(file, 'id,tag\n1,x\n');
    await expect(run('apply', file)).rejects.toThrow('ticket_id');
    await expect(run('apply', join(folder, 'none.csv'))).rejects.toThrow('npm run audit');
  });
});

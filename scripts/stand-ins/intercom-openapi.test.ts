/** Every request that the Intercom adapter sends, against Intercom's own description of its API. */
import Ajv from 'ajv';
import { expect, test } from 'vitest';
import { createIntercom } from '../../worker/src/handoff/adapters/intercom.ts';
import { findSharedSpec, readSpec } from '../lib/shared-spec.ts';
import { sampleEntry, samplePackage } from './handoff-sample.ts';
import { startIntercom } from './intercom.ts';
import type { StandInRequest } from './stand-in.ts';

type Json = Record<string, unknown>;

const SPEC = findSharedSpec('intercom/api.intercom.io-2.16.yaml');
const SECRETS = { accessToken: 'token-of-the-app', adminId: '42', clientSecret: 'a client secret' };

test.skipIf(!SPEC)(
  'sends Intercom only requests that its API description allows (skipped without the description)',
  async () => {
    const spec = loosened(readSpec(SPEC ?? '')) as { paths: Record<string, Record<string, Json>> };
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema({ $id: 'spec', ...spec });
    const requests = await wholeStory();
    const problems = requests.flatMap(request => problemsOf(request, spec.paths, ajv));
    expect(problems).toEqual([]);
    expect(
      new Set(requests.map(({ method, path }) => `${method} ${path.replace(/\d[\da-f]+/g, 'N')}`)).size,
    ).toBeGreaterThan(9);
    // The check itself can fail.
    const wrong = {
      ...requests[0],
      method: 'POST',
      path: '/conversations',
      json: () => ({ body: 'no sender' }),
    };
    expect(problemsOf(wrong as StandInRequest, spec.paths, ajv)).not.toEqual([]);
    const unknown = { ...wrong, path: '/tags', json: () => ({ name: 'a', colour: 'red' }) };
    expect(problemsOf(unknown as StandInRequest, spec.paths, ajv)).not.toEqual([]);
  },
  60_000,
);

/** A handoff from opening to merge, with files, retries, tags and a note. */
async function wholeStory(): Promise<StandInRequest[]> {
  let clock = Date.parse('2026-11-25T09:10:00Z');
  const standIn = await startIntercom({ ...SECRETS, now: () => clock });
  const helpdesk = createIntercom({ ...SECRETS, baseUrl: standIn.url, teamId: '7' }, { now: () => clock });
  const attachments = [{ id: 'f1', name: 'rota.pdf', type: 'application/pdf', size: 3 }];
  const readAttachment = async () => Buffer.from('pdf');
  const pkg = samplePackage('story#1', 3, { transcript: [sampleEntry(1, { attachments }), sampleEntry(2)] });
  await helpdesk.check();
  const ticket = await helpdesk.open({ package: pkg, mayExist: false, readAttachment });
  clock += 120_000;
  await helpdesk.open({ package: pkg, mayExist: true, readAttachment });
  await helpdesk.open({ package: samplePackage('story#2'), mayExist: true, readAttachment });
  const entries = [sampleEntry(3, { attachments }), sampleEntry(4)];
  await helpdesk.append({ ticket, package: pkg, entries, mayExist: false, readAttachment });
  await helpdesk.note({
    ticket,
    key: pkg.key,
    noteId: 'n1',
    kind: 'draft',
    text: 'Try this.',
    mayExist: true,
  });
  standIn.agent.replies(ticket.id, 'On it.');
  await helpdesk.read(ticket, undefined);
  await helpdesk.update(ticket, { status: 'solved', priority: 'urgent', addTags: ['billing'] });
  await helpdesk.update(ticket, { status: 'open' });
  await standIn.close();
  return standIn.requests;
}

function problemsOf(
  request: StandInRequest,
  paths: Record<string, Record<string, Json>>,
  ajv: Ajv,
): string[] {
  const { method, path } = request;
  const names = Object.keys(paths).filter(name => matcher(name).test(path));
  // A fixed path comes before one with a place in it.
  const name = names.sort((a, b) => a.split('{').length - b.split('{').length)[0];
  const operation = name && paths[name]?.[method.toLowerCase()];
  if (!name || !operation) return [`${method} ${path} is not in the description`];
  if (method === 'GET') return [];
  const pointer = [name, method.toLowerCase(), 'requestBody', 'content', 'application/json', 'schema'];
  const escaped = pointer.map(step => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')));
  const validate = ajv.compile({ $ref: `spec#/paths/${escaped.join('/')}` });
  return validate(request.json()) ? [] : [`${method} ${path}: ${ajv.errorsText(validate.errors)}`];
}

function matcher(name: string): RegExp {
  return new RegExp(`^${name.replace(/\{[^}]+\}/g, '[^/]+')}$`);
}

/**
 * The description as JSON Schema: `nullable` in its own words; `oneOf` as `anyOf`, since its branches often
 * overlap. Fields it does not name are refused where an object stands alone, so that a typing error is seen.
 */
function loosened(node: unknown, isPartOfOther = false): unknown {
  if (Array.isArray(node)) return node.map(item => loosened(item, isPartOfOther));
  if (typeof node !== 'object' || node === null) return node;
  const { oneOf, nullable, discriminator: _, example: __, examples: ___, ...rest } = node as Json;
  const all = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, loosened(value, key === 'allOf')]),
  );
  const isNullable = nullable === true && typeof all['type'] === 'string';
  const isWhole = all['type'] === 'object' && all['properties'] !== undefined && !('allOf' in all);
  const isBase = isPartOfOther || /Base|base/.test(String(all['title'] ?? ''));
  return {
    ...all,
    ...(Array.isArray(oneOf) && { anyOf: loosened(oneOf) }),
    ...(isNullable && { type: [all['type'], 'null'] }),
    ...(isWhole && !isBase && all['additionalProperties'] === undefined && { additionalProperties: false }),
  };
}

import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { composeDesk, composePeople } from '../src/compose-people.ts';
import { readSettings } from '../src/settings.ts';
import { visit } from './support/client.ts';
import { adminCall, createTwoSites, identityOf, putSite, TEA } from './support/two-sites.ts';

beforeAll(createTwoSites);

const MAIL = {
  id: 'm',
  site: 's',
  conversation: 'c',
  to: 'ada@example.com',
  subject: 'Hello',
  text: 'Hello',
};

describe('a deployment whose settings are wrong', () => {
  it('keeps its conversations although mail is set up wrongly, and says what to mend', async () => {
    const broken = { ...env, SMTP_HOST: 'smtp.example.com' };
    const { mailer } = composePeople(broken, readSettings(broken));
    await expect(mailer.send(MAIL)).rejects.toMatchObject({
      failure: 'settings',
      message: expect.stringContaining('MAIL_FROM'),
    });
    const state = await composeDesk(broken, readSettings(broken)).state();
    expect(state.problem).toContain('MAIL_FROM is missing');
  });

  it('says that mails lead nowhere while its own address is not set', async () => {
    const { PUBLIC_URL: _url, ...rest } = { ...env };
    const bare = { ...rest, SMTP_HOST: 'smtp.example.com', MAIL_FROM: 'a@example.com' } as Cloudflare.Env;
    const people = composePeople(bare, readSettings(bare));
    expect(await people.resumeUrl('site', 'conversation', { visitorId: 'v' })).toBeUndefined();
    expect((await composeDesk(bare, readSettings(bare)).state()).problem).toContain('PUBLIC_URL');
  });

  it('says so of each helpdesk that a site names, not of the first alone', async () => {
    await putSite({ id: 'a-shop', name: 'A', origins: [TEA.origin], handoff: { helpdesk: 'chatwoot' } });
    await putSite({ id: 'b-shop', name: 'B', origins: [TEA.origin], handoff: { helpdesk: 'zendesk' } });
    const answer = await adminCall('/admin/v1/status', {});
    const { problem } = await answer.json<{ problem: string }>();
    expect(problem).toContain('chatwoot');
    expect(problem).toContain('zendesk');
  });
});

describe('a site’s settings, read, changed and sent back', () => {
  const path = `/admin/v1/sites/${TEA.id}`;
  const put = (settings: object) => adminCall(path, { method: 'PUT', body: JSON.stringify(settings) });
  const read = async () => (await adminCall(path, {})).json<Record<string, unknown>>();
  afterEach(createTwoSites);

  it('keep the keys by which customers are vouched for', async () => {
    const settings = await read();
    expect((await put({ ...settings, handoff: { unreadMinutes: 5 } })).status).toBe(200);
    const token = await identityOf('customer-1');
    expect((await visit(TEA.id, TEA.origin, { identityToken: token })).session.customer?.id).toBe(
      'customer-1',
    );
    expect(await (await put({ ...settings, identity: [] })).json()).toMatchObject({ identityKeys: 0 });
  });

  it('are refused with the name of a setting that does not exist', async () => {
    const { identityKeys: _keys, ...settings } = await read();
    const response = await put({
      ...settings,
      handof: {},
      handoff: { unreadMinuets: 5, hours: { week: { mon: [{ from: '09:00', to: '17:00', till: '1' }] } } },
    });
    expect(response.status).toBe(400);
    const { errors } = await response.json<{ errors: Array<{ path: string }> }>();
    expect(errors.map(error => error.path).sort()).toEqual([
      'handof',
      'handoff.hours.week.mon.0.till',
      'handoff.unreadMinuets',
    ]);
  });
});

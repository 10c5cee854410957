import { SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { call, post, problemOf, visit } from './support/client.ts';
import { BIKE, createTwoSites, TEA, TEA_IDENTITY_SECRET } from './support/two-sites.ts';

beforeAll(createTwoSites);

const encoder = new TextEncoder();

function identityToken(
  claims: Record<string, unknown> = {},
  secret = TEA_IDENTITY_SECRET,
  alg = 'HS256',
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const payload = { sub: 'customer-1', aud: TEA.id, exp: now + 600, name: 'Dana', plan: 'team', ...claims };
  return new SignJWT(JSON.parse(JSON.stringify(payload)))
    .setProtectedHeader({ alg })
    .sign(encoder.encode(secret));
}

function open(body: Record<string, unknown>, origin: string = TEA.origin) {
  return post('/v1/sessions', { site: TEA.id, ...body }, { origin });
}

describe('opening a session', () => {
  it('tells the widget its own site and nothing of keys or origins', async () => {
    const { session } = await visit(TEA.id, TEA.origin, {
      page: { url: 'https://tea.example/account/billing?card=4111#x' },
    });
    expect(session.site).toMatchObject({
      id: TEA.id,
      name: 'Tea Shop',
      greeting: 'Tea questions?',
      theme: { accent: '#1b6e4b' },
    });
    expect(session.site.suggestedQuestions).toEqual([
      'How do I cancel?',
      'Where is my invoice?',
      'Can I pay yearly?',
    ]);
    expect(JSON.stringify(session)).not.toMatch(/origins|identity|secret/);
  });

  it('falls back to the questions for every page', async () => {
    const { session } = await visit(TEA.id, TEA.origin, { page: { url: 'https://tea.example/' } });
    expect(session.site.suggestedQuestions).toEqual(['When does my tea arrive?']);
  });

  it('keeps the visitor when the earlier token is shown, and makes a new one otherwise', async () => {
    const first = await visit(TEA.id, TEA.origin);
    const again = await visit(TEA.id, TEA.origin, { token: first.session.token });
    const stranger = await visit(TEA.id, TEA.origin);
    expect(again.session.visitorId).toBe(first.session.visitorId);
    expect(stranger.session.visitorId).not.toBe(first.session.visitorId);
  });

  it('treats a broken or foreign token as a new visitor instead of an error', async () => {
    const bike = await visit(BIKE.id, BIKE.origin);
    const tea = await visit(TEA.id, TEA.origin, { token: bike.session.token });
    const broken = await visit(TEA.id, TEA.origin, { token: 'not.a.token' });
    expect(tea.session.visitorId).not.toBe(bike.session.visitorId);
    expect(broken.session.visitorId).toBeTruthy();
  });

  it('names an unknown site', async () => {
    const problem = await problemOf(await post('/v1/sessions', { site: 'nobody' }, { origin: TEA.origin }));
    expect(problem).toMatchObject({ status: 404, code: 'unknown_site' });
  });
});

describe('origins', () => {
  it.each([
    BIKE.origin,
    'https://evil.example',
    'null',
    'https://tea.example.evil.com',
    'http://tea.example',
    'https://xtea.example',
  ])('refuses %s for the tea shop', async origin => {
    expect(await problemOf(await open({}, origin))).toMatchObject({ status: 403, code: 'origin_forbidden' });
  });

  it('takes a listed subdomain', async () => {
    expect((await open({}, 'https://www.tea.example')).status).toBe(200);
  });

  it('echoes a known origin and never a wildcard', async () => {
    const response = await open({});
    expect(response.headers.get('access-control-allow-origin')).toBe(TEA.origin);
    expect(response.headers.get('vary')).toContain('Origin');
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('lets a listed page read its errors, and an unlisted one nothing', async () => {
    const listed = await post('/v1/sessions', {}, { origin: TEA.origin });
    expect(listed.status).toBe(400);
    expect(listed.headers.get('access-control-allow-origin')).toBe(TEA.origin);
    const unlisted = await open({}, 'https://evil.example');
    expect(unlisted.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('answers a preflight for listed origins alone', async () => {
    const preflight = (origin: string) =>
      call('/v1/chat', { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });
    const listed = await preflight(TEA.origin);
    expect(listed.status).toBe(204);
    expect(listed.headers.get('access-control-allow-headers')).toContain('authorization');
    expect((await preflight('https://evil.example')).status).toBe(403);
  });

  it("refuses a session of one site on another site's page", async () => {
    const tea = await visit(TEA.id, TEA.origin);
    const response = await call('/v1/articles/cancel-delivery', {
      headers: { authorization: tea.headers['authorization'] ?? '', origin: BIKE.origin },
    });
    expect(await problemOf(response)).toMatchObject({ code: 'origin_forbidden' });
  });
});

describe('identity tokens', () => {
  it('vouch for a customer', async () => {
    const { session } = await visit(TEA.id, TEA.origin, { identityToken: await identityToken() });
    expect(session.customer).toEqual({ id: 'customer-1', name: 'Dana' });
  });

  it('turn an anonymous visitor into the customer, once', async () => {
    const anonymous = await visit(TEA.id, TEA.origin);
    const dana = await visit(TEA.id, TEA.origin, {
      token: anonymous.session.token,
      identityToken: await identityToken(),
    });
    const other = await visit(TEA.id, TEA.origin, {
      token: dana.session.token,
      identityToken: await identityToken({ sub: 'customer-2' }),
    });
    expect(dana.session.visitorId).toBe(anonymous.session.visitorId);
    expect(other.session.visitorId).not.toBe(dana.session.visitorId);
  });

  it('say that they have expired, so that the page can fetch a fresh one', async () => {
    const exp = Math.floor(Date.now() / 1000) - 600;
    const response = await open({ identityToken: await identityToken({ exp }) });
    expect(await problemOf(response)).toMatchObject({ status: 401, code: 'identity_expired' });
  });

  it.each([
    ['another key', () => identityToken({}, 'some other secret of thirty-two characters')],
    ['another audience', () => identityToken({ aud: BIKE.id })],
    ['no audience', () => identityToken({ aud: undefined })],
    ['no expiry', () => identityToken({ exp: undefined })],
    ['an expiry far away', () => identityToken({ exp: Math.floor(Date.now() / 1000) + 86_400 })],
    ['no subject', () => identityToken({ sub: undefined })],
    ['another algorithm', () => identityToken({}, TEA_IDENTITY_SECRET, 'HS512')],
    ['no signature', async () => `${btoa('{"alg":"none"}')}.${(await identityToken()).split('.')[1]}.`],
    ['rubbish', async () => 'rubbish'],
  ])('are refused with %s', async (_, make) => {
    const response = await open({ identityToken: await make() });
    expect(await problemOf(response)).toMatchObject({ status: 401, code: 'identity_invalid' });
  });

  it('are refused by a site that has no key', async () => {
    const response = await post(
      '/v1/sessions',
      { site: BIKE.id, identityToken: await identityToken({ aud: BIKE.id }) },
      { origin: BIKE.origin },
    );
    expect(await problemOf(response)).toMatchObject({ code: 'identity_invalid' });
  });
});

import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DeskSession } from '../src/desk-protocol.ts';
import { call, post, problemOf } from './support/client.ts';
import { AUDIENCE, createDesk, DESK_TOKEN, ORIGIN, TEAM } from './support/desk.ts';
import { snapshot } from './support/tickets.ts';

describe('signing in by the token', () => {
  it('gives a cookie that scripts and other sites cannot use, for twelve hours', async () => {
    let now = new Date('2026-11-25T08:00:00Z');
    const desk = createDesk({ now: () => now });
    const { response, setCookie, get } = await desk.signIn('Ana Silva');
    expect(await response.json()).toEqual({
      agent: { name: 'Ana Silva' },
      via: 'token',
      expiresAt: '2026-11-25T20:00:00.000Z',
    });
    for (const part of ['__Host-waypost-desk=', 'HttpOnly', 'SameSite=Strict', 'Secure', 'Path=/']) {
      expect(setCookie).toContain(part);
    }
    expect(await (await get('/me')).json()).toMatchObject({ agent: { name: 'Ana Silva' } });
    expect(await (await get('/agents')).json()).toMatchObject({ agents: [{ name: 'Ana Silva' }] });
    now = new Date('2026-11-25T20:00:01Z');
    expect((await problemOf(await get('/me'))).code).toBe('desk_signed_out');
  });

  it('refuses a wrong token, an empty name and more tries than are allowed', async () => {
    const desk = createDesk({ tries: 3 });
    expect((await problemOf((await desk.signIn('Ana', 'wrong')).response)).code).toBe('desk_signed_out');
    expect((await problemOf((await desk.signIn('Ana', `${DESK_TOKEN}x`)).response)).code).toBe(
      'desk_signed_out',
    );
    expect((await problemOf((await desk.signIn('  ')).response)).errors?.[0]?.path).toBe('name');
    expect((await problemOf((await desk.signIn('Ana')).response)).code).toBe('rate_limited');
  });

  it('refuses a cookie that is forged, altered, unsigned, or a visitor’s session', async () => {
    const desk = createDesk();
    const { cookie } = await desk.signIn();
    const forged = async (value: string) =>
      (await problemOf(await desk.request('/desk/api/me', { headers: { cookie: value } }))).code;
    const [name, token = ''] = cookie.split('=');
    const [header, payload = '', signature] = token.split('.');
    const other = payload.replace(/.$/, last => (last === 'A' ? 'B' : 'A'));
    const sign = (key: string, audience: string) =>
      new SignJWT()
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject('Mallory')
        .setAudience(audience)
        .setExpirationTime('1h')
        .sign(new TextEncoder().encode(key));
    const none = `${btoa('{"alg":"none"}').replaceAll('=', '')}.${payload}.`;
    for (const value of [
      `${header}.${other}.${signature}`,
      none,
      await sign('a session secret of 32 bytes or more', 'waypost-desk'),
      await sign('a session secret of 32 bytes or more', 'waypost-session'),
      'nonsense',
    ]) {
      expect(await forged(`${name}=${value}`)).toBe('desk_signed_out');
    }
    expect(await forged('')).toBe('desk_signed_out');
  });

  it('ends with signing out', async () => {
    const desk = createDesk();
    const { send } = await desk.signIn();
    const response = await send('/sign-out', {});
    expect(response.headers.get('set-cookie')).toMatch(/^__Host-waypost-desk=;.*Max-Age=0/);
  });

  it('works through the worker’s own door, where the page of another site gets nowhere', async () => {
    const body = { token: 'desk-token-for-tests', name: 'Ana' };
    const foreign = await post('/desk/api/sign-in', body, { origin: 'https://evil.test' });
    expect((await problemOf(foreign)).code).toBe('origin_forbidden');
    const response = await post('/desk/api/sign-in', body, { origin: 'https://waypost.test' });
    expect(response.status).toBe(200);
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    const queue = await call('/desk/api/tickets', { headers: { cookie } });
    expect([queue.status, queue.headers.get('cache-control')]).toEqual([200, 'no-store']);

    const upgrade = { cookie, upgrade: 'websocket' };
    const live = await call('/desk/api/live', { headers: { ...upgrade, origin: 'https://waypost.test' } });
    expect(live.status).toBe(101);
    live.webSocket?.accept();
    live.webSocket?.close(1000);
    const stolen = await call('/desk/api/live', { headers: { ...upgrade, origin: 'https://evil.test' } });
    expect((await problemOf(stolen)).code).toBe('origin_forbidden');
  });
});

describe('requests that another site makes a browser send', () => {
  it('change nothing: not without an origin, not from another, not as a form', async () => {
    const desk = createDesk();
    const { cookie } = await desk.signIn();
    const number = await desk.board.put(snapshot('csrf'));
    const path = `/desk/api/tickets/${number}/actions`;
    const send = (headers: Record<string, string>) =>
      desk.request(path, { method: 'POST', headers: { cookie, ...headers }, body: '{"kind":"solve"}' });
    const json = { 'content-type': 'application/json' };
    expect((await problemOf(await send(json))).code).toBe('origin_forbidden');
    expect((await problemOf(await send({ ...json, origin: 'null' }))).code).toBe('origin_forbidden');
    expect((await problemOf(await send({ ...json, origin: 'https://waypost.test.evil.test' }))).code).toBe(
      'origin_forbidden',
    );
    expect((await problemOf(await send({ 'content-type': 'text/plain', origin: ORIGIN }))).code).toBe(
      'bad_request',
    );
    expect(desk.conversations.acted).toEqual([]);
    expect((await send({ ...json, origin: ORIGIN })).status).toBe(204);
  });
});

describe('signing in by Cloudflare Access', () => {
  let desk: ReturnType<typeof createDesk>;
  let sign: (
    claims?: Record<string, unknown>,
    options?: { audience?: string; issuer?: string; expires?: string },
  ) => Promise<string>;
  let stranger: string;

  beforeAll(async () => {
    const [team, other] = await Promise.all([
      generateKeyPair('RS256', { extractable: true }),
      generateKeyPair('RS256'),
    ]);
    desk = createDesk({
      keys: { keys: [{ ...(await exportJWK(team.publicKey)), kid: 'k1', alg: 'RS256' }] },
    });
    const build = (
      claims: Record<string, unknown>,
      { audience = AUDIENCE, issuer = TEAM, expires = '1h' } = {},
    ) =>
      new SignJWT({ email: 'ana.silva@example.com', ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
        .setIssuedAt()
        .setExpirationTime(expires)
        .setAudience(audience)
        .setIssuer(issuer);
    sign = (claims = {}, options = {}) => build(claims, options).sign(team.privateKey);
    stranger = await build({}).sign(other.privateKey);
  });

  const me = (assertion: string, cookie = '') =>
    desk.request('/desk/api/me', { headers: { 'cf-access-jwt-assertion': assertion, cookie } });

  it('takes the person’s name from their address, and tells that there is no token to type', async () => {
    const session = await (await me(await sign())).json<DeskSession>();
    expect(session).toMatchObject({
      agent: { name: 'Ana Silva', email: 'ana.silva@example.com' },
      via: 'access',
    });
    expect(await (await desk.request('/desk/api/sign-in')).json()).toEqual({ token: true, access: true });
  });

  it('refuses another team’s key, another application, another issuer, what has run out, and services', async () => {
    const { cookie } = await desk.signIn();
    for (const assertion of [
      stranger,
      await sign({}, { audience: 'another-application' }),
      await sign({}, { issuer: 'https://evil.test' }),
      await sign({}, { expires: '-1 minute' }),
      await sign({ email: undefined, common_name: 'robot' }),
      'nonsense',
    ]) {
      // Not even with a good cookie: whom Access turns away is out.
      expect((await problemOf(await me(assertion, cookie))).code).toBe('desk_signed_out');
    }
  });

  it('ignores the header where Access is not set up', async () => {
    const plain = createDesk();
    const response = await plain.request('/desk/api/me', {
      headers: { 'cf-access-jwt-assertion': await sign() },
    });
    expect((await problemOf(response)).code).toBe('desk_signed_out');
  });
});

import { describe, expect, it } from 'vitest';
import { receiveRequestTracker } from './webhooks.ts';

const SECRET = 'a secret of the path, 16+ bytes';
const receive = (body: string, pathSecret: string | undefined, secret: string | undefined = SECRET) =>
  receiveRequestTracker(
    { headers: {}, body: new TextEncoder().encode(body), now: 0, ...(pathSecret && { pathSecret }) },
    secret,
  );

describe('a call of Request Tracker’s scrip', () => {
  it('names the ticket to look at, and is told apart from others by its transaction', async () => {
    expect(await receive('{"ticket": 12, "transaction": "345", "more": true}', SECRET)).toEqual({
      kind: 'hints',
      hints: [{ ticketId: '12', eventId: 'transaction:345' }],
    });
  });

  it('is refused without the secret in its path, whatever it says', async () => {
    const refused = { kind: 'refused', reason: 'signature' };
    const body = '{"ticket": 12, "transaction": 345}';
    expect(await receive(body, undefined)).toEqual(refused);
    expect(await receive(body, `${SECRET}.`)).toEqual(refused);
    expect(await receive('nothing', 'wrong')).toEqual(refused);
  });

  it('is refused where no secret is set, so that nobody can guess an empty one', async () => {
    const outcome = await receiveRequestTracker(
      { headers: {}, body: new Uint8Array(), now: 0, pathSecret: '' },
      undefined,
    );
    expect(outcome).toEqual({ kind: 'refused', reason: 'not_configured' });
  });

  it('is refused when it is not JSON or names no ticket', async () => {
    for (const body of ['', 'ticket=12', '[]', '{"ticket": 12}', '{"transaction": 1}'])
      expect(await receive(body, SECRET)).toEqual({ kind: 'refused', reason: 'malformed' });
  });
});

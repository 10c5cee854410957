import type { StandIn, StandInAnswer } from './stand-in.ts';
import { startStandIn } from './stand-in.ts';

/** A mail API on loopback. Paths /resend, /postmark, /brevo and /custom; /status/N answers N. */
export function startMailApi(): Promise<StandIn> {
  return startStandIn(({ path, headers }): StandInAnswer => {
    const status = /^\/status\/(\d+)$/.exec(path)?.[1];
    if (status)
      return {
        status: Number(status),
        json: { message: 'no such user: customer@example.com' },
        headers: { 'retry-after': '7', location: '/elsewhere' },
      };
    const token =
      headers['authorization']?.replace(/^Bearer /, '') ??
      headers['x-postmark-server-token'] ??
      headers['api-key'];
    if (token !== 'mail-api-token') return { status: 401, json: { message: 'unknown token' } };
    return { status: 200, json: { id: 'taken' } };
  });
}

import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { DeskAgent } from '../desk-protocol.ts';
import { ProblemError } from '../http/problem.ts';
import { digestOf, isSameSecret } from './secrets.ts';

/** A working day: who comes back tomorrow signs in again. */
export const DESK_HOURS = 12;
const AUDIENCE = 'waypost-desk';

/** Who works at the desk, and until when. */
export interface DeskIdentity {
  agent: DeskAgent;
  via: 'token' | 'access';
  /** Unix milliseconds */
  until: number;
}

export interface DeskSessions {
  /** @returns undefined for a wrong token. */
  signIn(token: string, name: string): Promise<{ identity: DeskIdentity; cookie: string } | undefined>;
  /** @throws ProblemError desk_signed_out */
  verify(cookie: string): Promise<DeskIdentity>;
}

const claimsSchema = z.object({ sub: z.string().min(1), exp: z.number() });

/**
 * The desk's cookies. Security: the key is made of the session secret and the desk's token, so a new token
 * signs everybody out; a visitor's session token is signed with another key for another audience.
 */
export function createDeskSessions(options: {
  secret: string;
  deskToken: string;
  clock: () => Date;
}): DeskSessions {
  const { secret, deskToken, clock } = options;
  const key = digestOf(`${AUDIENCE}\0${secret}\0${deskToken}`);

  return {
    async signIn(token, name) {
      if (!(await isSameSecret(token, deskToken))) return undefined;
      const seconds = Math.floor(clock().getTime() / 1000) + DESK_HOURS * 3_600;
      const cookie = await new SignJWT()
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(name)
        .setAudience(AUDIENCE)
        .setExpirationTime(seconds)
        .sign(await key);
      return { identity: { agent: { name }, via: 'token', until: seconds * 1000 }, cookie };
    },

    async verify(cookie) {
      try {
        const { payload } = await jwtVerify(cookie, await key, {
          algorithms: ['HS256'],
          audience: AUDIENCE,
          currentDate: clock(),
          requiredClaims: ['sub', 'exp'],
        });
        const { sub, exp } = claimsSchema.parse(payload);
        return { agent: { name: sub }, via: 'token', until: exp * 1000 };
      } catch (cause) {
        throw new ProblemError('desk_signed_out', { cause });
      }
    },
  };
}

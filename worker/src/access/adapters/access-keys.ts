import type { JWTVerifyGetKey } from 'jose';
import { createRemoteJWKSet } from 'jose';

/** A team's public keys, fetched when a token names one that is not known yet. */
export function createAccessKeys(teamDomain: string): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL('/cdn-cgi/access/certs', teamDomain), { timeoutDuration: 5_000 });
}

import type { JWTPayload } from 'jose';
import { errors, importJWK, jwtVerify } from 'jose';
import { ProblemError } from '../http/problem.ts';
import type { VerifiedCustomer } from './customer.ts';
import { verifiedCustomer } from './customer.ts';
import type { IdentityKey, Site } from './site.ts';

/** Longest life of an identity token: a stolen one must soon be worthless. */
const MAX_LIFETIME_SECONDS = 3600;
const CLOCK_TOLERANCE_SECONDS = 60;
const MAX_TRAITS = 32;
const STANDARD_CLAIMS = new Set(['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'name', 'email']);

/**
 * Verifies a product's identity token (JWT): signature by one of the site's keys with that key's own
 * algorithm, audience = site, subject, and an expiry at most an hour away (OWASP ASVS 5.0, 9.1–9.2).
 * @throws ProblemError identity_expired | identity_invalid
 */
export async function verifyIdentity(token: string, site: Site, now: Date): Promise<VerifiedCustomer> {
  if (site.identity.length === 0) {
    throw new ProblemError('identity_invalid', {
      detail: 'This site has no identity key. Set one before identifying customers.',
    });
  }
  let failure: unknown;
  for (const key of site.identity) {
    try {
      return toCustomer(await verifyWith(key, token, site.id, now), now);
    } catch (error) {
      // An expired token was signed by a right key: no other key can make it good.
      if (error instanceof ProblemError) throw error;
      if (error instanceof errors.JWTExpired) throw new ProblemError('identity_expired', { cause: error });
      failure = error;
    }
  }
  throw new ProblemError('identity_invalid', { cause: failure });
}

async function verifyWith(key: IdentityKey, token: string, audience: string, now: Date): Promise<JWTPayload> {
  const material =
    key.alg === 'HS256' ? new TextEncoder().encode(key.secret) : await importJWK(key.jwk, key.alg);
  const { payload } = await jwtVerify(token, material, {
    algorithms: [key.alg],
    audience,
    requiredClaims: ['sub', 'exp'],
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    currentDate: now,
  });
  return payload;
}

function toCustomer(payload: JWTPayload, now: Date): VerifiedCustomer {
  const until = payload.exp ?? 0;
  if (until - now.getTime() / 1000 > MAX_LIFETIME_SECONDS + CLOCK_TOLERANCE_SECONDS) {
    throw new ProblemError('identity_invalid', {
      detail: 'The identity token lives longer than an hour. Issue it with a shorter exp.',
    });
  }
  const id = payload.sub?.trim();
  if (!id || id.length > 256) {
    throw new ProblemError('identity_invalid', {
      detail: 'The identity token needs a sub of 1 to 256 characters.',
    });
  }
  const traits: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(payload)) {
    if (STANDARD_CLAIMS.has(name) || Object.keys(traits).length >= MAX_TRAITS) continue;
    if (typeof value === 'string') traits[name] = value.slice(0, 256);
    else if (typeof value === 'number' || typeof value === 'boolean') traits[name] = value;
  }
  const { name, email } = payload;
  return verifiedCustomer(
    {
      id,
      ...(typeof name === 'string' && { name: name.slice(0, 256) }),
      ...(typeof email === 'string' && { email: email.slice(0, 320) }),
      traits,
    },
    until,
  );
}

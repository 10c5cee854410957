import type { StandInAnswer, StandInRequest } from './stand-in.ts';

interface SignInOptions {
  now: () => number;
  tokenMs: number;
  clientId?: string;
  clientSecret?: string;
  email?: string;
  apiToken?: string;
}

/** OAuth client credentials and the older tokens. A wrong scope signs in all the same, and is refused later. */
export function createZendeskSignIn(options: SignInOptions): {
  token(request: StandInRequest): StandInAnswer;
  /** Why a call is refused; undefined when it is not. */
  refusal(request: StandInRequest): StandInAnswer | undefined;
} {
  const { now, tokenMs, clientId = 'waypost', clientSecret = 'client-secret' } = options;
  const { email = 'bot@example.com', apiToken = 'api-token' } = options;
  const basic = `Basic ${Buffer.from(`${email}/token:${apiToken}`).toString('base64')}`;
  const tokens = new Map<string, { until: number; canWork: boolean }>();
  return {
    token(request) {
      const asked = request.json<Record<string, unknown>>();
      const isKnown =
        asked['grant_type'] === 'client_credentials' &&
        asked['client_id'] === clientId &&
        asked['client_secret'] === clientSecret;
      if (!isKnown) return { status: 401, json: { error: 'invalid_client' } };
      const seconds = Number(asked['expires_in'] ?? tokenMs / 1000);
      if (!(seconds > 300 && seconds < 172_800)) return { status: 400, json: { error: 'invalid_request' } };
      const token = `access-${tokens.size + 1}`;
      const canWork = /\bread\b.*\bwrite\b/.test(String(asked['scope']));
      tokens.set(token, { until: now() + seconds * 1000, canWork });
      return { status: 200, json: { access_token: token, token_type: 'bearer', expires_in: seconds } };
    },
    refusal({ headers }) {
      const given = headers['authorization'] ?? '';
      if (given === basic) return undefined;
      const token = tokens.get(given.replace(/^Bearer /, ''));
      if (!token || token.until < now()) return { status: 401, json: { error: 'Couldn’t authenticate you' } };
      return token.canWork ? undefined : { status: 403, json: { error: 'Forbidden' } };
    },
  };
}

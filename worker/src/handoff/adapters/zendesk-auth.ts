import { HelpdeskError } from '../helpdesk.ts';
import { createHelpdeskHttp } from './http-client.ts';
import { parsed } from './writing.ts';
import type { ZendeskSettings } from './zendesk-settings.ts';
import { tokenAnswer } from './zendesk-wire.ts';

export interface ZendeskAuthorization {
  /** Signs in first where there is no token that lives on for another minute. */
  headers(): Promise<Record<string, string>>;
  /** The token was refused. @returns whether a new one may help. */
  forget(): boolean;
}

/** Vendors allow 300 s to 2 days. */
const TOKEN_SECONDS = 3600;
const MARGIN_MS = 60_000;
/** Where the answer names no time: shorter than any that is given out. */
const UNNAMED_SECONDS = 300;

const OAUTH_ADVICE =
  'Zendesk refused the OAuth client. Check ZENDESK_BASE_URL, ZENDESK_CLIENT_ID and ZENDESK_CLIENT_SECRET: the client must be confidential, and the secret is shown only once';

/** OAuth client credentials with one cached token, or the older API token. */
export function createZendeskAuthorization(
  { baseUrl, auth }: ZendeskSettings,
  deps: { fetch?: typeof fetch; now: () => number },
): ZendeskAuthorization {
  if (auth.kind === 'token') {
    const pair = new TextEncoder().encode(`${auth.email}/token:${auth.apiToken}`);
    const authorization = `Basic ${btoa(String.fromCharCode(...pair))}`;
    return { headers: async () => ({ authorization }), forget: () => false };
  }
  const { clientId, clientSecret, scope } = auth;
  const http = createHelpdeskHttp({
    vendor: 'Zendesk',
    baseUrl,
    headers: () => ({}),
    ...(deps.fetch && { fetch: deps.fetch }),
  });
  let current: { token: Promise<string>; until: number } | undefined;

  async function signIn(): Promise<string> {
    const answer = await http.call({
      method: 'POST',
      path: 'oauth/tokens',
      json: {
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        scope,
        expires_in: TOKEN_SECONDS,
      },
      accept: [400, 401, 403],
    });
    if (answer.status >= 400) throw new HelpdeskError('credentials', OAUTH_ADVICE);
    const { access_token, expires_in } = parsed(tokenAnswer, answer.body, 'Zendesk: sign-in');
    if (current) current.until = deps.now() + (expires_in ?? UNNAMED_SECONDS) * 1000 - MARGIN_MS;
    return access_token;
  }

  return {
    async headers() {
      if (!current || deps.now() >= current.until) {
        // Calls meanwhile wait for the same sign-in.
        const next = { token: notAmbiguous(signIn), until: Number.POSITIVE_INFINITY };
        current = next;
        next.token.catch(() => {
          if (current === next) current = undefined;
        });
      }
      return { authorization: `Bearer ${await current.token}` };
    },
    forget() {
      current = undefined;
      return true;
    },
  };
}

/** A sign-in without an answer has changed nothing at the vendor. */
async function notAmbiguous(signIn: () => Promise<string>): Promise<string> {
  try {
    return await signIn();
  } catch (error) {
    if (!(error instanceof HelpdeskError) || error.failure !== 'ambiguous') throw error;
    throw new HelpdeskError('unavailable', error.message, { cause: error });
  }
}

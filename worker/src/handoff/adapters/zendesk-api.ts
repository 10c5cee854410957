import { HelpdeskError } from '../helpdesk.ts';
import type { HelpdeskAnswer, HelpdeskCall } from './http-client.ts';
import { createHelpdeskHttp } from './http-client.ts';
import { parsed, withSettingsHint } from './writing.ts';
import { createZendeskAuthorization } from './zendesk-auth.ts';
import type { ZendeskSettings } from './zendesk-settings.ts';
import { meAnswer } from './zendesk-wire.ts';

export interface ZendeskDeps {
  fetch?: typeof fetch;
  /** Unix milliseconds */
  now: () => number;
}

/** Signed calls below /api/v2. */
export interface ZendeskApi {
  call(call: HelpdeskCall): Promise<HelpdeskAnswer>;
  /** Credentials for files on the helpdesk's own address. */
  headers(): Promise<Record<string, string>>;
  /** Our own user's id: what it wrote is never an agent's reply. Asked once. */
  ownId(): Promise<string>;
}

const ADVICE = {
  oauth:
    'Check ZENDESK_CLIENT_ID and ZENDESK_CLIENT_SECRET; a wrong ZENDESK_SCOPE signs in all the same and is refused later, and the client’s user must be an agent who sees the ticket',
  token:
    'Check ZENDESK_EMAIL and ZENDESK_API_TOKEN; tokens that were not used for 30 days are switched off, an OAuth client (ZENDESK_CLIENT_ID) lasts',
};

export function createZendeskApi(settings: ZendeskSettings, deps: ZendeskDeps): ZendeskApi {
  const authorization = createZendeskAuthorization(settings, deps);
  const http = createHelpdeskHttp({
    vendor: 'Zendesk',
    baseUrl: `${settings.baseUrl}/api/v2`,
    headers: () => authorization.headers(),
    ...(deps.fetch && { fetch: deps.fetch }),
  });
  let own: Promise<string> | undefined;

  async function call(request: HelpdeskCall): Promise<HelpdeskAnswer> {
    const first = await http.call({ ...request, accept: [...(request.accept ?? []), 401] });
    // A token that was revoked before its time: one new sign-in.
    if (first.status === 401 && authorization.forget()) return http.call(request);
    if (first.status === 401) throw new HelpdeskError('credentials', 'Zendesk answered 401');
    return first;
  }

  const api: ZendeskApi = {
    call: withSettingsHint({ call }, ADVICE[settings.auth.kind]).call,
    headers: () => authorization.headers(),
    ownId() {
      own ??= whoAmI(api);
      own.catch(() => {
        own = undefined;
      });
      return own;
    },
  };
  return api;
}

async function whoAmI(api: ZendeskApi): Promise<string> {
  const answer = await api.call({ method: 'GET', path: 'users/me' });
  const { user } = parsed(meAnswer, answer.body, 'Zendesk: users/me');
  if (!user.id || user.role === 'end-user')
    throw new HelpdeskError(
      'credentials',
      'Zendesk signed the product in as nobody or as a customer: the user behind ZENDESK_CLIENT_ID or ZENDESK_EMAIL must be an agent',
    );
  return user.id;
}

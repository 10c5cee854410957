import type {
  DeskAction,
  DeskAgents,
  DeskFigures,
  DeskMail,
  DeskPolicy,
  DeskPolicyVersions,
  DeskSession,
  DeskSites,
  DeskStatus,
  Macro,
  PolicyPublication,
  QueuePage,
  QueueView,
  ReviewItem,
  SignInOptions,
  SignInRequest,
  TicketDetail,
} from '../../../src/desk-protocol.ts';
import type { Attachment, Problem, ProblemCode } from '../../../src/protocol.ts';

/** Why a request failed: a code of the worker's, or that it was not reached. */
export class DeskFailure extends Error {
  override readonly name = 'DeskFailure';
  readonly code: ProblemCode | 'network';
  /** Where the input was wrong. */
  readonly errors: NonNullable<Problem['errors']>;

  /** @param message in words that may be shown */
  constructor(
    code: ProblemCode | 'network',
    message: string,
    cause?: unknown,
    errors: Problem['errors'] = [],
  ) {
    super(message, { cause });
    this.code = code;
    this.errors = errors;
  }
}

/** The desk's routes. All throw DeskFailure only. */
export interface DeskApi {
  signInOptions(): Promise<SignInOptions>;
  signIn(request: SignInRequest): Promise<DeskSession>;
  signOut(): Promise<void>;
  me(): Promise<DeskSession>;
  tickets(query: { view: QueueView; q?: string; before?: string }): Promise<QueuePage>;
  ticket(number: number): Promise<TicketDetail>;
  act(number: number, action: DeskAction): Promise<void>;
  upload(number: number, file: File): Promise<Attachment>;
  agents(): Promise<DeskAgents>;
  status(): Promise<DeskStatus>;
  macros(): Promise<{ macros: Macro[] }>;
  putMacro(macro: Macro): Promise<void>;
  removeMacro(id: string): Promise<void>;
  mails(before?: string): Promise<{ mails: DeskMail[]; next?: string }>;
  reviews(state: ReviewItem['state'], before?: string): Promise<{ reviews: ReviewItem[]; next?: string }>;
  decide(id: string, state: ReviewItem['state']): Promise<ReviewItem>;
  figures(): Promise<DeskFigures>;
  sites(): Promise<DeskSites>;
  policy(site: string): Promise<DeskPolicy>;
  policyVersions(site: string): Promise<DeskPolicyVersions>;
  publishPolicy(site: string, next: PolicyPublication): Promise<{ version: number }>;
  rollBackPolicy(site: string, to: { version: number; base: number }): Promise<{ version: number }>;
}

const TIMEOUT_MS = 20_000;

/** @param send `fetch` */
export function createApi(base: string, send: typeof fetch): DeskApi {
  const get = <T>(path: string) => request<T>(path, {});
  const post = <T>(path: string, body: unknown, method = 'POST') =>
    request<T>(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const id = encodeURIComponent;

  return {
    signInOptions: () => get('/sign-in'),
    signIn: body => post('/sign-in', body),
    signOut: () => post('/sign-out', {}),
    me: () => get('/me'),
    tickets: query => get(`/tickets${queryOf(query)}`),
    ticket: number => get(`/tickets/${number}`),
    act: (number, action) => post(`/tickets/${number}/actions`, action),
    upload: (number, file) =>
      request(`/tickets/${number}/files${queryOf({ name: file.name })}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: file,
      }),
    agents: () => get('/agents'),
    status: () => get('/status'),
    macros: () => get('/macros'),
    putMacro: ({ id: name, ...macro }) => post(`/macros/${id(name)}`, macro, 'PUT'),
    removeMacro: name => post(`/macros/${id(name)}`, {}, 'DELETE'),
    mails: before => get(`/mails${queryOf({ before })}`),
    reviews: (state, before) => get(`/reviews${queryOf({ state, before })}`),
    decide: (name, state) => post(`/reviews/${id(name)}`, { state }),
    figures: () => get('/figures'),
    sites: () => get('/sites'),
    policy: site => get(`/policy/${id(site)}`),
    policyVersions: site => get(`/policy/${id(site)}/versions`),
    publishPolicy: (site, next) => post(`/policy/${id(site)}`, next, 'PUT'),
    rollBackPolicy: (site, to) => post(`/policy/${id(site)}/rollback`, to),
  };

  async function request<T>(path: string, init: RequestInit): Promise<T> {
    let response: Response;
    try {
      response = await send(base + path, {
        credentials: 'same-origin',
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...init,
      });
    } catch (cause) {
      throw new DeskFailure('network', 'The desk cannot be reached. Check the connection.', cause);
    }
    // The worker never sends anybody elsewhere: this is Cloudflare Access, asking to sign in again.
    if (response.type === 'opaqueredirect')
      throw new DeskFailure('desk_signed_out', 'Sign in to the desk again.');
    if (response.status === 204) return undefined as T;
    if (response.ok) return (await response.json()) as T;
    throw await failureOf(response);
  }
}

/** Only the worker's own words are shown; whatever stands between (a proxy's page) is not. */
async function failureOf(response: Response): Promise<DeskFailure> {
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json');
  if (!isProblem) {
    const code = response.status === 401 || response.status === 403 ? 'desk_signed_out' : 'network';
    return new DeskFailure(code, 'The desk did not answer as it should. Try again in a moment.');
  }
  const { code, detail, errors } = (await response.json()) as Problem;
  return new DeskFailure(code, errors?.[0]?.message ?? detail, undefined, errors);
}

function queryOf(values: Record<string, string | undefined>): string {
  const present = Object.entries(values).filter((entry): entry is [string, string] => !!entry[1]);
  return present.length ? `?${new URLSearchParams(present)}` : '';
}

import { SignJWT } from 'jose';
import type { ArticleInput } from '../../src/knowledge/types.ts';
import { call } from './client.ts';

/** Two sites with other knowledge, other origins and another look: nothing may cross. */
export const TEA = { id: 'tea-shop', origin: 'https://tea.example' } as const;
export const BIKE = { id: 'bike-hire', origin: 'https://bike.example' } as const;
export const TEA_IDENTITY_SECRET = 'the tea shop vouches with this secret';

const admin = { authorization: 'Bearer admin-token-for-tests', 'content-type': 'application/json' };

const TEA_ARTICLES: ArticleInput[] = [
  {
    id: 'change-delivery-day',
    title: 'Change your delivery day',
    url: 'https://tea.example/help/change-delivery-day',
    pages: ['/account/deliveries*'],
    text: 'You can move a delivery until noon on the day before.\n## Move a delivery\nTo move a delivery:\n1. Open Account, then Deliveries.\n2. Choose the delivery and select Change day.\n3. Pick a new day and select Save.\n## If the day is greyed out\nIf the day is greyed out: the van is full; choose another day.',
    notes: 'Escalate when the customer mentions a spoiled gift box. Secret code: OOLONG-77.',
  },
  {
    id: 'cancel-subscription',
    title: 'Cancel your tea subscription',
    url: 'https://tea.example/help/cancel-subscription',
    pages: ['/account/billing*'],
    text: 'You can cancel at any time; the current month stays paid.\n## Cancel\n1. Open Account, then Billing.\n2. Select Cancel subscription and confirm.',
  },
  {
    id: 'cancel-delivery',
    title: 'Cancel a single delivery',
    url: 'https://tea.example/help/cancel-delivery',
    pages: ['/account/deliveries*'],
    text: 'You can cancel one delivery without ending the subscription.\n## Cancel\n1. Open Account, then Deliveries.\n2. Select Skip on the delivery.',
  },
];

const BIKE_ARTICLES: ArticleInput[] = [
  {
    id: 'flat-tyre',
    title: 'Flat tyre on a ride',
    url: 'https://bike.example/help/flat-tyre',
    text: 'Lock the bike and report it: we collect it within two hours.\n## Report a flat tyre\n1. Open the ride in the app.\n2. Select Report a problem, then Flat tyre.\n3. Leave the bike locked where it is.',
  },
];

/** Puts both sites and their knowledge in place through the admin API. Call in beforeAll. */
export async function createTwoSites(): Promise<void> {
  await putSite({
    id: TEA.id,
    name: 'Tea Shop',
    origins: [TEA.origin, 'https://*.tea.example'],
    contactUrl: 'https://tea.example/contact',
    greeting: 'Tea questions?',
    theme: { accent: '#1b6e4b', mode: 'auto', position: 'right' },
    suggestedQuestions: [
      {
        pages: ['/account/billing*'],
        questions: ['How do I cancel?', 'Where is my invoice?', 'Can I pay yearly?', 'A fourth'],
      },
      { pages: ['*'], questions: ['When does my tea arrive?'] },
    ],
    identity: { alg: 'HS256', secret: TEA_IDENTITY_SECRET },
  });
  await putSite({ id: BIKE.id, name: 'Bike Hire', origins: [BIKE.origin], theme: { accent: '#7a1fa2' } });
  await putArticles(TEA.id, TEA_ARTICLES);
  await putArticles(BIKE.id, BIKE_ARTICLES);
}

export async function putSite(settings: { id: string; [key: string]: unknown }): Promise<Response> {
  return call(`/admin/v1/sites/${settings.id}`, {
    method: 'PUT',
    headers: admin,
    body: JSON.stringify(settings),
  });
}

export async function putArticles(site: string, articles: ArticleInput[], source = 'help'): Promise<void> {
  const response = await call(`/admin/v1/sites/${site}/sources/${source}/articles`, {
    method: 'PUT',
    headers: admin,
    body: JSON.stringify({ articles }),
  });
  if (!response.ok) throw new Error(`articles were not taken: ${await response.text()}`);
}

export function adminCall(path: string, init: RequestInit = {}): Promise<Response> {
  return call(path, { ...init, headers: admin });
}

/** The tea shop vouches for a customer. */
export function identityOf(sub: string, facts: Record<string, string> = {}): Promise<string> {
  return new SignJWT(facts)
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(sub)
    .setAudience(TEA.id)
    .setExpirationTime('10m')
    .sign(new TextEncoder().encode(TEA_IDENTITY_SECRET));
}

import { chunkArticle } from '../knowledge/chunk.ts';
import type { FoundPassage, Retrieval } from '../knowledge/types.ts';
import type { AnswerEvent, Answerer, AnswerRequest } from './types.ts';

/** An article's passages as retrieval hands them over, best first in the order of the text. For tests. */
export function found(
  id: string,
  title: string,
  text: string,
  overrides: Partial<FoundPassage> = {},
): FoundPassage[] {
  return chunkArticle(text).map((passage, index) => ({
    ...passage,
    site: 'demo',
    articleId: id,
    version: 'v1',
    title,
    url: `https://help.test/${id}`,
    locale: 'en',
    score: 1 - index * 0.05,
    signals: {},
    ...overrides,
  }));
}

/** A retrieval that found these passages, the whole best article among them. For tests. */
export function retrievalOf(passages: FoundPassage[], overrides: Partial<Retrieval> = {}): Retrieval {
  return {
    passages,
    article: passages,
    articles: [],
    coverage: 1,
    confidence: 1,
    terms: [],
    isEmpty: false,
    mended: [],
    learned: [],
    meta: { rowsRead: 0, notes: [] },
    ...overrides,
  };
}

/** A request with everything in its place. For tests. */
export function requestFor(
  question: string,
  passages: FoundPassage[],
  overrides: Partial<AnswerRequest> = {},
): AnswerRequest {
  return {
    question,
    history: [],
    retrieval: retrievalOf(passages, { terms: question.split(' ') }),
    site: { name: 'Acme', locale: 'en', contactUrl: 'https://acme.test/contact' },
    signal: new AbortController().signal,
    ...overrides,
  };
}

/** An answer in one piece: what counts after the last reset. For tests. */
export async function collect(answerer: Answerer, request: AnswerRequest) {
  const events: AnswerEvent[] = [];
  for await (const event of answerer.answer(request)) events.push(event);
  const kept = events.slice(events.findLastIndex(event => event.type === 'reset') + 1);
  return {
    events,
    text: kept.flatMap(event => (event.type === 'text' ? [event.delta] : [])).join(''),
    citations: kept.flatMap(event => (event.type === 'citation' ? [event.citation] : [])),
    sources: events.flatMap(event => (event.type === 'source' ? [event.source] : [])),
    clarify: kept.flatMap(event => (event.type === 'clarify' ? [event.clarify] : []))[0],
    disposition: kept.flatMap(event => (event.type === 'disposition' ? [event.disposition] : []))[0],
    notes: events.flatMap(event => (event.type === 'note' ? [event] : [])),
  };
}

export const REFUND = `Yearly payments are refunded in full within 14 days of the charge. Monthly payments are not.

## Steps
1. Open **Settings → Billing → Invoices** and choose **Request refund**.
2. Confirm. The workspace moves to Free on the same day.

## What happens next
Refunds go to the card that paid. Banks take 5 to 10 working days to show them.`;

export const CARD = `The bank refused the payment. The workspace keeps working for 14 days.

## Read the line below the code
- **"Expired card":** go to step 1.
- **"Refused by the bank":** go to step 2.

## Steps
1. Enter the new card, then choose **Pay now**.
2. Ask the bank to allow online payments.
3. Still refused? Use another card.`;

export const SYNC = `Read the status on its card under **Settings → Integrations**; the way on depends on it.

- **Connected, and the last sync is recent:** go to step 1.
- **Connected, but the last sync is old:** go to step 3.
- **Paused:** choose **Resume**. That was all.

## Steps
1. Compare one shift.
2. Allow for the usual time.
3. Choose **Sync now**.
4. Look at the status page.`;
export const PHONE = `Send yourself a test. What happens tells you where to look.

## The test arrives
Then the kind of message is switched off.

## The test doesn't arrive
1. **iPhone:** allow notifications.
2. **Android:** allow notifications, then choose *Unrestricted*.
3. Test again.

## "This device is not registered"
Remove old devices.`;
export const PLAN = `An owner changes the plan under **Settings → Billing**.

## Change the plan
1. Choose **Change plan**.
2. Confirm.

## If it does not work
- **TD-214 appears:** go to [Card declined](/help/card-declined).
- **The button is grey:** you are not an owner.`;

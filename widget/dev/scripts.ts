import type { ArticleView, StreamPart } from '../../worker/src/protocol.ts';

/** One part, the pause before it, and whether the connection breaks after it. */
export interface Step {
  part: StreamPart;
  delayMs: number;
  drops?: boolean;
}

const INVOICES = `Every invoice is kept in your workspace as a PDF. You need to be an owner or a billing contact to see them.

## Steps
1. Open **Settings → Billing → Invoices**.
2. Choose the month, then **Download PDF**.
3. To have invoices sent to your accountant, choose **Send copies to** and enter the address.

## If an invoice is missing
- The invoice for the current month appears on the first day of the next.
- Invoices from before a change of owner stay with the workspace. Run \`billing export\` for all of them.

## What the PDF shows
The company name and VAT number come from **Settings → Company**. A change applies to new invoices only; earlier ones cannot be rewritten.`;

export const articles: Record<string, ArticleView> = {
  invoices: {
    id: 'invoices',
    version: 'v1',
    title: 'Download your invoices',
    url: 'https://help.tidely.example/billing/invoices',
    locale: 'en',
    text: INVOICES,
  },
};

const STEPS_ANSWER = `Your invoices are in the billing settings; owners and billing contacts can open them. [1]

1. Open **Settings → Billing → Invoices**. [1]
2. Choose the month, then **Download PDF**. [2]
3. To send copies to your accountant, choose **Send copies to** and enter the address.

The invoice for the current month appears on the first day of the next. [3] For everything at once, run \`billing export\`, or read [the billing guide](https://help.tidely.example/billing).`;

const LONG_ANSWER = `${STEPS_ANSWER}\n\n${'The company name and VAT number come from your settings, and a change applies to new invoices only.\n\n'.repeat(8)}Done.`;

/** What the assistant says to a question, scripted by a word in it. */
export function script(question: string): Step[] {
  const steps: Step[] = [];
  const add = (part: StreamPart, delayMs = 15) => steps.push({ part, delayMs });
  if (/nothing/.test(question)) {
    add({ type: 'start-step' }, 300);
    speak(add, 'I could not find an answer to this in the help articles. The team can help you with it.', 10);
    add(disposition('decline', 'mailto:help@tidely.example'));
    return steps;
  }
  add(
    {
      type: 'source-url',
      sourceId: 'invoices',
      url: 'https://help.tidely.example/billing/invoices',
      title: 'Download your invoices',
    },
    80,
  );
  add({ type: 'start-step' });
  if (/error/.test(question)) {
    speak(add, 'Your invoices are in the billing settings; owners and', 10);
    add({ type: 'data-error', id: 'error', data: { code: 'knowledge_unavailable', retryable: true } });
    return steps;
  }
  for (const [index, quote] of [
    'Every invoice is kept in your workspace as a PDF.',
    'Choose the month, then **Download PDF**.',
    'The invoice for the current month appears on the first day of the next.',
  ].entries()) {
    const start = INVOICES.indexOf(quote);
    add({
      type: 'data-citation',
      id: `citation-${index}`,
      data: {
        n: index + 1,
        articleId: 'invoices',
        version: 'v1',
        title: 'Download your invoices',
        url: 'https://help.tidely.example/billing/invoices',
        quote,
        start,
        end: start + quote.length,
        locale: 'en',
      },
    });
  }
  speak(add, /long/.test(question) ? LONG_ANSWER : STEPS_ANSWER, /slow/.test(question) ? 120 : 12);
  add(disposition('answer'));
  const middle = steps[Math.floor(steps.length / 2)];
  if (/drop/.test(question) && middle) middle.drops = true;
  return steps;
}

function speak(add: (part: StreamPart, delayMs?: number) => void, text: string, delayMs: number): void {
  add({ type: 'text-start', id: 'text' }, 200);
  for (const delta of text.match(/\S+\s*/g) ?? []) add({ type: 'text-delta', id: 'text', delta }, delayMs);
  add({ type: 'text-end', id: 'text' });
}

function disposition(kind: 'answer' | 'decline', contactUrl?: string): StreamPart {
  return {
    type: 'data-disposition',
    id: 'disposition',
    data: { kind, mode: 'extractive', ...(contactUrl && { contactUrl }) },
  };
}

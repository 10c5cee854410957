import { describe, expect, it } from 'vitest';
import { createAnswerer } from './answer.ts';
import { collect, found, REFUND, requestFor, retrievalOf } from './fixtures.ts';

const answerer = createAnswerer();

it('says plainly that nothing was found, and offers the contact link', async () => {
  const retrieval = retrievalOf(found('a', 'A', 'Words.'), {
    article: [],
    coverage: 0.1,
    confidence: 0.1,
    terms: ['x', 'y'],
    isEmpty: false,
  });
  const { sources, text, disposition } = await collect(answerer, requestFor('x y', [], { retrieval }));
  expect(sources).toEqual([]);
  expect(text).toBe(
    'I could not find an answer to this in the help centre. You can write to the team instead.',
  );
  expect(disposition).toEqual({
    kind: 'decline',
    mode: 'extractive',
    reason: 'nothing_found',
    contactUrl: 'https://acme.test/contact',
  });
});

it("says in the site's language that nothing is published yet", async () => {
  const retrieval = retrievalOf([], { article: [], coverage: 0, confidence: 0, terms: [], isEmpty: true });
  const site = { name: 'Acme', locale: 'de-AT' };
  const { text, disposition } = await collect(
    answerer,
    requestFor('Hilfe bei Rechnungen', [], { retrieval, site }),
  );
  expect(text).toContain('noch keine Hilfeartikel');
  expect(disposition?.reason).toBe('nothing_published');
});

describe('in another language than the article', () => {
  const inGerman = (question: string, locale: string) =>
    collect(answerer, {
      ...requestFor(question, found('refund', 'Get a refund', REFUND, { locale })),
      language: 'de',
    });

  it("says so in the customer's language, then gives the original", async () => {
    const { text } = await inGerman('How do I get a refund?', 'en');
    expect(text).toMatch(
      /^Dazu gibt es noch keinen Artikel auf Deutsch\. Dieser ist auf Englisch:\n\nYearly payments/,
    );
  });

  it('says nothing of it where the article is in that language', async () => {
    expect((await inGerman('How do I get a refund?', 'de-AT')).text).toMatch(/^Yearly/);
  });

  it("declines in the customer's language", async () => {
    const retrieval = retrievalOf([], {
      article: [],
      coverage: 0,
      confidence: 0,
      terms: ['x'],
      isEmpty: false,
    });
    const { text } = await collect(answerer, { ...requestFor('x', [], { retrieval }), language: 'fr' });
    expect(text).toContain("Vous pouvez écrire à l'équipe.");
  });
});

it('names what was not found, and the nearest article as a source that is no answer', async () => {
  const passages = found('cancel', 'Cancel a shift', 'Open the shift.');
  const retrieval = retrievalOf(passages, { coverage: 0.3, confidence: 0.1, terms: ['teleport', 'shift'] });
  const { text, sources, citations } = await collect(
    answerer,
    requestFor('Can I Teleport a shift?', [], { retrieval }),
  );
  expect(text).toBe(
    'I could not find an answer about “Teleport” in the help centre. The nearest article is “Cancel a shift”; it may be about something else. You can write to the team instead.',
  );
  expect(sources.map(source => source.sourceId)).toEqual(['cancel']);
  expect(citations).toEqual([]);
});

it('names the one article that is nearly an answer, though its title is in other words', async () => {
  const limits = found('limits', 'How many people does each tier allow?', 'Two weeks.', { score: 2 });
  const other = found('calendar', 'Subscribe to a calendar', 'Free.', { score: 0.9 });
  const ask = (confidence: number) =>
    collect(
      answerer,
      requestFor('how far ahead on free', [], {
        retrieval: retrievalOf([...limits, ...other], { confidence, terms: [] }),
      }),
    );
  expect((await ask(0.3)).text).toContain('How many people does each tier allow?');
  expect((await ask(0.1)).text).not.toContain('tier');
});

it('says sorry to somebody who scolds, and still offers people', async () => {
  const retrieval = retrievalOf([], { confidence: 0, terms: ['useless'] });
  const request = requestFor('you are useless, this is the worst software ever', [], { retrieval });
  const { text, disposition } = await collect(answerer, request);
  expect(text).toMatch(/^I am sorry .* ask for a person\.$/);
  expect(disposition?.kind).toBe('decline');
  const german = await collect(answerer, { ...request, question: 'Das ist nutzlos!', language: 'de' });
  expect(german.text).toMatch(/^Es tut mir leid/);
});

it('answers nobody who only scolds with the article that shares a word with it, and does answer a question among it', async () => {
  const passages = found('app', 'Install the mobile app', '1. Enter the number.\n2. Type the code.');
  const scolded = await collect(
    answerer,
    requestFor('this app is total garbage, nothing works you idiots', passages),
  );
  expect(scolded.disposition?.kind).toBe('decline');
  expect(scolded.text).toMatch(/^I am sorry/);
  expect(scolded.text).not.toContain('mobile app');
  const asked = await collect(answerer, requestFor('install your garbage mobile app, how?', passages));
  expect(asked.text).toContain('Type the code');
});

it('reads an article in another language for what the question’s words are called there', async () => {
  const text =
    'An owner cancels the subscription under **Billing**. It runs to the end.\n\n## Other cards\n1. Open **Cards**.\n2. Pick one.\n\n## Cancel the subscription\n1. Open **Billing**.\n2. Confirm.';
  const request = requestFor('Wie kündige ich mein Abo?', found('it', 'Manage what you pay for', text));
  const answered = await collect(answerer, { ...request, language: 'de' });
  expect(answered.text).toMatch(/auf Englisch/);
  expect(answered.text).toContain('1. Open **Billing**');
  expect(answered.text).not.toContain('Cards');
});

it.each([
  'Wie lange dauert die Erstattung?',
  '¿Cuánto tarda el reembolso?',
  'Combien de temps prend le remboursement ?',
])('gives a fact to who asks for one in another language: %s', async question => {
  const { text } = await collect(answerer, requestFor(question, found('refund', 'Get a refund', REFUND)));
  expect(text).not.toContain('1. ');
});

it('asks what it is about when a conversation begins with something that does not work', async () => {
  const passages = found('leave', 'Request leave', '1. Choose the kind.\n2. It works for half days.');
  for (const question of ["it doesn't work", 'help', 'geht nicht']) {
    const { text, disposition } = await collect(answerer, requestFor(question, passages));
    expect(text, question).toMatch(/^(?:Tell me in a few words|Sagen Sie mir)/);
    expect(disposition?.kind, question).toBe('clarify');
  }
  for (const question of ['who can see this?', 'we do not need it any more']) {
    const { text } = await collect(answerer, requestFor(question, passages));
    expect(text, question).not.toMatch(/^Tell me/);
  }
  const named = await collect(answerer, requestFor('leave does not work', passages));
  expect(named.text).toContain('Choose the kind');
  const called = found('help', 'Help with problems', 'Ring the bell for help with problems.');
  expect((await collect(answerer, requestFor('problems', called))).text).toContain('Ring the bell');
});

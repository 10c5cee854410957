import { describe, expect, it } from 'vitest';
import { mendWord, wordsToMend } from './mend.ts';
import { readQuestion } from './question.ts';
import type { SimilarWord } from './search-index.ts';
import { vocabularyOf } from './term-counts.ts';
import { stem } from './terms.ts';

const ARTICLES = `Cancel your subscription, subscriptions and cancellation. Notifications notify you: every notification
arrives. Invoices and an invoice for the payment. Change the schedule, the calendar and permissions. A password of a
member, members of the workspace. Xero payroll, Slack messages, synchronisation with an integration. Feature plans, paid
monthly. Die Rechnung und das Abonnement kündigen. Una suscripción y la factura. Marina and Stefanie may plan shifts.`;

const vocabulary: SimilarWord[] = [...vocabularyOf(ARTICLES)].map(([word, stemmed]) => ({
  word,
  stem: stemmed,
  frequency: 3,
}));
const known = new Set(vocabulary.map(word => word.stem));

/** What the words of a message are taken for, those that this knowledge base does not know. */
const mended = (text: string) => {
  const unknown = readQuestion(text).words.filter(word => !word.isStopWord && !known.has(word.stem));
  return Object.fromEntries(
    wordsToMend(unknown).flatMap(word => {
      const mend = mendWord(word, vocabulary);
      return mend ? [[word.token, mend.stem]] : [];
    }),
  );
};

describe('a misspelt word', () => {
  it.each([
    ['missing', 'subscrption', 'subscription'],
    ['missing', 'notificaton', 'notification'],
    ['missing', 'pasword', 'password'],
    ['missing in the plural', 'subscrptions', 'subscription'],
    ['doubled', 'cancellaation', 'cancellation'],
    ['doubled', 'invoicce', 'invoice'],
    ['swapped', 'notificaiton', 'notification'],
    ['swapped', 'calednar', 'calendar'],
    ['swapped far apart', 'permsisions', 'permission'],
    ['swapped in a short word', 'salck', 'slack'],
    ['neighbouring', 'notificatiom', 'notification'],
    ['neighbouring', 'payrokl', 'payroll'],
    ['neighbouring first', 'oassword', 'password'],
    ['wrong as spoken', 'shedule', 'schedule'],
    ['two slips', 'synchronisaton', 'synchronisation'],
    ['two slips', 'intergratoin', 'integration'],
    ['German', 'abonement', 'abonnement'],
    ['Spanish, without its accent', 'suscripsion', 'suscripción'],
  ])('with a letter %s is taken for what it meant: %s', (_, typo, meant) => {
    const [found] = Object.values(mended(`my ${typo} is gone`));
    expect(known).toContain(found);
    expect(found).toBe(stem(meant.normalize('NFD').replace(/\p{M}/gu, '')));
  });
});

describe('a word that is no slip', () => {
  it.each([
    ['a word the site knows', 'cancel the invoice and the schedule'],
    ['a name', 'please ask Stefano and Marena about it, they know'],
    ['another product', 'is it better than Xerox or QuickBooks and PayRoll2Go?'],
    ['a product with a capital inside', 'connect SlackX and InVoices to it'],
    ['everyday English', 'the planet, a manner, an inventor, a marine, a creature and a passport'],
    ['a short word', 'the plam and pai'],
    ['a code or a number', 'error membr5, invoic3 and 12345'],
    ['German', 'wie kann ich mein Konto wechseln und den Benutzer entfernen'],
    ['French', 'comment puis-je supprimer un utilisateur et modifier le mot de passe'],
    ['Spanish', 'quiero eliminar un usuario y cambiar la contraseña del equipo'],
    ['nonsense', 'asdfgh qwertz blorptangle'],
  ])('%s is left alone', (_, text) => {
    expect(mended(text)).toEqual({});
  });

  it('is mended in title case and in German, where capitals say nothing', () => {
    expect(mended('Cannot Cancel My Subscrption')).toEqual({ subscrption: stem('subscription') });
    expect(mended('Meine Rechnug und mein Abonement')).toEqual({
      rechnug: 'rechnung',
      abonement: stem('abonnement'),
    });
  });
});

it('looks at no more than four words, the longest', () => {
  const question = readQuestion('subscrption notificaton pasword calednar invoicce shedule permsisions');
  expect(wordsToMend(question.words).map(({ token }) => token)).toEqual([
    'subscrption',
    'notificaton',
    'permsisions',
    'calednar',
  ]);
});

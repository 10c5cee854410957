import { describe, expect, it } from 'vitest';
import { isStopWord, stem, tokenise } from './terms.ts';
import type { Related } from './thesaurus.ts';
import { relatedWords } from './thesaurus.ts';
import type { Entry } from './thesaurus-lexicon.ts';
import {
  bucketOf,
  bucketOfPhrase,
  createLexicon,
  firstForms,
  keyOf,
  parseForms,
  parseGroups,
  parseRows,
} from './thesaurus-lexicon.ts';
import { THESAURUS_FORMS, THESAURUS_GROUPS, THESAURUS_ROWS } from './thesaurus-words.ts';

function related(question: string, extra?: string[][]): Related[] {
  return relatedWords(tokenise(question), extra);
}

/** The alternatives with the question's words they stand for: 'call off > cancel'. */
function pairs(question: string, extra?: string[][]): string[] {
  const tokens = tokenise(question);
  return related(question, extra).map(({ from, word }) => {
    return `${tokens.slice(from.start, from.start + from.length).join(' ')} > ${word}`;
  });
}

function weightOf(question: string, word: string): number | undefined {
  return related(question).find(other => other.word === word)?.weight;
}

describe('related words', () => {
  it('finds the article’s word for a customer’s word', () => {
    expect(pairs('where is my bill')).toContain('bill > invoice');
    expect(pairs('pic of me')).toContain('pic > photo');
  });

  it('takes the longest phrase and not its words', () => {
    expect(pairs('call off the concert')).toContain('call off > cancel');
    expect(pairs('call off the concert')).not.toContain('call > phone');
    expect(pairs('I want my money back')).toContain('money back > refund');
    expect(pairs('how to get my money back')).toContain('get my money back > refund');
  });

  it('lets the words of a phrase speak too when it only leads to other phrases', () => {
    expect(pairs('delete account')).toEqual(
      expect.arrayContaining(['delete account > close', 'delete > remove', 'account > profile']),
    );
  });

  it('finds a verb whose particle stands apart', () => {
    expect(pairs('turn the sounds off')).toContain('turn > disable');
    expect(pairs('send the shoes back')).toContain('send > return');
    expect(pairs('sign me in')).toContain('sign > login');
    expect(pairs('sign papers in the office')).not.toContain('sign > login');
  });

  it('reads a negation in any of its forms', () => {
    for (const question of ['it doesn’t show up', 'it does not show up', 'it dosent and wont show up'])
      expect(pairs(question).some(pair => pair.endsWith('> missing'))).toBe(true);
    expect(pairs('it shows up')).not.toContain('shows up > missing');
  });

  it('reads a contraction as the words that it is short for', () => {
    const words = (question: string) => related(question).map(other => other.word);
    expect(words('the numbers do not add up')).toEqual(words('the numbers don’t add up'));
    expect(words('it did not arrive')).toEqual(words('it didn’t arrive'));
    expect(words('it did not arrive')).toContain('missing');
  });

  it('does not take one word for another that only shares its stem', () => {
    expect(pairs('people')).not.toContain('people > customize');
    expect(pairs('access')).not.toContain('access > blind');
  });

  it('knows irregular forms, also inside phrases', () => {
    expect(pairs('I sent it')).toContain('sent > send');
    expect(pairs('I sent back the shoes')).toContain('sent back > return');
  });

  it('leads from the narrow word to the general one and not back', () => {
    expect(pairs('waiter')).toContain('waiter > employee');
    expect(pairs('employee')).not.toContain('employee > waiter');
    expect(pairs('iphone')).toContain('iphone > mobile');
    expect(pairs('mobile')).not.toContain('mobile > iphone');
  });

  it('weighs a near synonym above a related word above a word out of a phrase', () => {
    expect(weightOf('iphone', 'phone')).toBe(0.8);
    expect(weightOf('iphone', 'apple')).toBe(0.5);
    expect(weightOf('log in', 'sign')).toBe(0.4);
  });

  it('gives the nearest first and at most eight for one source', () => {
    for (const question of ['bill', 'account', 'notification', 'change', 'phone']) {
      const weights = related(question).map(other => other.weight);
      expect(weights.length).toBeLessThanOrEqual(8);
      expect(weights).toEqual([...weights].sort((a, b) => b - a));
    }
  });

  it('never gives a stem that the question has itself', () => {
    const question = 'invoice or bill: cancel the subscription, refund the payment and delete the account';
    const own = new Set(tokenise(question).map(stem));
    expect(related(question).length).toBeGreaterThan(0);
    expect(related(question).filter(other => own.has(other.stem))).toEqual([]);
  });

  it('gives nothing for stop words, unknown words and nothing', () => {
    expect(related('with the and of it')).toEqual([]);
    for (const frame of ['how do I', 'what is', 'where is', 'can I', 'how to', 'is there a way to'])
      expect(related(`${frame} xyzzy`)).toEqual([]);
    expect(related('')).toEqual([]);
  });

  it('knows German, Spanish and French, and the English word for each', () => {
    expect(pairs('kündigen')).toEqual(
      expect.arrayContaining(['kundigen > abbestellen', 'kundigen > cancel']),
    );
    expect(pairs('mi factura')).toContain('factura > recibo');
    expect(pairs('mi factura')).toContain('factura > invoice');
    expect(pairs('remboursement')).toContain('remboursement > refund');
  });

  it('knows the words of a foreign message in their other forms', () => {
    const found = (question: string, language: string) =>
      relatedWords(tokenise(question), [], language).map(other => other.word);
    expect(found('Wie kündige ich mein Abo?', 'de')).toContain('cancel');
    expect(found('Ich habe das Konto gelöscht', 'de')).toContain('delete');
    expect(found('zwei Rechnungen', 'de')).toContain('invoice');
    expect(found('¿Cómo cancelo la suscripción?', 'es')).toContain('cancelar');
    expect(found('quiero cancelarla', 'es')).toContain('cancel');
    expect(found('j’annule mon abonnement', 'fr')).toContain('cancel');
    expect(relatedWords(tokenise('kundige'))).toEqual([]);
  });

  it('puts a German verb and its particle together', () => {
    const found = (question: string) => relatedWords(tokenise(question), [], 'de').map(other => other.word);
    expect(found('Wie füge ich jemanden zu einer Schicht hinzu?')).toContain('add');
    expect(found('Ich habe sie gestern eingeladen')).toContain('invite');
    expect(found('Wen habe ich einzuladen?')).toContain('invite');
    expect(found('Ich fuge die Teile')).not.toContain('add');
  });

  it('takes a word for what it means in the message’s language', () => {
    const found = (language: string) =>
      relatedWords(tokenise('annuler mon abonnement'), [], language).map(other => other.word);
    expect(found('fr')).toContain('forfait');
    expect(found('fr')).not.toContain('tarif');
    expect(relatedWords(tokenise('comment faire'), [], 'fr').map(other => other.word)).not.toContain(
      'remark',
    );
  });

  it('puts English first for a word that other languages share', () => {
    expect(pairs('account')).toContain('account > profile');
    expect(pairs('notification')[0]).toBe('notification > notify');
  });

  it('reads umlauts written as two letters', () => {
    expect(pairs('kuendigen')).toContain('kuendigen > kundigen');
    expect(pairs('rueckerstattung')).toContain('rueckerstattung > erstattung');
  });

  it('adds a site’s own groups, which count as near synonyms', () => {
    const extra = [['flux capacitor', 'time drive', 'chronomotor']];
    expect(pairs('my flux capacitor', extra)).toContain('flux capacitor > chronomotor');
    expect(related('chronomotor', extra).map(other => other.word)).toContain('capacitor');
    expect(pairs('my flux capacitor')).toEqual([]);
    expect(pairs('bill', [['bill', 'zettel']])).toEqual(
      expect.arrayContaining(['bill > zettel', 'bill > invoice']),
    );
  });
});

describe('the words', () => {
  const formEntries = parseForms(THESAURUS_FORMS);
  const forms = firstForms(formEntries);
  const rows = parseRows(THESAURUS_ROWS);
  const groups = Object.entries(THESAURUS_GROUPS).map(([language, text]) => ({
    language,
    lines: text.trim().split('\n').filter(Boolean),
    entries: parseGroups(text, language !== 'en'),
  }));
  const all: Entry[] = [...formEntries, ...groups.flatMap(group => group.entries), ...rows];

  it('are many enough in every language', () => {
    const counts = Object.fromEntries(groups.map(group => [group.language, group.lines.length]));
    expect(counts['en']).toBeGreaterThanOrEqual(600);
    for (const language of ['de', 'es', 'fr']) expect(counts[language]).toBeGreaterThanOrEqual(120);
    expect(rows.length).toBeGreaterThanOrEqual(300);
  });

  it('are lines of two phrases or more, rows of both sides', () => {
    const lines = groups.flatMap(group => group.lines);
    expect(lines.filter(line => (line.split(/[|=]/)[0] ?? '').split(',').length < 2)).toEqual([]);
    expect(all.filter(entry => entry.from.length === 0 || entry.to.length === 0)).toEqual([]);
    const phrases = all.flatMap(entry => [...entry.from, ...entry.to.map(other => other.phrase)]);
    expect(phrases.filter(phrase => !/^[\p{Ll}\p{N}]+( [\p{Ll}\p{N}]+)*$/u.test(phrase))).toEqual([]);
  });

  it('name no phrase twice in a line', () => {
    const twice = all.filter(entry => new Set(entry.from).size < entry.from.length);
    expect(twice.map(entry => entry.from.join(','))).toEqual([]);
  });

  it('have a telling word in every group, and no single stop word', () => {
    const tells = (phrase: string) => tokenise(phrase).some(token => !isStopWord(token));
    const written = all.filter(entry => !entry.isForms);
    expect(written.filter(entry => !entry.to.some(other => tells(other.phrase)))).toEqual([]);
    const single = written.flatMap(entry => entry.from);
    expect(single.filter(phrase => !phrase.includes(' ') && isStopWord(phrase))).toEqual([]);
  });

  it('stand in the bucket where their key is looked for', () => {
    const strays = all
      .filter(entry => !entry.isForms)
      .flatMap(entry => entry.from)
      .filter(phrase => bucketOfPhrase(phrase) !== bucketOf(keyOf(phrase, forms)));
    expect(strays).toEqual([]);
    const parted = formEntries.flatMap(entry =>
      entry.from.filter(word => bucketOf(keyOf(word, forms)) !== bucketOf(entry.from[0] ?? '')),
    );
    expect(parted).toEqual([]);
  });

  it('relate no stem to more than 60 others', () => {
    const lexicon = createLexicon(all, forms);
    const keys = new Set(all.flatMap(entry => entry.from).map(phrase => keyOf(phrase, forms)));
    const crowded = [...keys].filter(key => lexicon.alternativesOf(key).length > 60);
    expect(crowded).toEqual([]);
    expect([...keys].filter(key => lexicon.alternativesOf(key).length === 0)).toEqual([]);
  });
});

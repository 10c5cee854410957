import { describe, expect, it } from 'vitest';
import { stemsOf } from '../terms.ts';
import { kindAgreement, kindFits, readKinds } from './kind.ts';

const read = (text: string) => readKinds(stemsOf(text), text);
const kindsOf = (text: string) => [...read(text).kinds].sort();
const agreement = (asked: string, title: string) => kindAgreement(read(asked).kinds, read(title).kinds);

describe('what a text asks for or reports', () => {
  it.each([
    ['The parcel never came', ['missing', 'trouble']],
    ['The totals do not match', ['mismatch', 'trouble']],
    ['My coupon was rejected', ['refused', 'trouble']],
    ['TS-1204 appears at the till', ['refused', 'trouble']],
    ['The scanner stopped working', ['stalled', 'trouble']],
    ['Das Paket ist nicht angekommen', ['missing', 'trouble']],
    ['I deleted a wish list by mistake', ['undo']],
    ['Can I get my points back?', ['undo']],
    ['Who can see my wish list?', ['access']],
    ['Turn the newsletter off', ['end', 'less']],
    ['We have no more need for it', ['trouble']],
    ['How much is delivery?', ['cost']],
    ['Print a label', ['export']],
  ])('is read off "%s"', (text, kinds) => {
    expect(kindsOf(text)).toEqual(kinds);
  });

  it('is no trouble where "not" is an attitude, or said in passing', () => {
    expect(kindsOf('I do not know your shop')).toEqual([]);
    expect(kindsOf('Return a parcel that was not opened')).toEqual([]);
    expect(kindsOf('at 5 t')).toEqual([]);
  });

  it('is trouble and nothing else where what was tried did not work', () => {
    expect(kindsOf('I cannot cancel my order')).toEqual(['trouble']);
  });

  it('names no subject, unless its word is used as a noun', () => {
    expect([...read('how do I cancel it').spent]).toEqual(['cancel']);
    expect([...read('where is the invitation').spent]).toEqual([]);
    expect([...read('it was not delivered').spent]).toEqual(['not', 'deliv']);
  });
});

describe('agreement of a question with a title', () => {
  it('is best for the same fault, good for trouble, bad for advice', () => {
    const asked = 'it did not arrive';
    const same = agreement(asked, 'A parcel is missing');
    const trouble = agreement(asked, 'The scanner stopped working');
    expect(same).toBeGreaterThan(trouble);
    expect(trouble).toBeGreaterThan(0);
    expect(agreement(asked, 'Send a gift')).toBeLessThan(0);
  });

  it('is bad for taking back what somebody wants to do', () => {
    expect(agreement('cancel', 'I cancelled by mistake. How do I undo it?')).toBeLessThan(0);
    expect(agreement('undo', 'I cancelled by mistake. How do I undo it?')).toBeGreaterThan(0);
  });
});

describe('the fit of titles', () => {
  const fits = (text: string, ...titles: string[]) =>
    kindFits(
      { stems: stemsOf(text), text },
      titles.map(title => ({ titleStems: stemsOf(title), article: { title } })),
    );

  it('is read off a short question, in the order of the titles', () => {
    const [undo = 0, publish = 0, fault = 0] = fits(
      'how do I add a new shop',
      'I added a shop by mistake. How do I undo it?',
      'Add a shop',
      'A shop is missing',
    );
    expect(publish).toBeGreaterThan(fault);
    expect(fault).toBeGreaterThan(undo);
  });

  it('is nothing for a question that says in many words what it wants', () => {
    const long = 'yesterday evening my brother and I wanted to add a shop from the train to the lake';
    expect(fits(long, 'Add a shop', 'A shop is missing')).toEqual([0, 0]);
  });
});

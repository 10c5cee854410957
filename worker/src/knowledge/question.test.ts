import { describe, expect, it } from 'vitest';
import { readQuestion } from './question.ts';

const telling = (text: string) =>
  readQuestion(text)
    .words.filter(word => !word.isStopWord)
    .map(word => word.token);

describe('the words of a question', () => {
  it('are told from the small words of its own language, so that those choose no article', () => {
    expect(telling('How do I print the schedule?')).toEqual(['print', 'schedule']);
    expect(telling('Wie kann ich den Dienstplan drucken?')).toEqual(['dienstplan', 'drucken']);
    expect(telling('¿Dónde están mis facturas?')).toEqual(['facturas']);
    expect(telling('donde estan mis facturas')).toEqual(['facturas']);
  });

  it('keep what is small in another language alone', () => {
    expect(telling('Is the die cutter in the list of positions?')).toContain('die');
  });
});

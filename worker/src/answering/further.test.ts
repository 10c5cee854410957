import { describe, expect, it } from 'vitest';
import { createAnswerer } from './answer.ts';
import { collect, found, PLAN, REFUND, requestFor, SYNC } from './fixtures.ts';

const answerer = createAnswerer();

describe('after an answer that did not help', () => {
  const again = async (
    text: string,
    title: string,
    shown: Array<{ start: number; end: number }>,
    unhelped = 1,
  ) => {
    const passages = found('a', title, text);
    const request = requestFor('it still fails', passages);
    return collect(answerer, {
      ...request,
      followUp: {
        text: title,
        isFollowUp: true,
        reason: 'unhelped',
        unhelped,
        shown: shown.map(span => ({ articleId: 'a', ...span })),
      },
    });
  };

  it("offers the article's own cases for trouble, and not the steps again", async () => {
    const { text, clarify, disposition } = await again(PLAN, 'Change your plan', [{ start: 0, end: 110 }]);
    expect(text).not.toContain('1. Choose');
    expect(text).toBe('Which of these fits?');
    expect(clarify?.choices.map(choice => choice.label)).toEqual(['TD-214 appears', 'The button is grey']);
    expect(disposition?.kind).toBe('clarify');
  });

  it('does not try the other cases on somebody who has told theirs', async () => {
    const at = SYNC.indexOf('3. Choose');
    const { text, clarify } = await again(SYNC, 'An integration is not syncing', [
      { start: at, end: at + 20 },
    ]);
    expect(clarify).toBeUndefined();
    expect(text).toContain('The help centre says no more about this.');
  });

  it('says that there is no more, without a promise or another address, when the article is used up', async () => {
    const { text, disposition } = await again(REFUND, 'Get a refund', [{ start: 0, end: REFUND.length }]);
    expect(text).toBe('The help centre says no more about this.');
    expect(disposition).toEqual({ kind: 'escalate', mode: 'extractive' });
  });

  it('points to people after the second one, without another try', async () => {
    const { text, sources, disposition } = await again(PLAN, 'Change your plan', [], 2);
    expect(text).toBe('The help centre has not solved this, and I do not want to send you round in circles.');
    expect(sources).toEqual([]);
    expect(disposition?.kind).toBe('escalate');
  });
});

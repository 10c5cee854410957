import { beforeAll, describe, expect, it } from 'vitest';
import type { AnswerEvent, AnswerRequest } from '../src/answering/types.ts';
import type { RetrievalQuery } from '../src/knowledge/types.ts';
import { newConversation, partsOf, textOf, visit } from './support/client.ts';
import { objectOf, withPorts } from './support/conversation.ts';
import { adminCall, createTwoSites, TEA } from './support/two-sites.ts';

beforeAll(createTwoSites);

async function begin() {
  const visitor = await visit(TEA.id, TEA.origin);
  const conversation = newConversation();
  return { visitor, conversation, stub: objectOf(TEA.id, conversation) };
}

describe('a message that goes on from the one before', () => {
  it('is searched for with what the conversation is about, and the trace says so', async () => {
    const { visitor, conversation, stub } = await begin();
    const queries: RetrievalQuery[] = [];
    await withPorts(stub, ({ retriever }) => ({
      retriever: {
        retrieve(query) {
          queries.push(query);
          return retriever.retrieve(query);
        },
      },
    }));
    await partsOf(await visitor.ask('How do I cancel my tea subscription?', { conversation }));
    await partsOf(await visitor.ask('und wie mache ich das rückgängig?', { conversation }));
    expect(queries.map(query => query.text)).toEqual([
      'How do I cancel my tea subscription?',
      'mache rückgängig cancel tea subscription',
    ]);
    expect(queries[1]?.locale).toBe('de');
    expect(queries[0]?.focusArticles).toBeUndefined();
    expect(queries[1]?.focusArticles).toEqual(['cancel-subscription']);
    const answer = await adminCall(`/admin/v1/sites/${TEA.id}/conversations/${conversation}/turns`);
    const { turns } = await answer.json<{
      turns: Array<{ trace: { searched?: string; notes: Record<string, unknown> } }>;
    }>();
    expect(turns.map(turn => turn.trace.notes['followUp'])).toEqual([
      undefined,
      { reason: 'ellipsis', focus: ['cancel-subscription'] },
    ]);
    expect(turns.map(turn => turn.trace.searched)).toEqual([
      undefined,
      'mache rückgängig cancel tea subscription',
    ]);
  });

  it('hands over to people once two answers in a row did not help', async () => {
    const { visitor, conversation } = await begin();
    await partsOf(await visitor.ask('How do I cancel my tea subscription?', { conversation }));
    const second = textOf(await partsOf(await visitor.ask('that did not work', { conversation })));
    expect(second).not.toContain('Open Account, then Billing');
    const third = await partsOf(await visitor.ask('still the same', { conversation }));
    expect(textOf(third)).toBe('');
    expect(third.find(part => part.type === 'data-state')?.data).toMatchObject({
      owner: 'person',
      status: 'waiting',
    });
    expect(third.find(part => part.type === 'data-handoff')?.data).toMatchObject({ delivery: 'queued' });
  });
});

it('knows the case that was chosen from what is stored of the answer that offered it', async () => {
  const { visitor, conversation, stub } = await begin();
  const clarify = {
    question: 'Which of these fits?',
    articleId: 'a',
    choices: [{ id: 'case-1', label: 'Green tea', text: 'Green tea' }],
  };
  const asked: AnswerRequest[] = [];
  const answerer = {
    async *answer(request: AnswerRequest): AsyncGenerator<AnswerEvent> {
      asked.push(request);
      yield { type: 'text', delta: 'Which of these fits?' };
      yield { type: 'clarify', clarify };
      yield { type: 'disposition', disposition: { kind: 'clarify', mode: 'extractive' } };
    },
  };
  await withPorts(stub, () => ({ answerer }));
  const streamed = await partsOf(await visitor.ask('It tastes of nothing', { conversation }));
  expect(streamed.find(part => part.type === 'data-clarify')?.data).toEqual(clarify);
  const [, stored] = (await visitor.transcript(conversation)).messages;
  expect(stored?.parts.find(part => part.type === 'data-clarify')?.data).toEqual(clarify);

  await partsOf(await visitor.ask('Green tea', { conversation }));
  expect(asked[1]?.followUp).toMatchObject({
    reason: 'choice',
    choice: { articleId: 'a', label: 'Green tea' },
  });
});

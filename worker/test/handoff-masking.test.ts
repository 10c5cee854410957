import { beforeAll, describe, expect, it } from 'vitest';
import { partsOf, problemOf } from './support/client.ts';
import { begin, change, settle, useHelpdesk } from './support/people.ts';
import { adminCall, createTwoSites, TEA } from './support/two-sites.ts';

beforeAll(createTwoSites);

const ANA = { name: 'Ana' };

describe('what must not be kept', () => {
  const CARD = '4111 1111 1111 1111';

  it('is taken out on every way in, and agents’ notes stay as they are', async () => {
    const { visitor, conversation, stub } = await begin();
    const helpdesk = await useHelpdesk(stub);
    const page = {
      url: 'https://tea.example/pay/4111111111111111/4111%201111%201111%201111?card=4111111111111111#4111111111111111',
      title: `Pay with ${CARD}`,
      headings: [`Card ${CARD}`],
      attributes: { card: CARD },
    };
    await partsOf(await visitor.ask(`Is ${CARD} my card?`, { conversation, page }));
    await change(
      await visitor.post(`/v1/conversations/${conversation}/handoff`, {
        message: { id: 'm-1', text: `My card ${CARD} was charged` },
        page,
      }),
    );
    await partsOf(await visitor.ask(`Again: ${CARD}`, { conversation, page }));
    await stub.act(ANA, { kind: 'note', id: 'note-card-1', text: `They wrote ${CARD}` }, 1);
    await stub.act(ANA, { kind: 'solve' }, 1);
    await settle(stub);
    await stub.act(ANA, { kind: 'reopen' }, 1);
    await stub.act(ANA, { kind: 'reply', id: 'reply-card-1', text: 'Sorry.' }, 1);
    await stub.act(ANA, { kind: 'solve' }, 1);
    await change(
      await visitor.post(`/v1/conversations/${conversation}/rating`, {
        segment: 1,
        score: 1,
        comment: `You have ${CARD}`,
      }),
    );
    await settle(stub);
    const view = await stub.deskView(1);
    if (!view.ok) throw new Error(view.code);
    const { notes, ...rest } = view.value;
    expect(notes.map(({ text }) => text)).toEqual([`They wrote ${CARD}`]);
    const turns = await adminCall(`/admin/v1/sites/${TEA.id}/conversations/${conversation}/turns`);
    const everything = [
      JSON.stringify(rest),
      JSON.stringify(await visitor.transcript(conversation)),
      JSON.stringify([...helpdesk.tickets.values()].map(({ entries }) => entries)),
      await turns.text(),
    ];
    for (const text of everything) expect(text).not.toMatch(/4111(?:[ -]|%20)?1111/);
  });

  it('is refused in an e-mail address', async () => {
    const { visitor, conversation } = await begin();
    await partsOf(await visitor.ask('Hello there', { conversation }));
    const path = `/v1/conversations/${conversation}`;
    const email = '4111111111111111@example.com';
    expect((await problemOf(await visitor.post(`${path}/email`, { email }))).code).toBe('email_invalid');
    expect((await visitor.post(`${path}/handoff`, { email })).status).toBe(400);
    for (const wrong of ['', 'ada', 'a@b', 'a@b.c\r\nbcc: x@y.z', 'a@b.example,c@d.example'])
      expect((await visitor.post(`${path}/email`, { email: wrong })).status).toBeGreaterThan(399);
  });
});

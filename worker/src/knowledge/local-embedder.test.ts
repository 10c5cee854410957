import { expect, it } from 'vitest';
import { createLocalEmbedder } from './local-embedder.ts';
import { dot } from './vector-code.ts';

const embedder = createLocalEmbedder();
const PASSAGES = [
  'Cancel your subscription\nOpen Billing and choose Cancel plan. It ends with the paid period.',
  'Invite a team member\nOpen Members, choose Invite people and type their email address.',
  'Connect Google Calendar\nOpen Integrations and allow access to the calendar.',
  'Export hours for payroll\nOpen Reports and download the spreadsheet of hours.',
  'Two-step verification\nScan the code with an authenticator on your phone.',
];

async function best(question: string): Promise<number> {
  const passages = await embedder.embed(PASSAGES, 'passage');
  const asked = embedder.embedQuestion(question);
  const scores = passages.map(passage => dot(passage, asked));
  return scores.indexOf(Math.max(...scores));
}

it.each([
  ['how do i cancle my subscirption', 0],
  ['invitng teammembers', 1],
  ['conect gogle calender', 2],
  ['payrol exprot of houres', 3],
  ['2 step verifcation cdoe on phnoe', 4],
])('finds the passage for "%s" through its typos', async (question, place) => {
  expect(await best(question)).toBe(place);
});

it('finds word forms and compounds', async () => {
  expect(await best('subscription cancellation')).toBe(0);
  expect(await best('inviting')).toBe(1);
  expect(await best('exporting payrolls')).toBe(3);
});

it('lets the title weigh more than the text', async () => {
  const [inTitle, inText] = await embedder.embed(
    ['Refunds\nOpen the page.', 'The page\nOpen refunds.'],
    'passage',
  );
  const asked = embedder.embedQuestion('refunds');
  expect(dot(inTitle ?? [], asked)).toBeGreaterThan(dot(inText ?? [], asked));
});

it('lets the knowledge base say which words tell', () => {
  const plain = embedder.embedQuestion('cancel calendar');
  const weighed = embedder.embedQuestion('cancel calendar', stem => (stem === 'calendar' ? 1 : 0.1));
  const calendar = embedder.embedQuestion('calendar');
  expect(dot(weighed, calendar)).toBeGreaterThan(dot(plain, calendar) + 0.1);
});

it('makes unit vectors of one length and is the same every time', async () => {
  const [first] = await embedder.embed(['Überraschung 日本語 🎉\nText'], 'passage');
  expect(first).toHaveLength(embedder.dimensions);
  expect(dot(first ?? [], first ?? [])).toBeCloseTo(1, 5);
  expect((await embedder.embed(['Überraschung 日本語 🎉\nText'], 'passage'))[0]).toEqual(first);
});

it('gives a zero vector for a text of nothing', async () => {
  expect(await embedder.embed(['', ' \n…'], 'passage')).toEqual([Array(512).fill(0), Array(512).fill(0)]);
});

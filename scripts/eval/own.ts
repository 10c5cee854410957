import type { SearchRequest } from '../lib/api.ts';
import { demoSettings } from '../lib/api.ts';
import { SetupError } from '../lib/project.ts';
import { auroc, mean } from './metrics.ts';
import type { OwnSet, Split } from './own-sets.ts';
import { OWN_SETS, readOwnSet } from './own-sets.ts';
import { toTable } from './table.ts';
import type { AskedTurn } from './turns.ts';
import { askTurn, isDeclined } from './turns.ts';
import type { EvalReport, EvalWorld } from './world.ts';
import { inLanes, startEvalWorld } from './world.ts';

const SITE = 'demo';
const ORIGIN = 'http://localhost:8788';
const LANES = 2;
const MISSES_SHOWN = 40;

export interface OwnOptions {
  /** Names of sets; none means all. */
  names: string[];
  split: Split;
}

/** Share of questions whose right article came first, and among the first three. */
interface Hits {
  n: number;
  hit1: number;
  hit3: number;
}

type Section = Required<EvalReport>;

/** Our own questions over the demo help centre: other words, pages, follow-ups, and what it cannot answer. */
export async function evaluateOwn({ names, split }: OwnOptions): Promise<EvalReport> {
  const unknown = names.find(name => !OWN_SETS.some(set => set === name));
  if (unknown) throw new SetupError(`There is no own set "${unknown}". Sets: ${OWN_SETS.join(', ')}.`);
  const sets = OWN_SETS.filter(set => names.length === 0 || names.includes(set));
  const world = await startEvalWorld();
  try {
    await world.ingest(SITE, 'demo-site/help', demoSettings(ORIGIN, ''));
    const sections: Array<[OwnSet, Section]> = [];
    for (const set of sets) sections.push([set, await SECTIONS[set](world, split)]);
    return {
      json: { split, ...Object.fromEntries(sections.map(([set, { json }]) => [set, json])) },
      text: sections.map(([, { text }]) => text).join('\n\n'),
      details: sections.flatMap(([set, { details }]) => (details.length > 0 ? [`${set}:`, ...details] : [])),
    };
  } finally {
    await world.close();
  }
}

const SECTIONS: Record<OwnSet, (world: EvalWorld, split: Split) => Promise<Section>> = {
  async reworded(world, split) {
    const rows = readOwnSet('reworded', split);
    const ranks = await ranksOf(
      world,
      rows.map(({ text, locale, articles }) => ({ request: { text, ...(locale && { locale }) }, articles })),
    );
    return byKind('Reworded questions', rows, ranks);
  },

  async pages(world, split) {
    const rows = readOwnSet('pages', split);
    const asked = rows.map(({ text, page, article }) => ({ request: { text, page }, articles: [article] }));
    const withPage = await ranksOf(world, asked);
    const without = await ranksOf(
      world,
      asked.map(({ request: { text }, articles }) => ({ request: { text }, articles })),
    );
    const groups = { ambiguous: false, control: true };
    const figures = Object.entries(groups).map(([name, isControl]) => {
      const pick = (ranks: number[]) =>
        ranks.filter((_, index) => Boolean(rows[index]?.control) === isControl);
      return [name, { withPage: hitsOf(pick(withPage)), withoutPage: hitsOf(pick(without)) }] as const;
    });
    const table = figures.map(([name, { withPage: on, withoutPage: off }]) => [
      name,
      String(on.n),
      on.hit1.toFixed(3),
      off.hit1.toFixed(3),
      on.hit3.toFixed(3),
      off.hit3.toFixed(3),
    ]);
    const header = ['', 'n', 'first, with the page', 'without', 'first three, with the page', 'without'];
    return {
      json: Object.fromEntries(figures),
      text: ['Questions with a page', '', toTable(header, table)].join('\n'),
      details: missesOf(rows, withPage),
    };
  },

  async followups(world, split) {
    const rows = readOwnSet('followups', split);
    const ask = (withHistory: boolean) =>
      ranksOf(
        world,
        rows.map(({ text, turns, articles }) => ({
          request: { text, ...(withHistory && { history: turns }) },
          articles,
        })),
      );
    const alone = hitsOf(await ask(false));
    const section = byKind('Follow-ups, with the conversation', rows, await ask(true));
    return {
      ...section,
      json: { ...section.json, withoutHistory: alone },
      text: `${section.text}\n\nWithout the conversation: first ${alone.hit1.toFixed(3)}, first three ${alone.hit3.toFixed(3)}`,
    };
  },

  async foreign(world, split) {
    const rows = readOwnSet('foreign', split);
    const known = readOwnSet('reworded', split).filter(({ locale }) => locale === undefined);
    const { token } = await world.api.openSession(SITE);
    const ask = (label: string, texts: string[]) =>
      inLanes(texts, LANES, label, text => askTurn(world.api, SITE, token, text));
    const foreign = await ask(
      'foreign',
      rows.map(({ text }) => text),
    );
    const answerable = await ask(
      'answerable',
      known.map(({ text }) => text),
    );
    const kinds = [...new Set(rows.map(({ kind }) => kind))].sort();
    const declinedOf = (turns: AskedTurn[]) => rounded(mean(turns.map(turn => Number(isDeclined(turn)))));
    const byKindOf = kinds.map(kind => {
      const turns = foreign.filter((_, index) => rows[index]?.kind === kind);
      return [kind, { n: turns.length, declined: declinedOf(turns) }] as const;
    });
    const json = {
      n: foreign.length,
      declined: declinedOf(foreign),
      byKind: Object.fromEntries(byKindOf),
      answerableDeclined: declinedOf(answerable),
      auroc: rounded(
        auroc(
          answerable.map(turn => turn.confidence),
          foreign.map(turn => turn.confidence),
        ),
      ),
    };
    const table = [
      ...byKindOf.map(([kind, { n, declined }]) => [`foreign, ${kind}`, String(n), declined.toFixed(3)]),
      ['answerable (reworded)', String(answerable.length), json.answerableDeclined.toFixed(3)],
    ];
    const answered = rows.filter(
      ({ split }, index) => split === 'dev' && !isDeclined(foreign[index] as AskedTurn),
    );
    return {
      json,
      text: [
        'Foreign messages',
        '',
        toTable(['', 'n', 'declined'], table),
        '',
        `Confidence, answerable against foreign: AUROC ${json.auroc.toFixed(3)}`,
      ].join('\n'),
      details: answered.slice(0, MISSES_SHOWN).map(({ id, text }) => `- answered: ${id} "${text}"`),
    };
  },
};

/** For each question the rank of its first right article, from 1; Infinity when none was found. */
async function ranksOf(
  world: EvalWorld,
  asked: Array<{ request: SearchRequest; articles: string[] }>,
): Promise<number[]> {
  return await inLanes(asked, LANES, 'questions', async ({ request, articles }) => {
    const answer = await world.api.search(SITE, request);
    const index = answer.articles.findIndex(({ articleId }) => articles.includes(articleId));
    return index < 0 ? Number.POSITIVE_INFINITY : index + 1;
  });
}

function byKind(
  title: string,
  rows: Array<{ id: string; kind: string; text: string; split: string }>,
  ranks: number[],
): Section {
  const kinds = [...new Set(rows.map(({ kind }) => kind))].sort();
  const figures = kinds.map(
    kind => [kind, hitsOf(ranks.filter((_, index) => rows[index]?.kind === kind))] as const,
  );
  const all = hitsOf(ranks);
  const table = [...figures, ['all', all] as const].map(([kind, { n, hit1, hit3 }]) => [
    kind,
    String(n),
    hit1.toFixed(3),
    hit3.toFixed(3),
  ]);
  return {
    json: { ...all, byKind: Object.fromEntries(figures) },
    text: [title, '', toTable(['', 'n', 'first', 'first three'], table)].join('\n'),
    details: missesOf(rows, ranks),
  };
}

/** Questions whose right article is not among the first three, to look at; of the dev half alone. */
function missesOf(rows: Array<{ id: string; text: string; split: string }>, ranks: number[]): string[] {
  const misses = rows.flatMap(({ id, text, split }, index) => {
    const rank = ranks[index] ?? Number.POSITIVE_INFINITY;
    if (rank <= 3 || split !== 'dev') return [];
    return [`- ${Number.isFinite(rank) ? `rank ${rank}` : 'not found'}: ${id} "${text}"`];
  });
  return misses.slice(0, MISSES_SHOWN);
}

function hitsOf(ranks: number[]): Hits {
  const within = (depth: number) => rounded(mean(ranks.map(rank => Number(rank <= depth))));
  return { n: ranks.length, hit1: within(1), hit3: within(3) };
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}

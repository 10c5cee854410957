import { basename } from 'node:path';
import type { AnswersFindings, JudgedTurn } from './answers-report.ts';
import { reportAnswers } from './answers-report.ts';
import { createArticleReader } from './articles.ts';
import type { Query } from './dataset.ts';
import { readQueries, spread } from './dataset.ts';
import { drawByLength, readMessages } from './foreign.ts';
import { checkSupport } from './support.ts';
import type { AskedTurn } from './turns.ts';
import { askTurn, isAnswered } from './turns.ts';
import { askWithoutGold } from './without-gold.ts';
import type { EvalReport, EvalWorld } from './world.ts';
import { historyOf, inLanes, startEvalWorld } from './world.ts';

const SITE = 'eval';
const LANES = 2;

export interface AnswersOptions {
  folder: string;
  /** JSONL of messages that this knowledge base cannot answer. */
  foreign: string | undefined;
  /** What is asked for goldCited and answered; foreign messages are always held against titles. */
  question: 'title' | 'full';
  hasHistory: boolean;
  /** Also asks each question where its gold article is missing. */
  withoutGold: boolean;
  limit: number | undefined;
}

/** Asks a data set's questions as whole turns through the public chat and judges what was shown. */
export async function evaluateAnswers(options: AnswersOptions): Promise<EvalReport> {
  const all = readQueries(options.folder);
  const specific = all.filter(query => query.tier === 'A');
  const queries = spread(specific.length > 0 ? specific : all, options.limit);
  const past = options.hasHistory ? historyOf(options.folder) : undefined;
  const world = await startEvalWorld();
  try {
    await world.ingest(SITE, options.folder);
    const history = past ? await world.learn(SITE, past) : 0;
    const { token } = await world.api.openSession(SITE);
    const wording = options.question === 'title' ? titleOf : (query: Query) => query.text;
    const ask = (label: string, texts: string[]) =>
      inLanes(texts, LANES, label, text => askTurn(world.api, SITE, token, text));
    const turns = await ask('questions', queries.map(wording));
    const judged = await judge(world, token, queries, turns);
    const findings: AnswersFindings = { judged, history };
    if (options.foreign) {
      const titles = queries.map(titleOf);
      const isAskedAlready = titles.every((title, index) => title === wording(queries[index] as Query));
      findings.titles = isAskedAlready ? turns : await ask('titles', titles);
      findings.foreign = await ask('foreign', drawByLength(readMessages(options.foreign), titles));
    }
    if (options.withoutGold) {
      const questions = queries.map(query => ({ query, text: wording(query) }));
      findings.withoutGold = await askWithoutGold(world, options.folder, past, questions);
    }
    return reportAnswers(basename(options.folder), findings);
  } finally {
    await world.close();
  }
}

async function judge(
  world: EvalWorld,
  token: string,
  queries: Query[],
  turns: AskedTurn[],
): Promise<JudgedTurn[]> {
  const reader = createArticleReader(world.worker, token);
  const judged: JudgedTurn[] = [];
  for (const [index, query] of queries.entries()) {
    const turn = turns[index] as AskedTurn;
    await reader.load(turn.citations);
    judged.push({
      id: query.id,
      turn,
      isAnswered: isAnswered(turn),
      isGoldCited: turn.citations.some(({ articleId }) => query.relevant.has(articleId)),
      support: checkSupport(turn.text, turn.citations, reader.textOf),
    });
  }
  return judged;
}

function titleOf(query: Query): string {
  return query.title?.trim() || query.text;
}

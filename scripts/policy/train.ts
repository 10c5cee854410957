import type { TopicModelAbout } from '../../worker/src/triage/policy/book.ts';
import { canTrain, trainingRows } from '../../worker/src/triage/policy/training.ts';
import type { Policy } from '../../worker/src/triage/policy/types.ts';
import type { TopicModel } from '../../worker/src/triage/topic/model.ts';
import { serialise } from '../../worker/src/triage/topic/serialise.ts';
import { train } from '../../worker/src/triage/topic/train.ts';
import { readTickets } from '../audit/read-tickets.ts';

export interface TrainedTopics {
  model: TopicModel;
  chunks: Uint8Array[];
  about: TopicModelAbout;
  /** Milliseconds */
  ms: number;
}

/** Trains the topic classifier of a policy; undefined where its examples and tickets tell no two topics apart. */
export async function trainTopics(policy: Policy, ticketsFile?: string): Promise<TrainedTopics | undefined> {
  const tickets = ticketsFile === undefined ? [] : (await readTickets(ticketsFile)).tickets;
  const rows = trainingRows(policy, tickets);
  if (!canTrain(rows)) return undefined;
  const started = performance.now();
  const model = train(rows);
  const chunks = serialise(model);
  const about: TopicModelAbout = {
    rows: rows.length,
    fromTickets: tickets.length > 0,
    topics: model.labels.filter((_, index) => index !== model.outside),
    bytes: chunks.reduce((sum, chunk) => sum + chunk.length, 0),
    trainedAt: new Date().toISOString(),
  };
  return { model, chunks, about, ms: Math.round(performance.now() - started) };
}

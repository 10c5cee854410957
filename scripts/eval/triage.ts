import { basename } from 'node:path';
import { auditTickets } from '../../worker/src/triage/audit/audit.ts';
import { proposePolicy } from '../../worker/src/triage/audit/propose-policy.ts';
import { judge } from '../../worker/src/triage/judge.ts';
import type { Policy } from '../../worker/src/triage/policy/types.ts';
import { classify } from '../../worker/src/triage/topic/classify.ts';
import { parse, serialise } from '../../worker/src/triage/topic/serialise.ts';
import { OUT_OF_SCOPE, train } from '../../worker/src/triage/topic/train.ts';
import { percentile } from '../bench/result.ts';
import type { Scored } from './classify-metrics.ts';
import { accuracyOf, macroF1Of, recallAtFalse, rounded, shareOf } from './classify-metrics.ts';
import { readLabelled } from './labelled.ts';
import { auroc } from './metrics.ts';
import { toTable } from './table.ts';
import type { EvalReport } from './world.ts';

const FALSE_SHARE = 0.05;

/**
 * Trains the topic classifier on a folder's train.jsonl, stores and reads it as the product does, and judges it
 * on test.jsonl. Accuracy, macro-F1 and top 3 are of the messages in scope, by the best topic in scope. The time is that
 * of a message's whole triage.
 */
export async function evaluateTriage(folder: string): Promise<EvalReport> {
  const examples = readLabelled(folder, 'train');
  const rows = readLabelled(folder, 'test');
  const started = performance.now();
  const chunks = serialise(train(examples));
  const trainMs = Math.round(performance.now() - started);
  const model = parse(chunks);
  const policy = policyFor(model.labels);
  const judgeOne = (text: string) => judge({ id: 'm', text }, { history: [], policy, model });
  for (const { text } of rows.slice(0, 100)) judgeOne(text);
  const times: number[] = [];
  const judged = rows.map(row => {
    const begun = performance.now();
    judgeOne(row.text);
    times.push(performance.now() - begun);
    return { row, found: classify(model, row.text) };
  });
  const inScope = judged.filter(({ row }) => row.label !== OUT_OF_SCOPE);
  const verdicts = inScope.map(({ row, found }) => ({ said: found.topic, truth: row.label }));
  const scored = judged.map(({ row, found }) => ({
    score: found.outOfScope,
    isPositive: row.label === OUT_OF_SCOPE,
  }));
  const hasOutside = scored.some(({ isPositive }) => isPositive);
  const json = {
    n: rows.length,
    accuracy: rounded(accuracyOf(verdicts)),
    macroF1: rounded(macroF1Of(verdicts)),
    top3: rounded(
      shareOf(inScope, ({ row, found }) => found.ranked.slice(0, 3).some(({ topic }) => topic === row.label)),
    ),
    oosAuroc: hasOutside ? rounded(auroc(scoresOf(scored, true), scoresOf(scored, false))) : null,
    oosRecallAt5: hasOutside ? rounded(recallAtFalse(scored, FALSE_SHARE)) : null,
    trainMs,
    modelBytes: chunks.reduce((sum, chunk) => sum + chunk.length, 0),
    p95Ms: Number(percentile(times, 0.95).toFixed(2)),
  };
  const text = `Topics of ${basename(folder)}: ${examples.length} examples, ${model.labels.length} labels\n\n${toTable(
    Object.keys(json),
    [Object.values(json).map(value => (value === null ? '–' : String(value)))],
  )}`;
  return { json, text };
}

/** The policy that an audit begins with, with these topics: what a message costs is all of its triage. */
function policyFor(labels: readonly string[]): Policy {
  const { policy } = proposePolicy(auditTickets([]), false);
  const topics = labels.map(label => ({ id: label, mode: 'autonomous' as const }));
  return { ...policy, topics: [...policy.topics, ...topics], otherwise: 'autonomous' };
}

function scoresOf(rows: readonly Scored[], isPositive: boolean): number[] {
  return rows.filter(row => row.isPositive === isPositive).map(({ score }) => score);
}

import { basename } from 'node:path';
import { languageOf } from '../../worker/src/triage/adapters/language.ts';
import type { SignalName } from '../../worker/src/triage/sentiment/signal.ts';
import { LOOKED_FOR, readSignal, trainSignal } from '../../worker/src/triage/sentiment/signal.ts';
import { parse, serialise } from '../../worker/src/triage/topic/serialise.ts';
import { accuracyOf, macroF1Of, recallAtPrecision, rounded } from './classify-metrics.ts';
import type { LabelledRow } from './labelled.ts';
import { readLabelled } from './labelled.ts';
import { toTable } from './table.ts';
import type { EvalReport } from './world.ts';

/** What the command line says beyond the folder. */
export interface SignalOptions {
  signal: SignalName | 'language';
  /** Without the folder's train.jsonl, as on the first day. */
  isUntrained: boolean;
  /** Only this many characters of each message. */
  characters: number | undefined;
}

const PRECISION = 0.9;

/**
 * Judges one signal on a folder's test.jsonl. recallAtP90 is the share of negative messages (or complaints) found
 * by the threshold that is right nine times in ten; null for languages.
 */
export async function evaluateSignals(
  folder: string,
  { signal, isUntrained, characters }: SignalOptions,
): Promise<EvalReport> {
  const cut = (row: LabelledRow) => ({ ...row, text: row.text.slice(0, characters) });
  const rows = readLabelled(folder, 'test').map(cut);
  const read = signal === 'language' ? undefined : readerOf(signal, folder, isUntrained, cut);
  const judged = rows.map(({ text, label }) => {
    if (!read) return { said: languageOf(text)?.language ?? '', truth: label.split('-')[0] ?? '', score: 0 };
    const found = read(text);
    return { said: found.label, truth: label, score: found.strength };
  });
  const wanted = signal === 'language' ? undefined : LOOKED_FOR[signal];
  const json = {
    n: rows.length,
    accuracy: rounded(accuracyOf(judged)),
    macroF1: rounded(macroF1Of(judged)),
    recallAtP90: wanted
      ? rounded(
          recallAtPrecision(
            judged.map(({ score, truth }) => ({ score, isPositive: truth === wanted })),
            PRECISION,
          ),
        )
      : null,
  };
  const how = signal === 'language' ? '' : isUntrained ? ', untrained' : ', trained';
  const length = characters === undefined ? '' : `, first ${characters} characters`;
  const text = `${signal} of ${basename(folder)}${how}${length}\n\n${toTable(Object.keys(json), [
    Object.values(json).map(value => (value === null ? '–' : String(value))),
  ])}`;
  return { json, text };
}

function readerOf(
  signal: SignalName,
  folder: string,
  isUntrained: boolean,
  cut: (row: LabelledRow) => LabelledRow,
) {
  if (isUntrained) return (text: string) => readSignal(signal, text);
  const model = parse(serialise(trainSignal(readLabelled(folder, 'train').map(cut), signal)));
  return (text: string) => readSignal(signal, text, model);
}

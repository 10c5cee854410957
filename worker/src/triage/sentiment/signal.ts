import { classify } from '../topic/classify.ts';
import type { TopicModel } from '../topic/model.ts';
import type { Example } from '../topic/train.ts';
import { train } from '../topic/train.ts';
import { markedText, readFeeling, situatedText } from './feeling.ts';
import { weightOfSituation } from './situation.ts';

/** A signal of a message that agents and rules read. */
export type SignalName = 'sentiment' | 'complaint';

/** One reading: the label and how strongly the message leans to what is looked for, from 0 to 1. */
export interface SignalReading {
  /** Sentiment: negative, neutral, positive; complaint: complaint, other; a trained model has its own labels. */
  label: string;
  /** How likely it is negative, or a complaint. */
  strength: number;
}

/** What each signal looks for. */
export const LOOKED_FOR = { sentiment: 'negative', complaint: 'complaint' } satisfies Record<
  SignalName,
  string
>;

/** From these feeling scores on; chosen on the training rows of two public sets. */
const NEGATIVE_FROM = 1.5;
const POSITIVE_BELOW = -2;
const COMPLAINT_FROM = 3;
const STEEPNESS = 0.6;

/** How a message is marked for a trained model of each signal. */
const MARKED = { sentiment: markedText, complaint: situatedText } satisfies Record<
  SignalName,
  (message: string) => string
>;

/** Trains a signal on labelled messages, over the same core as topics. A model reads only the signal it was trained for. Throws without two labels. */
export function trainSignal(examples: readonly Example[], name: SignalName): TopicModel {
  return train(examples.map(({ text, label }) => ({ text: MARKED[name](text), label })));
}

/** Reads a signal; by a trained model where there is one, else by the words alone. */
export function readSignal(name: SignalName, message: string, model?: TopicModel): SignalReading {
  if (!model) return readUntrained(name, message);
  const { topic, ranked } = classify(model, MARKED[name](message));
  const wanted = ranked.find(({ topic: label }) => label === LOOKED_FOR[name]);
  return { label: topic, strength: wanted?.confidence ?? 0 };
}

function readUntrained(name: SignalName, message: string): SignalReading {
  const score = readFeeling(message).score + (name === 'complaint' ? weightOfSituation(message) : 0);
  const from = name === 'complaint' ? COMPLAINT_FROM : NEGATIVE_FROM;
  const strength = 1 / (1 + Math.exp(STEEPNESS * (from - score)));
  if (name === 'complaint') return { label: score >= from ? 'complaint' : 'other', strength };
  if (score >= from) return { label: 'negative', strength };
  return { label: score <= POSITIVE_BELOW ? 'positive' : 'neutral', strength };
}

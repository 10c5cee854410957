import { outOfScope, probabilities } from './calibrate.ts';
import { featuresOf } from './features.ts';
import type { TopicModel } from './model.ts';
import { weigh } from './vocabulary.ts';

/** What a message is about. */
export interface Classified {
  topic: string;
  /** How likely the topic is right, from 0 to 1, if the message is about one of the topics at all. */
  confidence: number;
  /** All topics, likeliest first. */
  ranked: Array<{ topic: string; confidence: number }>;
  /** How likely it is about none of them, from 0 to 1; from 0.5 one in twenty messages in scope would be called so. */
  outOfScope: number;
}

/** Classifies one message. A title stands on a line of its own before the text. */
export function classify(model: TopicModel, text: string): Classified {
  const scores = scoresFor(model, text);
  const likely = probabilities(scores, model.calibration.sharpness, model.outside);
  const ranked = model.labels
    .map((topic, index) => ({ topic, confidence: likely[index] as number, score: scores[index] as number }))
    .filter((_, index) => index !== model.outside)
    .sort((left, right) => right.score - left.score)
    .map(({ topic, confidence }) => ({ topic, confidence }));
  const [first] = ranked;
  return {
    topic: first?.topic ?? '',
    confidence: first?.confidence ?? 0,
    ranked,
    outOfScope: outOfScope(scores, model.outside, model.calibration),
  };
}

/** The score of every label, in their order; above 0 leans towards it. */
export function scoresFor(model: TopicModel, text: string): Float64Array {
  const { columns, values } = weigh(featuresOf(text), model.vocabulary);
  const scores = new Float64Array(model.labels.length);
  columns.forEach((column, index) => {
    const value = values[index] as number;
    const end = model.firstEntry[column + 1] as number;
    for (let entry = model.firstEntry[column] as number; entry < end; entry++) {
      const label = model.entryLabels[entry] as number;
      scores[label] = (scores[label] as number) + value * (model.entryWeights[entry] as number);
    }
  });
  return scores.map(
    (score, label) => score * (model.units[label] as number) + (model.biases[label] as number),
  );
}

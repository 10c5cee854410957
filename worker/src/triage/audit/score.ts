import { round } from './path.ts';
import type { Factor, ResolutionPath } from './types.ts';
import type { Vocabulary } from './vectors.ts';
import { cosine, lengthOf, spread } from './vectors.ts';

const SAMPLE = 150;
/** Two tickets this near share some of the words that tell what they are about. */
const TWIN = 0.15;
const USUAL_REPLIES = 2;
const MOST_EXTRA = 6;

/**
 * volume × repeatability ÷ complexity: what automation would save, first where tickets are many, alike and easy.
 * Every factor carries the sentence that explains it.
 */
export function scoreOf(input: {
  tickets: number;
  all: number;
  repeatability: number;
  troubleShare: number;
  path: ResolutionPath;
  overall: ResolutionPath;
}): { score: number; factors: Factor[] } {
  const volume = round((input.tickets / Math.max(1, input.all)) * 100, 2);
  const repeatability = round(input.repeatability, 3);
  const complexity = complexityOf(input);
  return {
    score: round((volume * repeatability) / complexity.value, 2),
    factors: [
      { name: 'volume', value: volume, explanation: `${input.tickets} of ${input.all} tickets, in percent.` },
      {
        name: 'repeatability',
        value: repeatability,
        explanation: `Of ${Math.min(SAMPLE, input.tickets)} tickets taken evenly over the time, ${Math.round(repeatability * 100)} in 100 share telling words with another one among them (cosine of at least ${TWIN} over weighted words).`,
      },
      complexity,
    ],
  };
}

/** The share of a category's tickets that share telling words with another in an even sample of it. */
export function repeatabilityOf(positions: readonly number[], { documents, idf }: Vocabulary): number {
  const sample = spread(positions, SAMPLE).map(position => documents[position] ?? new Int32Array());
  if (sample.length < 2) return 0;
  const filled = sample.map(terms => lengthOf(terms, idf) > 0);
  let twins = 0;
  for (const [index, terms] of sample.entries()) {
    if (
      filled[index] &&
      sample.some((other, at) => at !== index && filled[at] && cosine(terms, other, idf) >= TWIN)
    )
      twins++;
  }
  return twins / sample.length;
}

function complexityOf({
  path,
  overall,
  troubleShare,
}: {
  path: ResolutionPath;
  overall: ResolutionPath;
  troubleShare: number;
}): Factor {
  const parts: Array<{ value: number; words: string }> = [
    { value: troubleShare, words: `${Math.round(troubleShare * 100)}% report something that fails` },
  ];
  if (path.medianReplies !== undefined) {
    const extra = Math.min(MOST_EXTRA, Math.max(0, path.medianReplies - USUAL_REPLIES));
    parts.push({ value: extra / 2, words: `${extra} messages beyond ${USUAL_REPLIES}, a half each` });
  }
  if (path.escalationShare !== undefined) {
    parts.push({
      value: path.escalationShare * 2,
      words: `${Math.round(path.escalationShare * 100)}% escalated, counted twice`,
    });
  }
  const [own, all] = [path.medianHoursToResolution, overall.medianHoursToResolution];
  if (own !== undefined && all) {
    const slower = Math.min(2, Math.max(0, own / all - 1));
    parts.push({ value: slower, words: `${round(own / all, 1)} times the usual time to resolution` });
  }
  const value = round(1 + parts.reduce((sum, part) => sum + part.value, 0), 2);
  const sum = parts.map(part => `${round(part.value, 2)} (${part.words})`).join(' + ');
  return { name: 'complexity', value, explanation: `1 + ${sum}.` };
}

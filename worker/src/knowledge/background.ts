import { BACKGROUND_WORDS } from './background-words.ts';

/** Words that are not in the list are rarer than all that are: half a time in a million words. */
const RARE = 0.5;

let frequencies: Map<string, number> | undefined;

/** How often everyday English uses a stem, in a million words. */
export function backgroundFrequency(stem: string): number {
  frequencies ??= readFrequencies();
  return frequencies.get(stem) ?? RARE;
}

/** True for a stem that everyday English uses: no slip of the pen, whether a knowledge base knows it or not. */
export function isEverydayWord(stem: string): boolean {
  return backgroundFrequency(stem) > RARE;
}

function readFrequencies(): Map<string, number> {
  const map = new Map<string, number>();
  for (const line of BACKGROUND_WORDS.trim().split('\n')) {
    const [power = '0', ...stems] = line.split(' ');
    for (const stem of stems) map.set(stem, 2 ** Number(power));
  }
  return map;
}

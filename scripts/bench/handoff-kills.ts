import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningWorker } from '../lib/worker.ts';

const LOOK_MS = 20;
/** After a moment is reached, up to this long passes, so that no kill follows an answer at once. */
const LONGEST_DELAY_MS = 1_500;

export interface KillsOptions {
  worker: RunningWorker;
  kills: number;
  random: () => number;
  /** How much of all work is done, 0 to 1. */
  progress: () => number;
}

/**
 * Kills workerd with SIGKILL at random moments, until `kills` are done: everything in memory is gone, and
 * what was on its way breaks off. It comes back at the same address with the same state.
 */
export async function runKills({ worker, kills, random, progress }: KillsOptions): Promise<void> {
  const moments = Array.from({ length: kills }, () => random() * 0.98).sort((a, b) => a - b);
  for (const moment of moments) {
    while (progress() < moment) await sleep(LOOK_MS);
    await sleep(random() * LONGEST_DELAY_MS);
    process.kill(worker.pid(), 'SIGKILL');
    while (await isListening(worker.url)) await sleep(LOOK_MS);
    await worker.restart();
  }
}

async function isListening(url: string): Promise<boolean> {
  try {
    await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(1_000) });
    return true;
  } catch {
    // Refused or cut off: nobody serves there any more.
    return false;
  }
}

import { join } from 'node:path';
import { chatRequest, createApi } from '../lib/api.ts';
import { requireFreePort } from '../lib/ports.ts';
import type { ProcessGroup } from '../lib/process-group.ts';
import { startGroup } from '../lib/process-group.ts';
import { ROOT } from '../lib/project.ts';
import type { BenchResult } from './result.ts';

const PORT = 8987;

/** How long a second `npm start` takes until a question is answered. */
export async function benchStart(): Promise<BenchResult> {
  await requireFreePort(PORT);
  await requireFreePort(PORT + 1);
  await untilFirstAnswer();
  const seconds = await untilFirstAnswer();
  return {
    name: 'start',
    method: 'From the command to the end of the first answer, everything set up by an earlier run.',
    figures: [
      { what: '`npm start`, second run, until the first answer', value: seconds, unit: 's', target: 15 },
    ],
  };
}

async function untilFirstAnswer(): Promise<number> {
  const started = performance.now();
  let output = '';
  let announce: () => void = () => {};
  const isReady = new Promise<void>(resolve => {
    announce = resolve;
  });
  const onOutput = (text: string) => {
    output += text;
    if (output.includes('Waypost runs.')) announce();
  };
  process.env['PORT'] = String(PORT);
  const group: ProcessGroup = startGroup([join(ROOT, 'scripts/bootstrap.mjs'), 'start'], onOutput);
  try {
    const hasEnded = group.ended.then(() => Promise.reject(new Error(`npm start ended:\n${output}`)));
    await Promise.race([isReady, hasEnded]);
    const api = createApi(`http://localhost:${PORT}`);
    const { token } = await api.openSession('demo');
    let text = '';
    for await (const part of api.chat(token, chatRequest(crypto.randomUUID(), 'How do I cancel a shift?'))) {
      if (part.type === 'text-delta') text += part.delta;
    }
    if (!text) throw new Error('The first answer was empty.');
    return (performance.now() - started) / 1_000;
  } finally {
    await group.stop();
  }
}

/**
 * `npm run test:helpdesk`: against a real Request Tracker on loopback (installed from Debian's packages where
 * missing), through a proxy that injects faults. Words of a name narrow it; `--handoffs N` sets the size of the storm.
 * Ends with one line, `N passed, N failed`.
 */
import { parseArgs } from 'node:util';
import { adapterScenarios } from './helpdesk/adapter.ts';
import { startRt } from './helpdesk/rt.ts';
import { STORM_HANDOFFS, stormScenario } from './helpdesk/storm.ts';
import { storyScenario } from './helpdesk/story.ts';
import { exitWith, SetupError } from './lib/project.ts';
import { startFaultProxy } from './stand-ins/fault-proxy.ts';

let passed = 0;
let failed = 0;
try {
  const { values, positionals } = parseArgs({
    options: { handoffs: { type: 'string', default: String(STORM_HANDOFFS) } },
    allowPositionals: true,
  });
  const handoffs = Number(values.handoffs);
  if (!Number.isInteger(handoffs) || handoffs < 1 || handoffs > 100)
    throw new SetupError(`--handoffs takes a number from 1 to 100, not "${values.handoffs}".`);
  const rt = await startRt();
  const proxy = await startFaultProxy(rt.url);
  try {
    const narrowed = positionals.join(' ');
    const all = [...adapterScenarios(rt, proxy), storyScenario(rt), stormScenario(rt, proxy, handoffs)];
    const scenarios = all.filter(({ name }) => name.includes(narrowed));
    if (scenarios.length === 0) throw new SetupError(`No scenario's name holds "${narrowed}".`);
    for (const { name, run } of scenarios) {
      const started = performance.now();
      const problem = await run().then(
        () => undefined,
        (error: unknown) => error ?? new Error('failed without a reason'),
      );
      proxy.setFaults(undefined);
      const seconds = ((performance.now() - started) / 1_000).toFixed(1);
      console.log(`${(problem ? 'FAILED' : 'ok').padEnd(7)} ${name}, ${seconds} s`);
      if (problem) {
        failed += 1;
        console.log(problem);
      } else passed += 1;
    }
    const { error, rate, reset, late } = proxy.faultCounts;
    console.log(`faults: ${error} of 500, ${rate} of 429, ${reset} resets, ${late} without an answer`);
  } finally {
    await proxy.close();
    await rt.close();
  }
} catch (error) {
  exitWith(error);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

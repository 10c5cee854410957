/** `npm test`: everything, with its own set-up; ends with one line, `N passed, N failed`. */
import { findBrowser } from './lib/browser.ts';
import { exitWith } from './lib/project.ts';
import type { StepResult } from './lib/steps.ts';
import { checkLint, checkTypes, printStep, runVitest } from './lib/steps.ts';

/** Arguments (a file name, `-t` and a title) narrow the tests, never the checks. */
const args = process.argv.slice(2);
const results: StepResult[] = [];

async function step(run: () => Promise<StepResult | StepResult[]>): Promise<void> {
  for (const result of [await run()].flat()) {
    printStep(result);
    results.push(result);
  }
}

try {
  findBrowser();
  await step(checkTypes);
  await step(checkLint);
  await step(() => runVitest('unit and integration', ['worker', 'node'], args));
  await step(() => runVitest('in the browser', ['browser'], args));
} catch (error) {
  exitWith(error);
}
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

/** `npm run check`: the gate before a commit (types, lint, unit tests). Also: types, lint, format. */

import { runTool } from './lib/run-tool.ts';
import type { StepResult } from './lib/steps.ts';
import { checkLint, checkTypes, printStep, runVitest } from './lib/steps.ts';

const PARTS: Record<string, () => Promise<StepResult[]>> = {
  types: checkTypes,
  lint: checkLint,
  unit: async () => [await runVitest('unit and integration', ['worker', 'node'])],
};

const [part] = process.argv.slice(2);
if (part === 'format') {
  const { code, output } = await runTool('biome', ['check', '--write', '.']);
  console.log(output.trim());
  process.exit(code);
}
if (part !== undefined && !PARTS[part]) {
  console.error(`Unknown check "${part}". Checks: ${Object.keys(PARTS).join(', ')}, format.`);
  process.exit(1);
}
let failed = 0;
for (const [name, run] of Object.entries(PARTS)) {
  if (part !== undefined && part !== name) continue;
  for (const result of await run()) {
    printStep(result);
    failed += result.failed;
  }
}
process.exit(failed ? 1 : 0);

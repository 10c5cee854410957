import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkProject } from '../check-architecture.ts';
import { ROOT } from './project.ts';
import { runTool } from './run-tool.ts';

/** How one step of the gate went; a step that is one check counts as one. */
export interface StepResult {
  name: string;
  passed: number;
  failed: number;
  seconds: number;
  /** What a person needs to see when something failed. */
  details: string;
}

const TYPE_PROJECTS = ['worker', 'widget', 'worker/desk', 'scripts'];

/** The type check of each TypeScript project. */
export async function checkTypes(): Promise<StepResult[]> {
  return Promise.all(
    TYPE_PROJECTS.map(project => timed(`types of ${project}`, () => tool('tsc', ['-p', project]))),
  );
}

/** Biome over everything, then the rules of who may import whom. */
export async function checkLint(): Promise<StepResult[]> {
  const biome = timed('lint and format', () =>
    tool('biome', ['ci', '--colors=off', '--reporter=default', '.']),
  );
  const rules = timed('architecture', async () => {
    const violations = checkProject();
    const details = violations.map(({ file, line, message }) => `${file}:${line}  ${message}`).join('\n');
    return { passed: violations.length ? 0 : 1, failed: violations.length ? 1 : 0, details };
  });
  return Promise.all([biome, rules]);
}

/** The test files of some vitest projects, counted from vitest's own JSON report. */
export async function runVitest(name: string, projects: string[], args: string[] = []): Promise<StepResult> {
  return timed(name, async () => {
    const report = join(ROOT, `.cache/vitest-${projects.join('-')}.json`);
    mkdirSync(join(ROOT, '.cache'), { recursive: true });
    rmSync(report, { force: true });
    // A file named by hand belongs to one project; the other has nothing to run then.
    const narrowed = args.length ? ['--passWithNoTests', ...args] : [];
    const chosen = projects.flatMap(project => ['--project', project]);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const { code, output } = await runTool('vitest', ['run', ...chosen, ...reporters, ...narrowed], {
      CI: 'true',
    });
    return readReport(report, code, output);
  });
}

/**
 * Counts a vitest report. A file that could not be loaded has no tests, yet fails; so does a run that
 * ended badly though every test passed (an unhandled error, a set-up that threw, no report at all).
 */
export function readReport(file: string, code: number, output: string): Omit<StepResult, 'name' | 'seconds'> {
  if (!existsSync(file)) return { passed: 0, failed: 1, details: output };
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.length,
  );
  const failed = report.numFailedTests + broken.length;
  const isBadEnd = code !== 0 && failed === 0;
  return {
    passed: report.numPassedTests,
    failed: isBadEnd ? 1 : failed,
    details: code !== 0 ? output : '',
  };
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: Array<{ status: string; assertionResults: unknown[] }>;
}

async function tool(name: Parameters<typeof runTool>[0], args: string[]) {
  const { code, output } = await runTool(name, args);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, details: code === 0 ? '' : output };
}

async function timed(
  name: string,
  step: () => Promise<Omit<StepResult, 'name' | 'seconds'>>,
): Promise<StepResult> {
  const started = performance.now();
  const result = await step();
  return { name, seconds: (performance.now() - started) / 1_000, ...result };
}

/** One line a step; the details of what failed below it. */
export function printStep({ name, passed, failed, seconds, details }: StepResult): void {
  const verdict = failed ? 'FAILED' : 'ok';
  console.log(
    `${verdict.padEnd(7)} ${name.padEnd(28)} ${passed} passed, ${failed} failed, ${seconds.toFixed(1)} s`,
  );
  if (failed && details) console.log(`${details.trim()}\n`);
}

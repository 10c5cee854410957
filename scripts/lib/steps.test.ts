import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readReport } from './steps.ts';

const file = join(mkdtempSync(join(tmpdir(), 'waypost-steps-')), 'report.json');

function report(numPassedTests: number, numFailedTests: number, testResults: unknown[] = []): string {
  writeFileSync(file, JSON.stringify({ numPassedTests, numFailedTests, testResults }));
  return file;
}

it('counts passed and failed tests', () => {
  expect(readReport(report(5, 2), 1, 'why')).toEqual({ passed: 5, failed: 2, details: 'why' });
});

it('counts a file that could not be loaded as one failure', () => {
  const broken = [{ status: 'failed', assertionResults: [] }];
  expect(readReport(report(5, 0, broken), 1, 'why')).toMatchObject({ passed: 5, failed: 1 });
});

it('counts a run that ended badly as a failure though every test passed', () => {
  expect(readReport(report(5, 0), 1, 'why')).toMatchObject({ passed: 5, failed: 1 });
});

it('counts a missing report as a failure', () => {
  expect(readReport('/nowhere/report.json', 0, 'why')).toMatchObject({ passed: 0, failed: 1 });
});

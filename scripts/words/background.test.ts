import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../lib/project.ts';
import { renderBackground } from './background.ts';

it('is what the worker carries', () => {
  expect(readFileSync(join(ROOT, 'worker/src/knowledge/background-words.ts'), 'utf8')).toBe(
    renderBackground(),
  );
});

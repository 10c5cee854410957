import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, ROOT, SetupError } from './project.ts';
import { runTool } from './run-tool.ts';

const SOURCES = [
  'worker/desk',
  'worker/src/desk-protocol.ts',
  'widget/src/panel/markdown',
  'package-lock.json',
];
const DIST = join(ROOT, 'widget/dist/desk');
const STAMP = join(DIST, '.stamp');

/**
 * Builds the desk's page beside the widget when its sources changed since the last build; true when it did.
 * The widget's own build empties the folder that both stand in: it comes first.
 */
export async function buildDesk(options: { force?: boolean } = {}): Promise<boolean> {
  const stamp = hashOf(SOURCES);
  const isBuilt = existsSync(join(DIST, 'index.html')) && existsSync(STAMP);
  if (!options.force && isBuilt && readFileSync(STAMP, 'utf8') === stamp) return false;
  const { code, output } = await runTool(
    'vite',
    ['build', '--config', 'worker/desk/vite.config.ts', '--logLevel', 'warn'],
    { NODE_ENV: 'production' },
  );
  if (code !== 0) {
    throw new SetupError(`${output.trim()}\n\nThe desk's page could not be built; the reason is above.`);
  }
  writeFileSync(STAMP, stamp);
  return true;
}

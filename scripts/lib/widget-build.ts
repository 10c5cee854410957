import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, ROOT, SetupError } from './project.ts';
import { runTool } from './run-tool.ts';

const SOURCES = ['widget', 'worker/src/protocol.ts', 'package-lock.json'];
const STAMP = join(ROOT, 'widget/dist/.assetsignore');

/**
 * Builds the widget when its sources changed since the last build; true when it did.
 * The stamp is a comment in `.assetsignore`, which the asset server reads and never serves.
 */
export async function buildWidget(options: { force?: boolean } = {}): Promise<boolean> {
  const stamp = `# built from ${hashOf(SOURCES)}\n`;
  const isBuilt = existsSync(join(ROOT, 'widget/dist/waypost.js')) && existsSync(STAMP);
  if (!options.force && isBuilt && readFileSync(STAMP, 'utf8') === stamp) return false;
  const { code, output } = await runTool(
    'vite',
    ['build', '--config', 'widget/vite.config.ts', '--logLevel', 'warn'],
    // What is tested is what ships, whatever the caller's own environment says.
    { NODE_ENV: 'production' },
  );
  if (code !== 0)
    throw new SetupError(`${output.trim()}\n\nThe widget could not be built; the reason is above.`);
  writeFileSync(STAMP, stamp);
  return true;
}

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, ROOT, SetupError } from './project.ts';
import { runTool } from './run-tool.ts';

const OUT = '.cache/worker';

/**
 * Bundles the worker as a deploy would, without deploying; again only when its sources changed.
 * Returns the bundle's path.
 */
export async function bundleWorker(): Promise<string> {
  const bundle = join(ROOT, OUT, 'index.js');
  const stampFile = join(ROOT, OUT, 'stamp');
  const stamp = hashOf(['worker/src', 'wrangler.toml', 'package-lock.json']);
  if (existsSync(bundle) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return bundle;
  mkdirSync(join(ROOT, 'widget/dist'), { recursive: true });
  const { code, output } = await runTool('wrangler', ['deploy', '--dry-run', '--outdir', OUT, '--env='], {
    CI: 'true',
  });
  if (code !== 0)
    throw new SetupError(`${output.trim()}\n\nThe worker could not be bundled; the reason is above.`);
  writeFileSync(stampFile, stamp);
  return bundle;
}

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Health } from './api.ts';
import { createApi } from './api.ts';
import type { ProcessGroup } from './process-group.ts';
import { startGroup } from './process-group.ts';
import { hashOf, ROOT, SetupError, TOOLS } from './project.ts';
import { runTool } from './run-tool.ts';

const STATE = join(ROOT, '.wrangler/state');
const MIGRATIONS_STAMP = join(STATE, 'migrations.stamp');

/** Applies D1 migrations to the local data folder; false when they were applied before. */
export async function applyLocalMigrations(): Promise<boolean> {
  const stamp = hashOf(['worker/migrations']);
  if (existsSync(MIGRATIONS_STAMP) && readFileSync(MIGRATIONS_STAMP, 'utf8') === stamp) return false;
  const { code, output } = await runTool('wrangler', ['d1', 'migrations', 'apply', 'DB', '--local'], {
    CI: 'true',
  });
  if (code !== 0) {
    throw new SetupError(
      `${output.trim()}\n\nThe local database could not be prepared. If it holds nothing you need, delete the folder ` +
        '.wrangler/state and run npm start again.',
    );
  }
  mkdirSync(STATE, { recursive: true });
  writeFileSync(MIGRATIONS_STAMP, stamp);
  return true;
}

/** Starts `wrangler dev` on the local data folder; of its log only warnings and errors are shown. */
export function startWorkerd(port: number): ProcessGroup {
  const args = ['dev', '--port', String(port), '--ip', 'localhost', '--local', '--log-level', 'warn'];
  // Links in mails and tickets lead here.
  const address = ['--var', `PUBLIC_URL:http://localhost:${port}`];
  const quiet = ['--show-interactive-dev-session=false', '--inspector-port', '0'];
  return startGroup([TOOLS.wrangler, ...args, ...address, ...quiet], text => process.stderr.write(text));
}

/** Waits for GET /health/live, at most a minute; throws as soon as the worker has ended instead. */
export async function waitUntilLive(url: string, worker: ProcessGroup): Promise<Health> {
  let hasEnded = false;
  void worker.ended.then(() => {
    hasEnded = true;
  });
  for (const deadline = Date.now() + 60_000; Date.now() < deadline && !hasEnded; ) {
    try {
      const health = await createApi(url).health('live');
      if (health.ok) return health;
    } catch {
      // Not listening yet: asked again below.
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new SetupError(`The worker did not start. What it said:\n${worker.output().trim() || '(nothing)'}`);
}

/** What `ingestFolder` hands to `npm run ingest`. */
export interface IngestRequest {
  folder: string;
  site: string;
  workerUrl: string;
  adminToken: string;
  /** Where the articles are read by people. */
  baseUrl: string;
}

/** Ingests a folder through the admin API with the very script a knowledge owner runs. */
export async function ingestFolder(request: IngestRequest): Promise<void> {
  const target = ['--site', request.site, '--source', 'help', '--url', request.workerUrl];
  const args = [request.folder, ...target, '--base-url', request.baseUrl];
  const child = spawn(process.execPath, [join(ROOT, 'scripts/ingest.ts'), ...args], {
    cwd: ROOT,
    env: { ...process.env, WAYPOST_ADMIN_TOKEN: request.adminToken },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const code = await new Promise(resolve => child.on('close', resolve));
  if (code !== 0) {
    throw new SetupError(
      `${output.trim()}\n\n${request.folder} could not be ingested; the reason is above. Try again with:\n` +
        `  npm run ingest -- ${request.folder} --site ${request.site} --source help`,
    );
  }
}

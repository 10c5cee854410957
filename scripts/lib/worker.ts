import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import type { Request as MiniflareRequest } from 'miniflare';
import { convertV4MiniflareOptions, fetch as fetchOutside, Miniflare, Response } from 'miniflare';
import { unstable_getMiniflareWorkerOptions } from 'wrangler';
import { splitStatements } from './migrations.ts';
import { ROOT } from './project.ts';
import { bundleWorker } from './worker-bundle.ts';
import { findNewWorkerd } from './workerd-process.ts';

export interface WorkerOptions {
  /** Fixed, so that a restart keeps the address; 0 lets the system choose once. */
  port?: number;
  /** Folder for D1 and Durable Objects; without one a temporary folder, deleted on close. */
  persist?: string;
  /** Variables and secrets over those of wrangler.toml: OPENAI_BASE_URL and the like. */
  bindings?: Record<string, string>;
  /** Requests a minute and address; high by default, so that a test or bench is not limited by accident. */
  addressLimit?: number;
  /** Takes the worker's log, where failures are made on purpose; without it the log is shown. */
  onLog?: (text: string) => void;
  /** A bundled worker other than the project's own. */
  script?: string;
  /**
   * Calls leave workerd itself, so that a connection that breaks is seen as one. Nothing then keeps the
   * worker from leaving the machine: for workers whose settings name loopback addresses alone.
   */
  isOutboundDirect?: boolean;
  /** What the worker logs is dropped: where failures are the point, they would fill the screen. */
  isQuiet?: boolean;
}

/** The real worker in a real workerd, started by this process. */
export interface RunningWorker {
  url: string;
  adminToken: string;
  /** Opens /desk. */
  deskToken: string;
  /** The workerd process, to read its CPU time. */
  pid(): number;
  db(): Promise<D1Database>;
  /** What the worker tried to reach outside this machine; each attempt was refused. */
  outboundAttempts(): string[];
  /** Stops and starts again at the same address; `hard` kills workerd as a crash would. */
  restart(options?: { hard?: boolean }): Promise<void>;
  close(): Promise<void>;
}

const ADMIN_TOKEN = 'admin-token-for-local-runs';
const DESK_TOKEN = 'desk-token-for-local-runs';
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** Starts the bundled worker with wrangler.toml's bindings and assets, migrations applied. */
export async function startWorker(options: WorkerOptions = {}): Promise<RunningWorker> {
  const script = options.script ?? (await bundleWorker());
  const folder = options.persist ?? mkdtempSync(join(tmpdir(), 'waypost-'));
  const attempts: string[] = [];
  let port = options.port ?? 0;
  let { miniflare, pid } = await launch();
  port = Number((await miniflare.ready).port);
  await migrate(await miniflare.getD1Database('DB'));

  async function launch() {
    const before = findNewWorkerd();
    const instance = new Miniflare(miniflareOptions(script, folder, options, port, attempts));
    await instance.ready;
    const started = findNewWorkerd(before)[0];
    if (started === undefined) throw new Error('workerd does not run');
    return { miniflare: instance, pid: started };
  }

  return {
    url: `http://localhost:${port}`,
    adminToken: ADMIN_TOKEN,
    deskToken: DESK_TOKEN,
    pid: () => pid,
    db: async () => (await miniflare.getD1Database('DB')) as unknown as D1Database,
    outboundAttempts: () => [...attempts],
    async restart({ hard = false } = {}) {
      if (hard) process.kill(pid, 'SIGKILL');
      await miniflare.dispose();
      ({ miniflare, pid } = await launch());
    },
    async close() {
      await miniflare.dispose();
      if (!options.persist) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function miniflareOptions(
  script: string,
  folder: string,
  options: WorkerOptions,
  port: number,
  attempts: string[],
) {
  const { workerOptions } = unstable_getMiniflareWorkerOptions(join(ROOT, 'wrangler.toml'));
  const variables = workerOptions.bindings as Record<string, string> | undefined;
  return convertV4MiniflareOptions({
    host: '127.0.0.1',
    port,
    cf: false,
    ...(options.onLog && {
      handleStructuredLogs: ({ message }: { message: string }) => options.onLog?.(message),
    }),
    resourcePersistencePath: folder,
    ...workerOptions,
    modulesRoot: dirname(script),
    modules: [{ type: 'ESModule', path: script }],
    ratelimits: {
      ADDRESS_LIMIT: {
        namespace_id: '1001',
        simple: { limit: options.addressLimit ?? 1_000_000, period: 60 },
      },
      SIGN_IN_LIMIT: { namespace_id: '1002', simple: { limit: 1_000_000, period: 60 } },
    },
    bindings: {
      ...variables,
      SESSION_SECRET: 'a session secret for local runs only, 32+ bytes',
      ADMIN_TOKEN,
      DESK_TOKEN,
      OPENAI_API_KEY: '',
      ...options.bindings,
    },
    ...(options.isQuiet && { handleStructuredLogs: () => {} }),
    ...(!options.isOutboundDirect && {
      outboundService: (request: MiniflareRequest) => {
        const url = new URL(request.url);
        if (LOOPBACK.test(url.hostname)) return fetchOutside(request);
        attempts.push(`${request.method} ${url.origin}${url.pathname}`);
        return new Response('This worker may not leave the machine.', { status: 502 });
      },
    }),
  });
}

async function migrate(db: Awaited<ReturnType<Miniflare['getD1Database']>>): Promise<void> {
  const folder = join(ROOT, 'worker/migrations');
  await db.prepare('CREATE TABLE IF NOT EXISTS applied_migrations (name TEXT PRIMARY KEY)').run();
  const done = await db.prepare('SELECT name FROM applied_migrations').all<{ name: string }>();
  const names = new Set(done.results.map(row => row.name));
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.sql') || names.has(name)) continue;
    const statements = splitStatements(readFileSync(join(folder, name), 'utf8'));
    const record = db.prepare('INSERT INTO applied_migrations (name) VALUES (?)').bind(name);
    await db.batch([...statements.map(statement => db.prepare(statement)), record]);
  }
}

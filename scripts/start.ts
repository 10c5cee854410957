/** `npm start`: the worker with the widget on PORT, the demo site on PORT + 1, ready to be asked. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDemoSite } from '../demo-site/server.ts';
import { embedSnippet } from '../embed-snippet/snippet.ts';
import { createApi, demoSettings } from './lib/api.ts';
import { buildDesk } from './lib/desk-build.ts';
import { ensureDevVars } from './lib/dev-vars.ts';
import { applyLocalMigrations, ingestFolder, startWorkerd, waitUntilLive } from './lib/local-worker.ts';
import { chosenPorts, requireFreePort } from './lib/ports.ts';
import { exitWith, ROOT, SetupError } from './lib/project.ts';
import { buildWidget } from './lib/widget-build.ts';

/** The demo's colour on its tag: the launcher has it from its first paint, before the theme is known. */
const DEMO_ACCENT = '#0f6b5c';
const LOCK = join(ROOT, '.wrangler/waypost.pid');

const closers: Array<() => Promise<void>> = [];
let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
const parent = process.ppid;
// An npm that was killed outright cannot hand a signal on.
setInterval(() => process.ppid !== parent && void stop(0), 1_000).unref();

start().catch(async error => {
  if (isStopping) return;
  // From here on the worker ends because we end it: that is no news.
  isStopping = true;
  for (const close of closers.reverse()) await close();
  exitWith(error);
});

async function start(): Promise<void> {
  const ports = chosenPorts(process.env['PORT']);
  takeLock(ports.worker);
  await requireFreePort(ports.worker);
  await requireFreePort(ports.demoSite);

  const vars = ensureDevVars();
  if (await buildWidget()) console.log('Built the widget.');
  if (await buildDesk()) console.log('Built the desk.');
  if (await applyLocalMigrations()) console.log('Prepared the local database.');

  const workerUrl = `http://localhost:${ports.worker}`;
  const demoUrl = `http://localhost:${ports.demoSite}`;
  const worker = startWorkerd(ports.worker);
  closers.push(() => worker.stop());
  void worker.ended.then(code => {
    if (isStopping) return;
    console.error(
      `The worker ended by itself (exit code ${code}). Start again with npm start.\n${tail(worker.output())}`,
    );
    void stop(1);
  });
  const health = await waitUntilLive(workerUrl, worker);

  const api = createApi(workerUrl, vars.ADMIN_TOKEN);
  // Where its tickets go was set by hand, and stays over a restart; everything else is the demo's own.
  const handoff = (await api.site('demo'))?.['handoff'];
  await api.putSite({
    ...demoSettings(demoUrl, vars.DEMO_IDENTITY_SECRET),
    ...(handoff !== undefined && { handoff }),
  });
  const problem = await api.problem();
  await ingestFolder({
    folder: 'demo-site/help',
    site: 'demo',
    workerUrl,
    adminToken: vars.ADMIN_TOKEN,
    baseUrl: `${demoUrl}/help`,
  });
  const demo = await startDemoSite({
    port: ports.demoSite,
    snippet: embedSnippet({ origin: workerUrl, site: 'demo', options: { accent: DEMO_ACCENT } }),
    identity: { secret: vars.DEMO_IDENTITY_SECRET, site: 'demo' },
  });
  closers.push(() => demo.close());

  const mode =
    health.answerMode === 'model'
      ? `model (${vars['OPENAI_MODEL'] ?? 'the model of wrangler.toml'}). Without OPENAI_API_KEY in .dev.vars answers come without a model.`
      : 'extractive: no key, no model. For a model put OPENAI_API_KEY=… into .dev.vars (OPENAI_BASE_URL too, for\n             another OpenAI-compatible server) and start again.';
  console.log(`
Waypost runs.
  Demo site    ${demoUrl}      (a product's page with the widget on it)
  Worker       ${workerUrl}      (API: ${workerUrl}/openapi.json)
  Desk         ${workerUrl}/desk      (where your team answers; any name, and this token:
               ${vars.DESK_TOKEN})
  Answers      ${mode}
  Ask here     ${ports.worker === 8787 ? '' : `PORT=${ports.worker} `}npm run ask -- "How do I add someone to a shift?"
  Stop         Ctrl-C
${problem ? `\nTake care: ${problem}\n` : ''}`);
}

async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  for (const close of closers.reverse()) await close();
  process.exit(code);
}

/** Two workers on one data folder would write over each other. */
function takeLock(port: number): void {
  if (existsSync(LOCK)) {
    const [pid, url] = readFileSync(LOCK, 'utf8').split(' ');
    if (isAlive(Number(pid))) {
      throw new SetupError(
        `Waypost already runs from this folder at ${url} (process ${pid}). Use that one, or stop it with: kill ${pid}`,
      );
    }
  }
  mkdirSync(join(ROOT, '.wrangler'), { recursive: true });
  writeFileSync(LOCK, `${process.pid} http://localhost:${port}`);
  process.on('exit', () => rmSync(LOCK, { force: true }));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function tail(text: string): string {
  return text.trim().split('\n').slice(-20).join('\n');
}

/**
 * The first step of every `npm run …`: plain JavaScript for Node 20, so that it runs before anything is
 * installed. It brings node_modules up to package-lock.json, then runs the real script on the project's
 * own Node (a devDependency), handing through arguments, signals and the exit code.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const ownNode = join(modules, 'node', 'bin', 'node');
const stampFile = join(modules, '.waypost-stamp');
const logFile = join(root, '.cache', 'install.log');

/** Each task and the script behind it. */
const TASKS = {
  start: ['scripts/start.ts'],
  test: ['scripts/test.ts'],
  'test:mail': ['scripts/test-mail.ts'],
  'test:helpdesk': ['scripts/test-helpdesk.ts'],
  check: ['scripts/check.ts'],
  typecheck: ['scripts/check.ts', 'types'],
  lint: ['scripts/check.ts', 'lint'],
  format: ['scripts/check.ts', 'format'],
  build: ['scripts/build.ts'],
  ingest: ['scripts/ingest.ts'],
  import: ['scripts/import.ts'],
  kb: ['scripts/kb.ts'],
  ask: ['scripts/ask.ts'],
  bench: ['scripts/bench.ts'],
  'background-words': ['scripts/words/background.ts'],
  eval: ['scripts/eval.ts'],
  search: ['scripts/search.ts'],
  learned: ['scripts/learned.ts'],
  audit: ['scripts/audit.ts'],
  policy: ['scripts/policy.ts'],
  tags: ['scripts/tags.ts'],
  backtest: ['scripts/backtest.ts'],
};

const [task = '', ...args] = process.argv.slice(2);
if (!Object.hasOwn(TASKS, task)) fail(`Unknown task "${task}". Tasks: ${Object.keys(TASKS).join(', ')}.`);
if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(
    `Waypost needs Node 20 or later; this is ${process.version}. Get a newer one from https://nodejs.org.`,
  );
}
process.chdir(root);
await install();
run([...TASKS[task], ...args]);

/** Runs `npm ci` unless node_modules already agrees with the lock file. */
async function install() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`;
  if (existsSync(ownNode) && read(stampFile) === stamp) return;
  if (!isInstalled(JSON.parse(lock))) await installPackages();
  writeFileSync(stampFile, stamp);
}

/** npm's own record of what it installed, held against the lock; then whether the project's Node runs here. */
function isInstalled(lock) {
  const record = read(join(modules, '.package-lock.json'));
  if (!record) return false;
  const installed = JSON.parse(record).packages;
  const hasAll = Object.entries(lock.packages).every(
    ([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version,
  );
  return hasAll && spawnSync(ownNode, ['--version']).status === 0;
}

async function installPackages() {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'w');
  const started = Date.now();
  process.stderr.write('Installing packages (the first time this takes a minute or so) …\n');
  const progress = setInterval(() => {
    process.stderr.write(`  still installing, ${Math.round((Date.now() - started) / 1000)} s\n`);
  }, 15_000);
  const { command, prefix } = npmCommand();
  const child = spawn(command, [...prefix, 'ci', '--no-audit', '--no-fund'], {
    cwd: root,
    env: outsideEnvironment(),
    stdio: ['ignore', log, log],
    shell: process.platform === 'win32',
  });
  const code = await new Promise(resolve => {
    child.on('error', error => {
      writeFileSync(logFile, String(error));
      resolve(1);
    });
    child.on('exit', resolve);
  });
  clearInterval(progress);
  if (code === 0 && existsSync(ownNode)) {
    process.stderr.write(`Packages installed in ${Math.round((Date.now() - started) / 1000)} s.\n`);
    return;
  }
  const tail = (read(logFile) ?? '').trim().split('\n').slice(-25).join('\n');
  fail(
    `${tail}\n\nThe packages could not be installed (npm ci, exit code ${code}). The whole log is in .cache/install.log.\n` +
      'Is the network there, and can npm reach its registry? Then run the same command again.' +
      (code === 0 ? '\nnpm skipped the install script of `node`; `npm install-scripts ls` tells why.' : ''),
  );
}

/** The npm that started us, run by a Node from outside node_modules, which `npm ci` is about to replace. */
function npmCommand() {
  const npmScript = process.env.npm_execpath;
  const isOutside = !process.execPath.startsWith(modules);
  if (npmScript?.endsWith('.js') && isOutside) return { command: process.execPath, prefix: [npmScript] };
  return { command: 'npm', prefix: [] };
}

/** Without what an outer `npm run` adds: its node_modules/.bin on PATH and its npm_* settings of this run. */
function outsideEnvironment() {
  const path = (process.env.PATH ?? '').split(delimiter).filter(entry => !entry.startsWith(modules));
  const env = { ...process.env, PATH: path.join(delimiter) };
  for (const name of Object.keys(env)) {
    if (/^npm_(lifecycle|package|command|execpath|node_execpath)/.test(name)) delete env[name];
  }
  return env;
}

function run(scriptAndArgs) {
  const bin = join(modules, '.bin');
  const path = [bin, ...(process.env.PATH ?? '').split(delimiter).filter(entry => entry !== bin)];
  const child = spawn(ownNode, scriptAndArgs, {
    cwd: root,
    env: { ...process.env, PATH: path.join(delimiter) },
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', error =>
    fail(`The project's Node could not be started: ${error.message}. Delete node_modules and try again.`),
  );
  child.on('exit', (code, signal) =>
    process.exit(signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1)),
  );
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

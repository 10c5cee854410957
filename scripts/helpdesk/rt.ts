/** A real Request Tracker on loopback: Debian's packages, a fresh database and settings of its own a run. */
import { spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupError } from '../lib/project.ts';

const SERVER = '/usr/share/request-tracker5/libexec/rt-server';
const DATABASE = '/var/lib/dbconfig-common/sqlite3/request-tracker5/rtdb';
const SETTINGS = '/etc/request-tracker5/RT_SiteConfig.d';
const PACKAGES = ['request-tracker5', 'rt5-db-sqlite', 'rt5-standalone', 'dbconfig-sqlite3'];
const START_MS = 60_000;

export interface RtUser {
  name: string;
  password: string;
}

export interface RunningRt {
  /** http://127.0.0.1:PORT: its pages, and REST 2 below /REST/2.0. */
  url: string;
  /** A person who may do everything; signs in at the pages, too. */
  agent: RtUser;
  /** The user that the product writes as. */
  product: RtUser;
  /** REST 2 as the agent. @throws Error for any answer from 400. */
  asAgent(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, json?: unknown): Promise<unknown>;
  /** Ends the server and removes its database. */
  close(): Promise<void>;
}

/**
 * Starts RT, installing it first where it is missing (apt, as root).
 * Nothing of an installed RT is touched: database and settings are copies.
 */
export async function startRt(): Promise<RunningRt> {
  install();
  const folder = mkdtempSync(join(tmpdir(), 'waypost-rt-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  writeSettings(folder, port);
  const environment = { ...process.env, RT_SITE_CONFIG_DIR: join(folder, 'settings') };
  const agent = { name: 'root', password: 'password' };
  const product = { name: 'waypost', password: 'a password for tests' };
  addProductUser(environment, product);
  const server = spawn(SERVER, ['--server', 'Standalone', '--host', '127.0.0.1', '--port', String(port)], {
    cwd: folder,
    detached: true,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4_000);
    });
  const ended = new Promise<void>(resolve => server.once('exit', () => resolve()));
  const kill = (signal: NodeJS.Signals) => {
    if (server.pid && server.exitCode === null && server.signalCode === null)
      process.kill(-server.pid, signal);
  };
  const onExit = () => kill('SIGKILL');
  process.once('exit', onExit);
  const close = async () => {
    kill('SIGKILL');
    await ended;
    process.off('exit', onExit);
    rmSync(folder, { recursive: true, force: true });
  };
  const asAgent = caller(url, agent);
  try {
    await answers(
      url,
      () => server.exitCode !== null,
      () => output,
    );
  } catch (error) {
    await close();
    throw error;
  }
  return { url, agent, product, asAgent, close };
}

function install(): void {
  if (existsSync(SERVER) && existsSync(DATABASE)) return;
  console.log('Installing Request Tracker (about a minute) …');
  const apt = (args: string[]) =>
    spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  const packages = ['install', '-y', '--no-install-recommends', ...PACKAGES];
  let result = apt(packages);
  // A machine that never asked for the lists knows no packages.
  if (result.status !== 0) {
    apt(['update']);
    result = apt(packages);
  }
  if (result.status === 0 && existsSync(SERVER) && existsSync(DATABASE)) return;
  const tail = `${result.stdout ?? ''}${result.stderr ?? result.error ?? ''}`.trim().split('\n').slice(-8);
  throw new SetupError(
    `Request Tracker could not be installed:\n${tail.join('\n')}\nOn Debian, as root: apt-get install ${PACKAGES.join(' ')}`,
  );
}

function writeSettings(folder: string, port: number): void {
  const settings = join(folder, 'settings');
  mkdirSync(settings);
  const database = join(folder, 'rtdb');
  copyFileSync(DATABASE, database);
  // Debian's own (numbered below 70) say which kind of database it is.
  for (const name of readdirSync(SETTINGS).filter(file => /^[0-6]\d-.*\.pm$/.test(file)))
    copyFileSync(join(SETTINGS, name), join(settings, name));
  const lines = [
    `Set($DatabaseName, '${database}');`,
    `Set($WebPath, '');`,
    `Set($WebDomain, '127.0.0.1');`,
    `Set($WebPort, ${port});`,
    `Set($WebBaseURL, 'http://127.0.0.1:${port}');`,
    `Set($CanonicalizeRedirectURLs, 0);`,
    `Set($RestrictReferrer, 0);`,
    `Set($LogToSyslog, undef);`,
    `Set($LogToSTDERR, 'error');`,
    // No mail leaves.
    `Set($MailCommand, 'testfile');`,
    '1;',
  ];
  writeFileSync(join(settings, '70-waypost.pm'), `${lines.join('\n')}\n`);
}

async function answers(url: string, hasEnded: () => boolean, output: () => string): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline && !hasEnded()) {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    await response?.arrayBuffer();
    if (response?.ok) return;
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  throw new SetupError(`Request Tracker did not answer at ${url}:\n${output()}`);
}

function caller(url: string, { name, password }: RtUser): RunningRt['asAgent'] {
  const authorization = `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
  return async (method, path, json) => {
    const response = await fetch(`${url}/REST/2.0/${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json', accept: 'application/json' },
      ...(json !== undefined && { body: JSON.stringify(json) }),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`RT: ${method} ${path} answered ${response.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  };
}

/** The rights that the guide names for the product's own user, and no others. */
export const PRODUCT_RIGHTS = [
  'SeeQueue',
  'CreateTicket',
  'ShowTicket',
  'ShowTicketComments',
  'ReplyToTicket',
  'CommentOnTicket',
  'ModifyTicket',
];

/** REST 2 grants no rights: RT's own library does, before the server starts. */
function addProductUser(environment: NodeJS.ProcessEnv, { name, password }: RtUser): void {
  const script = `
    use lib '/usr/share/request-tracker5/lib';
    use RT -init;
    my ($name, $password, @rights) = @ARGV;
    my $user = RT::User->new(RT->SystemUser);
    my ($id, $said) = $user->Create(Name => $name, Password => $password, Privileged => 1);
    die $said unless $id;
    my $queue = RT::Queue->new(RT->SystemUser);
    $queue->Load('General');
    for my $right (@rights) {
      my ($done, $why) = $user->PrincipalObj->GrantRight(Right => $right, Object => $queue);
      die "$right: $why" unless $done;
    }`;
  const args = ['-e', script, name, password, ...PRODUCT_RIGHTS];
  const { status, stderr } = spawnSync('perl', args, { encoding: 'utf8', env: environment });
  if (status !== 0) throw new SetupError(`Request Tracker took no new user:\n${stderr.slice(-2_000)}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

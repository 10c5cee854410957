import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EximPorts } from './exim-config.ts';
import { eximConfig } from './exim-config.ts';
import { SetupError } from './project.ts';

export interface RunningExim {
  ports: EximPorts;
  /** Mails that were delivered, as files of a Maildir. */
  mails(): string[];
  close(): Promise<void>;
}

const USER = 'Debian-exim';
const START_MS = 10_000;

/** A folder for one mail server, with a certificate authority of its own and certificates by it. */
export function prepareExim(): { root: string; authority: string } {
  const root = mkdtempSync(join(tmpdir(), 'waypost-mail-'));
  const authority = join(root, 'authority.pem');
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe', cwd: root });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    'authority.key',
    '-out',
    authority,
    '-days',
    '2',
    '-subj',
    '/CN=Tests',
  );
  const names = { mail: 'DNS:localhost,IP:127.0.0.1', other: 'DNS:mail.elsewhere.test' };
  for (const [name, alternative] of Object.entries(names)) {
    const extensions = join(root, `${name}.ext`);
    writeFileSync(extensions, `subjectAltName=${alternative}\nbasicConstraints=CA:FALSE\n`);
    openssl('req', ...key, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}.test`);
    openssl(
      ...['x509', '-req', '-in', `${name}.csr`, '-CA', authority, '-CAkey', 'authority.key', '-days', '2'],
      ...['-extfile', extensions, '-out', `${name}.pem`],
    );
  }
  return { root, authority };
}

/** Starts Exim on free ports, in the foreground, below a prepared folder. Needs root: Exim gives it up itself. */
export async function startExim(root: string): Promise<RunningExim> {
  const ports = await freePorts();
  const config = join(root, 'exim.conf');
  writeFileSync(config, eximConfig({ root, user: USER }, ports));
  for (const folder of ['spool', 'log', 'mails']) mkdirSync(join(root, folder), { recursive: true });
  execFileSync('chmod', ['-R', 'go+rX', root]);
  execFileSync('chown', ['-R', `${USER}:${USER}`, root]);
  // Exim trusts its configuration only where root alone can write it.
  execFileSync('chown', ['root:root', config]);
  const child = spawn('exim4', ['-C', config, '-bdf'], { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const ended = new Promise<void>(resolve => child.on('exit', () => resolve()));
  const close = async () => {
    // With it the processes that still deliver: the group is its own.
    if (child.pid && child.exitCode === null) process.kill(-child.pid);
    await ended;
  };
  const isUp = await Promise.race([answers(ports.starttls), ended.then(() => false)]);
  if (!isUp) {
    await close();
    throw new SetupError(`Exim did not start.\n${output.trim()}`);
  }
  const box = join(root, 'mails', 'new');
  return { ports, mails: () => readAll(box), close };
}

function readAll(folder: string): string[] {
  try {
    return readdirSync(folder)
      .sort()
      .map(file => readFileSync(join(folder, file), 'utf8'));
  } catch (error) {
    // Exim makes the folder with the first mail.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

async function freePorts(): Promise<EximPorts> {
  const servers = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const server = createServer();
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
      return server;
    }),
  );
  const [starttls = 0, tls = 0, starttlsOther = 0, tlsOther = 0] = servers.map(
    server => (server.address() as AddressInfo).port,
  );
  await Promise.all(servers.map(server => new Promise(resolve => server.close(resolve))));
  return { starttls, tls, starttlsOther, tlsOther };
}

async function answers(port: number): Promise<boolean> {
  const end = Date.now() + START_MS;
  while (Date.now() < end) {
    const isOpen = await new Promise<boolean>(resolve => {
      const socket = connect({ host: '127.0.0.1', port }, () => resolve(true));
      socket.on('error', () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
    if (isOpen) return true;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return false;
}

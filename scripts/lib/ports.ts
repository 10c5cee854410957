import { createServer } from 'node:net';
import { SetupError } from './project.ts';

/** PORT from the environment (8787 without one) and the port after it. Throws when it is no port number. */
export function chosenPorts(value: string | undefined): { worker: number; demoSite: number } {
  const port = value === undefined || value === '' ? 8787 : Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65_534) {
    throw new SetupError(
      `PORT is "${value}", but must be a whole number from 1 to 65534. Example: PORT=9000 npm start`,
    );
  }
  return { worker: port, demoSite: port + 1 };
}

/** Throws, saying what to do, when something on this machine listens on the port already. */
export async function requireFreePort(port: number): Promise<void> {
  for (const host of ['127.0.0.1', '::1']) {
    const code = await tryListen(port, host);
    if (code === undefined || code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') continue;
    const reason = code === 'EACCES' ? 'may not be opened by this user' : 'is already in use';
    throw new SetupError(
      `Port ${port} ${reason}. Stop the program that uses it (perhaps another npm start), or choose other ports:\n` +
        '  PORT=9000 npm start     (uses 9000 and 9001)',
    );
  }
}

function tryListen(port: number, host: string): Promise<string | undefined> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

import { spawn } from 'node:child_process';
import { ROOT } from './project.ts';
import { QUIET_ENVIRONMENT } from './run-tool.ts';

/** A long-running program with everything it starts. */
export interface ProcessGroup {
  /** Settles when the program itself ends, with its exit code (or 1 after a signal). */
  ended: Promise<number>;
  /** All it printed so far. */
  output(): string;
  /** Asks the whole group to end, and makes it end after three seconds. */
  stop(): Promise<void>;
}

/**
 * Starts a program as leader of its own group. Ending wrangler alone would leave its workerd serving,
 * so the group is ended as one; and Ctrl-C reaches us only, so that we decide the order.
 */
export function startGroup(args: string[], onOutput: (text: string) => void): ProcessGroup {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    detached: true,
    env: { ...process.env, ...QUIET_ENVIRONMENT },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
    onOutput(chunk.toString());
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const ended = new Promise<number>(resolve => {
    child.on('error', () => resolve(1));
    child.on('exit', code => resolve(code ?? 1));
  });
  const group = child.pid;
  process.on('exit', () => group && signalGroup(group, 'SIGKILL'));
  return {
    ended,
    output: () => output,
    async stop() {
      if (!group) return;
      signalGroup(group, 'SIGTERM');
      for (let waited = 0; waited < 3_000 && signalGroup(group, 0); waited += 50) {
        await new Promise(resolve => setTimeout(resolve, 50));
      }
      signalGroup(group, 'SIGKILL');
    },
  };
}

/** False when nobody is left in the group. */
function signalGroup(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-group, signal);
    return true;
  } catch {
    return false;
  }
}

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The process ids of this process's own workerd children, without those of `known`. */
export function findNewWorkerd(known: readonly number[] = []): number[] {
  return processes()
    .filter(({ parent, name }) => parent === process.pid && name.endsWith('workerd'))
    .map(({ pid }) => pid)
    .filter(pid => !known.includes(pid));
}

/** CPU time, user and system, that a process has used so far, in milliseconds (Linux only). */
export function cpuTimeMs(pid: number): number {
  const fields = statFields(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  // Fields 14 and 15 of proc(5), in ticks of 10 ms.
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

interface ProcessEntry {
  pid: number;
  parent: number;
  name: string;
}

/** From /proc where it is there (containers often lack `ps`), else from `ps`. */
function processes(): ProcessEntry[] {
  if (existsSync('/proc/self/stat')) {
    return readdirSync('/proc')
      .filter(name => /^\d+$/.test(name))
      .flatMap(readEntry);
  }
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,comm='], { encoding: 'utf8' }).trim().split('\n');
  return lines.map(line => {
    const [pid, parent, ...name] = line.trim().split(/\s+/);
    return { pid: Number(pid), parent: Number(parent), name: name.join(' ') };
  });
}

function readEntry(pid: string): ProcessEntry[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    return [{ pid: Number(pid), parent: Number(statFields(stat)[1]), name }];
  } catch {
    // The process ended between listing and reading.
    return [];
  }
}

/** The fields after the name, which may hold spaces and brackets itself. */
function statFields(stat: string): string[] {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

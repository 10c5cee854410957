import { spawnSync } from 'node:child_process';
import { SetupError } from './project.ts';

/** Whether a program can be run by its name. */
export function hasProgram(name: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
}

/**
 * Sees to it that a program is there, from Debian's package where apt-get may be used; says so when it installs.
 * @throws SetupError telling what to install by hand.
 */
export function needProgram(program: string, packageName: string, say = console.log): void {
  if (hasProgram(program)) return;
  const advice = `${program} is not installed: install Debian's package ${packageName}, then run this again.`;
  if (process.getuid?.() !== 0 || !hasProgram('apt-get')) throw new SetupError(advice);
  say(`Installing Debian's package ${packageName} …`);
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, encoding: 'utf8' as const };
  spawnSync('apt-get', ['update', '-q'], options);
  const args = ['install', '-y', '-q', '--no-install-recommends', packageName];
  const { status, stderr } = spawnSync('apt-get', args, options);
  if (status !== 0 || !hasProgram(program)) throw new SetupError(`${stderr.trim()}\n\n${advice}`);
}

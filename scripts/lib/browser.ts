import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Browser, LaunchOptions } from 'playwright-core';
import { chromium } from 'playwright-core';
import { ROOT, SetupError } from './project.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/opt/google/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Nothing of Chromium's own on the network, and no sandbox, which containers rarely allow. */
export const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * A browser's path: CHROME_PATH, an installed Chromium or Chrome, Debian's package where apt-get may be
 * used, or Playwright's own download. Installs only when nothing is there, and says so.
 */
export function findBrowser(say: (text: string) => void = console.log): string {
  return installedBrowser() ?? debianBrowser(say) ?? downloadedBrowser(say);
}

/** Launches the found browser. */
export function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGS, ...options });
}

function installedBrowser(): string | undefined {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new SetupError(`CHROME_PATH is "${chosen}", where no browser can be run. Correct or unset it.`);
  }
  const folders = [...(process.env['PATH'] ?? '').split(delimiter).filter(Boolean), ...PLACES];
  const candidates = [
    ...folders.flatMap(folder => NAMES.map(name => join(folder, name))),
    ...PLACES.slice(-2),
  ];
  const ownDownload = chromium.executablePath();
  return [...candidates, ownDownload].find(path => path !== '' && isExecutable(path));
}

function debianBrowser(say: (text: string) => void): string | undefined {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  say("No Chromium found: installing Debian's chromium package (about a minute) …");
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, encoding: 'utf8' as const };
  spawnSync('apt-get', ['update', '-q'], options);
  const { status } = spawnSync(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', 'chromium'],
    options,
  );
  return status === 0 ? installedBrowser() : undefined;
}

function downloadedBrowser(say: (text: string) => void): string {
  say("No Chromium found: downloading Playwright's (about a minute) …");
  try {
    execFileSync(
      process.execPath,
      [join(ROOT, 'node_modules/playwright-core/cli.js'), 'install', 'chromium'],
      {
        encoding: 'utf8',
        stdio: 'pipe',
      },
    );
  } catch (error) {
    throw new SetupError(
      `No browser could be had for the browser tests. Install Chromium or Chrome, or set CHROME_PATH.\n${String(error)}`,
    );
  }
  return chromium.executablePath();
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return existsSync(path);
  } catch {
    return false;
  }
}

/** The loader: one small classic script that draws the launcher and knows only its own tag. */

import type { Stub } from './commands.ts';
import { createCommands } from './commands.ts';
import { readOptions } from './options.ts';

declare global {
  interface Window {
    Waypost?: Stub;
  }
}

const script = document.currentScript;
const stub = window.Waypost;

// A second tag finds the first one's work and leaves it alone.
if (script instanceof HTMLScriptElement && !stub?.version) {
  const options = readOptions(script.dataset, script.src);
  const waypost = createCommands(options, new URL('.', script.src).href);
  window.Waypost = waypost;
  if (script.dataset.auto !== 'false') waypost('boot');
  // An element of that name on the page would stand where the queue is expected.
  const calls = stub?.q;
  if (Array.isArray(calls)) for (const [command, ...values] of calls) waypost(command, ...values);
}

/** `npm run test:mail`: SMTP from the worker to a real mail server, Debian's Exim, on loopback. */
import { rmSync } from 'node:fs';
import { needProgram } from './lib/debian-package.ts';
import { prepareExim } from './lib/exim.ts';
import { exitWith, SetupError } from './lib/project.ts';
import { printStep, runVitest } from './lib/steps.ts';

try {
  if (process.getuid?.() !== 0)
    throw new SetupError(
      'Exim delivers only when root starts it: run this as root, in a container for example.',
    );
  needProgram('exim4', 'exim4-daemon-light');
  needProgram('openssl', 'openssl');
  const { root, authority } = prepareExim();
  // workerd trusts what these name; both are read when it starts.
  process.env['NODE_EXTRA_CA_CERTS'] = authority;
  process.env['WAYPOST_MAIL_FOLDER'] = root;
  const result = await runVitest('mail by a real server', ['mail'], process.argv.slice(2));
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  printStep(result);
  console.log(`\n${result.passed} passed, ${result.failed} failed`);
  process.exit(result.failed ? 1 : 0);
} catch (error) {
  exitWith(error);
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { startExim } from '../../../scripts/lib/exim.ts';
import type { EximPorts } from '../../../scripts/lib/exim-config.ts';
import { readMail } from '../../../scripts/lib/mail-reader.ts';

declare module 'vitest' {
  interface ProvidedContext {
    eximPorts: EximPorts;
    /** GET: the mails that Exim delivered, read. */
    deliveredUrl: string;
  }
}

/** Exim beside the tests, in the folder that `npm run test:mail` prepared. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = process.env['WAYPOST_MAIL_FOLDER'];
  if (!folder) throw new Error('Start this suite by `npm run test:mail`.');
  const exim = await startExim(folder);
  const delivered = createServer((_request, response) => {
    response.end(JSON.stringify(exim.mails().map(readMail)));
  });
  await new Promise<void>(resolve => delivered.listen(0, '127.0.0.1', resolve));
  project.provide('eximPorts', exim.ports);
  project.provide('deliveredUrl', `http://127.0.0.1:${(delivered.address() as AddressInfo).port}`);
  return async () => {
    await new Promise(resolve => delivered.close(resolve));
    await exim.close();
  };
}

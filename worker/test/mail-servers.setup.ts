import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { readMail } from '../../scripts/lib/mail-reader.ts';
import type { SmtpScript } from '../../scripts/lib/scripted-smtp-server.ts';
import { startScriptedSmtpServer } from '../../scripts/lib/scripted-smtp-server.ts';
import { startMailApi } from '../../scripts/stand-ins/mail-api.ts';

declare module 'vitest' {
  interface ProvidedContext {
    smtpPorts: Record<SmtpScript, number>;
    /** What the mail servers took: GET /smtp, /lines, /api. */
    takenUrl: string;
    /** Base URL of the mail API. */
    mailApiUrl: string;
  }
}

/** Mail servers beside the tests, which run in workerd and cannot listen themselves. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const smtp = await startScriptedSmtpServer();
  const api = await startMailApi();
  const taken = createServer((request, response) => {
    const views: Record<string, () => unknown> = {
      '/smtp': () => smtp.mails.map(mail => ({ ...mail, ...readMail(mail.raw) })),
      '/lines': () => smtp.lines,
      '/api': () =>
        api.requests.map(({ path, headers, body }) => ({ path, headers, body: JSON.parse(body.toString()) })),
    };
    response.end(JSON.stringify(views[request.url ?? '']?.() ?? []));
  });
  await new Promise<void>(resolve => taken.listen(0, '127.0.0.1', resolve));
  project.provide('smtpPorts', smtp.ports);
  project.provide('mailApiUrl', api.url);
  project.provide('takenUrl', `http://127.0.0.1:${(taken.address() as AddressInfo).port}`);
  return async () => {
    await Promise.all([smtp.close(), api.close(), new Promise(resolve => taken.close(resolve))]);
  };
}

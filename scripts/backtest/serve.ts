import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { SetupError } from '../lib/project.ts';
import { parseMarks } from './marks.ts';

const BODY_BYTES = 4 * 1024 * 1024;

/** Shows the review page on this machine alone, and keeps its marks in a file, until the process ends. */
export async function serveReview(options: {
  page: () => string;
  marksFile: string;
  port: number;
}): Promise<string> {
  const host = `localhost:${options.port}`;
  const server = createServer((request, response) => {
    // Pages of other sites can reach this address too, under other names.
    const isOurs =
      request.headers.host === host && (request.headers.origin ?? `http://${host}`) === `http://${host}`;
    if (!isOurs) {
      response.writeHead(403).end();
    } else if (request.method === 'GET' && request.url === '/') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
      response.end(options.page());
    } else if (request.method === 'PUT' && request.url === '/marks') {
      let body = '';
      request.on('data', chunk => {
        body += String(chunk);
        if (body.length > BODY_BYTES) request.destroy();
      });
      request.on('end', () => {
        try {
          writeFileSync(options.marksFile, `${JSON.stringify(parseMarks(JSON.parse(body)), null, 2)}\n`);
          response.writeHead(204).end();
        } catch {
          // What is not marks is not kept; the page says so to whoever marked.
          response.writeHead(400).end();
        }
      });
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', cause =>
      reject(new SetupError(`Port ${options.port} is taken. Name another with --port.`, { cause })),
    );
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return `http://${host}/`;
}

import type { IncomingMessage, ServerResponse } from 'node:http';

export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export async function readJson(request: IncomingMessage) {
  return JSON.parse((await readBytes(request)).toString() || '{}');
}

export function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

export function problem(response: ServerResponse, status: number, code: string, detail = ''): void {
  response
    .writeHead(status, { 'content-type': 'application/problem+json' })
    .end(JSON.stringify({ status, code, detail }));
}

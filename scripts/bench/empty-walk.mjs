/**
 * The yardstick of the turn bench: a worker with the hops of a turn and none of its work.
 * Worker → Durable Object (two row writes) → four D1 reads → an answer as a server-sent event stream.
 * Plain JavaScript: it goes into workerd as it stands.
 */
import { DurableObject } from 'cloudflare:workers';

export class Conversation extends DurableObject {
  constructor(ctx, env) {
    super(ctx, env);
    ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS messages (id INTEGER PRIMARY KEY, text TEXT)');
  }

  async fetch(request) {
    const { text } = await request.json();
    this.ctx.storage.sql.exec('INSERT INTO messages (text) VALUES (?)', text);
    for (let read = 0; read < 4; read += 1) {
      await this.env.DB.prepare('SELECT name FROM sqlite_master WHERE name = ?').bind('sites').all();
    }
    this.ctx.storage.sql.exec('INSERT INTO messages (text) VALUES (?)', 'answer');
    const body = 'data: {"type":"start"}\n\ndata: {"type":"finish"}\n\ndata: [DONE]\n\n';
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  }
}

export default {
  async fetch(request, env) {
    const { pathname } = new URL(request.url);
    const id = env.CONVERSATIONS.idFromName(pathname);
    return env.CONVERSATIONS.get(id).fetch(request);
  },
};

import { bodyLimit } from 'hono/body-limit';
import { MAX_ATTACHMENT_BYTES } from '../../conversation/attachments.ts';
import { mask } from '../../privacy/masking.ts';
import type { ConversationOf } from '../conversations-port.ts';
import { speakerOf } from '../conversations-port.ts';
import { ProblemError } from '../problem.ts';
import { createRouter } from '../router.ts';
import { conversationIdSchema } from '../schemas.ts';
import { siteContext, unwrap } from './chat.ts';

const NAME_CHARACTERS = 500;

/** POST /v1/conversations/:id/attachments?name=FILE with the raw bytes; GET …/attachments/:attachment */
export function attachmentRoutes(conversationOf: ConversationOf) {
  const router = createRouter();
  const limit = bodyLimit({
    maxSize: MAX_ATTACHMENT_BYTES,
    onError: () => {
      throw new ProblemError('attachment_too_large');
    },
  });
  router.post('/conversations/:id/attachments', limit, async context => {
    const session = context.get('session');
    const id = conversationIdSchema.safeParse(context.req.param('id'));
    if (!id.success) throw new ProblemError('conversation_not_found');
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    // A name is kept and shown like words: what is taken out of those is taken out of it.
    const name = mask((context.req.query('name') ?? 'file').slice(0, NAME_CHARACTERS).toWellFormed()).text;
    const kept = await conversationOf(session.site, id.data).attach({
      conversationId: id.data,
      site: siteContext(context.get('site')),
      speaker: speakerOf(session),
      ...(session.customer && { customer: { ...session.customer } }),
      name,
      bytes,
    });
    return context.json(unwrap(kept));
  });
  router.get('/conversations/:id/attachments/:attachment', async context => {
    const session = context.get('session');
    const id = conversationIdSchema.safeParse(context.req.param('id'));
    if (!id.success) throw new ProblemError('conversation_not_found');
    const conversation = conversationOf(session.site, id.data);
    const file = unwrap(await conversation.file(speakerOf(session), context.req.param('attachment')));
    return fileResponse(file);
  });
  return router;
}

/** A file as a download: never a page, whatever its bytes look like. */
export function fileResponse({
  name,
  type,
  bytes,
}: {
  name: string;
  type: string;
  bytes: Uint8Array;
}): Response {
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': type === 'text/plain' ? 'text/plain; charset=utf-8' : type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
    },
  });
}

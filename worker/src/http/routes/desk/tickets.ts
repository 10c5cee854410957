import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { TicketDetail, TicketRow } from '../../../desk-protocol.ts';
import type { DeskConversation, DeskConversations } from '../../../handoff/desk-conversations.ts';
import type { TicketQueue } from '../../../handoff/desk-ports.ts';
import {
  actionSchema,
  bodyOf,
  fileNameSchema,
  idParamSchema,
  numberSchema,
  parsed,
  queueSchema,
} from '../../desk-schemas.ts';
import { ProblemError } from '../../problem.ts';
import type { AppEnv } from '../../router.ts';
import { createRouter } from '../../router.ts';
import { unwrap } from '../chat.ts';

const PAGE = 40;
/** A little over what a file may have: the conversation tells how much that is. */
const FILE_BYTES = 9 * 1024 * 1024;
/** Types that a browser may show in the page; all others are downloads. */
const SHOWN = /^image\/(png|jpeg|gif|webp)$/;

export interface TicketDeps {
  queue: TicketQueue;
  conversations: DeskConversations;
}

/** GET /tickets; GET /tickets/:number; POST …/actions; GET, POST …/files */
export function ticketRoutes({ queue, conversations }: TicketDeps) {
  const router = createRouter();

  router.get('/tickets', async context => {
    const query = parsed(queueSchema, context.req.query());
    const agent = context.get('desk').agent.name;
    return context.json(await queue.list({ ...query, agent, limit: PAGE }));
  });

  router.get('/tickets/:number', async context => {
    const { row, conversation } = await find(context);
    const { ticket, ...rest } = unwrap(await conversation.deskView(row.segment));
    const detail: TicketDetail = {
      ...rest,
      // The conversation knows best, but the number and the time of writing are the board's.
      ticket: { ...ticket, number: row.number, updatedAt: row.updatedAt },
    };
    return context.json(detail);
  });

  router.post('/tickets/:number/actions', async context => {
    const action = await bodyOf(context, actionSchema);
    if (action.kind === 'reply' && !action.text && !action.attachments?.length) {
      throw new ProblemError('message_empty', { detail: 'Write a reply before sending.' });
    }
    const { row, conversation } = await find(context);
    unwrap(await conversation.act(context.get('desk').agent, action, row.segment));
    return context.body(null, 204);
  });

  router.get('/tickets/:number/files/:id', async context => {
    const { id } = parsed(idParamSchema, context.req.param());
    const { conversation } = await find(context);
    const file = unwrap(await conversation.deskFile(id));
    const isShown = SHOWN.test(file.type);
    return context.body(new Uint8Array(file.bytes), 200, {
      'content-type': isShown ? file.type : 'application/octet-stream',
      'content-disposition': disposition(isShown, file.name),
      // Should a browser open it as a page after all, that page can do nothing.
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, max-age=3600',
    });
  });

  router.post(
    '/tickets/:number/files',
    bodyLimit({
      maxSize: FILE_BYTES,
      onError: () => {
        throw new ProblemError('attachment_too_large');
      },
    }),
    async context => {
      const { name } = parsed(fileNameSchema, context.req.query());
      const { conversation } = await find(context);
      const bytes = new Uint8Array(await context.req.arrayBuffer());
      return context.json(unwrap(await conversation.addDeskFile(context.get('desk').agent, { name, bytes })));
    },
  );
  return router;

  async function find(context: Context<AppEnv>): Promise<{ row: TicketRow; conversation: DeskConversation }> {
    const { number } = parsed(numberSchema, context.req.param());
    const row = await queue.get(number);
    if (!row) throw new ProblemError('not_found', { detail: `There is no ticket #${number}.` });
    return { row, conversation: conversations(row.site, row.conversation) };
  }
}

/** RFC 6266: a plain name for old readers, the real one encoded. No quote or line break gets through. */
function disposition(isShown: boolean, name: string): string {
  const plain = name.replace(/[^\w.\- ]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, char => `%${char.charCodeAt(0).toString(16)}`);
  return `${isShown ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

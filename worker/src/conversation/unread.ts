import { languageOf } from '../answering/words.ts';
import { MailError } from '../handoff/mail.ts';
import { plainText } from '../handoff/plain-text.ts';
import type { Message } from '../protocol.ts';
import { recallContext } from './context.ts';
import { Handover } from './handover.ts';
import type { MailWords } from './mail-words.ts';
import { mailWords } from './mail-words.ts';
import type { ConversationState } from './state.ts';
import { textOf } from './transcript.ts';
import { mailDueAt, unseenReplies } from './unseen.ts';

const EXCERPT = 2_000;
const RETRY_MS = 5 * 60_000;
/** Somebody must change them first. */
const SETTINGS_MS = 3_600_000;

/**
 * A reply that its customer has not seen in time goes by mail, with a link back. Only to an address that the
 * product vouches for or that the customer left here.
 * @returns when to try again, in Unix milliseconds; undefined when nothing is left to do.
 */
export async function mailUnread(state: ConversationState): Promise<number | undefined> {
  const unseen = unseenReplies(state);
  const [oldest, last] = [unseen[0], unseen.at(-1)];
  const { site, customer, page } = recallContext(state.meta);
  const to = customer?.email ?? state.meta.get('email');
  if (!oldest || !last || !to) return undefined;
  // What was due has been read, and this came after it.
  const dueAt = mailDueAt(state, oldest);
  if (state.ports.now() < dueAt) return dueAt;
  const conversation = state.meta.get('id') ?? '';
  const url = await state.ports.people.resumeUrl(site.id, conversation, state.speaker);
  const agent = last.metadata.author?.name ?? site.name;
  const words = mailWords(languageOf(page?.language ?? site.locale), { agent, site: site.name });
  const text = unseen.map(message => readable(message, words)).join('\n\n');
  const excerpt = text.length > EXCERPT ? `${text.slice(0, EXCERPT).toWellFormed()} …` : text;
  try {
    await state.ports.people.mailer.send({
      // Visitors choose their conversation's id: only with the site's it is nobody else's.
      id: `${site.id}.${conversation}-${last.metadata.seq}`,
      site: site.id,
      conversation,
      to,
      subject: words.subject,
      text: `${excerpt}\n\n${url ? `${words.goOn}\n${url}` : words.openChat}\n`,
    });
  } catch (error) {
    const failure = error instanceof MailError ? error.failure : 'unavailable';
    console.error('a mail could not be sent', { failure, error: String(error) });
    if (failure !== 'refused') return state.ports.now() + (failure === 'settings' ? SETTINGS_MS : RETRY_MS);
    await state.change(() => giveUp(state, last.metadata.seq ?? 0));
    return undefined;
  }
  await state.change(() => {
    state.meta.set('mailed_seq', String(last.metadata.seq));
    state.record('mail.sent', { seq: last.metadata.seq });
  });
  return undefined;
}

/** A reply as a mail shows it: without marks, its files by their names. */
function readable(message: Message, words: MailWords): string {
  const files = message.parts.flatMap(part => (part.type === 'data-attachment' ? [part.data.name] : []));
  const list = files.length > 0 ? `${words.files} ${files.join(', ')}` : '';
  return [plainText(textOf(message)), list].filter(Boolean).join('\n');
}

/** The address takes no mail: agents hear of it, and nobody tries again. */
function giveUp(state: ConversationState, seq: number): void {
  state.meta.set('mailed_seq', String(seq));
  const handover = new Handover(state);
  const record = handover.current();
  if (!record) return;
  const text = 'The customer has left, and their e-mail address takes no mail: they have not seen the reply.';
  state.notes.add(`mail-${seq}`, record.segment, record.package.site.name, text, state.ports.now());
  handover.note(record, `mail-${seq}`, text);
}

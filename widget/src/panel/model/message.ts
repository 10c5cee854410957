import type {
  ActionOffer,
  Attachment,
  Citation,
  Clarify,
  Disposition,
  Message,
  MessagePart,
  ProblemCode,
} from '../../../../worker/src/protocol.ts';

/** Why something did not work, in codes that words exist for; `network` when no answer came at all. */
export type FailureCode = ProblemCode | 'network';

/**
 * Where a message stands. The customer's: sending, waiting (offline), unsent, done. The assistant's:
 * streaming, stopped, failed, done.
 */
export type Phase = 'sending' | 'waiting' | 'unsent' | 'streaming' | 'stopped' | 'failed' | 'done';

/** A message as the screen knows it. */
export interface ChatMessage extends Message {
  phase: Phase;
  failure?: FailureCode;
}

export interface SourceLink {
  title: string;
  url?: string;
  /** Opens the quote inside the panel, where one is known. */
  citation?: Citation;
}

/** All text of a message, parts apart by a blank line. */
export function textOf(message: { parts: MessagePart[] }): string {
  return message.parts.flatMap(part => (part.type === 'text' ? [part.text] : [])).join('\n\n');
}

/** The words alone, without marks and citation numbers, and what there is to choose from: for announcements and previews. */
export function spokenText(message: { parts: MessagePart[] }): string {
  const labels = clarifyOf(message)?.choices.map(({ label }) => label) ?? [];
  const action = actionOf(message);
  return [textOf(message), labels.join(', '), action?.label, action?.next]
    .filter(Boolean)
    .join(' ')
    .trim()
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s*\[\d+\]|^#+ |\*\*|`/gm, '');
}

/** Citations by the number shown in the text. */
export function citationsOf(message: { parts: MessagePart[] }): Map<number, Citation> {
  return new Map(
    message.parts.flatMap(part => (part.type === 'data-citation' ? [[part.data.n, part.data] as const] : [])),
  );
}

/** What the turn came to, once it is known. */
export function dispositionOf(message: { parts: MessagePart[] }): Disposition | undefined {
  return message.parts.flatMap(part => (part.type === 'data-disposition' ? [part.data] : [])).at(-1);
}

/** The cases that an answer leaves open. */
export function clarifyOf(message: { parts: MessagePart[] }): Clarify | undefined {
  return message.parts.find(part => part.type === 'data-clarify')?.data;
}

/** What the customer can do themselves. */
export function actionOf(message: { parts: MessagePart[] }): ActionOffer | undefined {
  return message.parts.find(part => part.type === 'data-action')?.data;
}

/** The files that came with a message. */
export function filesOf(message: { parts: MessagePart[] }): Attachment[] {
  return message.parts.flatMap(part => (part.type === 'data-attachment' ? [part.data] : []));
}

/** The articles behind an answer, one line each: those found first, then any that only a citation names. */
export function sourcesOf(message: { parts: MessagePart[] }): SourceLink[] {
  const sources = new Map<string, SourceLink>();
  for (const part of message.parts) {
    if (part.type === 'source-url') sources.set(part.sourceId, { title: part.title, url: part.url });
  }
  for (const citation of citationsOf(message).values()) {
    const known = sources.get(citation.articleId);
    sources.set(citation.articleId, { title: citation.title, url: citation.url, citation, ...known });
  }
  return [...sources.values()];
}

/** A stored message as the screen shows it: its error and state parts decide the phase. */
export function fromTranscript(message: Message): ChatMessage {
  let phase: Phase = 'done';
  let failure: FailureCode | undefined;
  for (const part of message.parts) {
    if (part.type === 'data-error') [phase, failure] = ['failed', part.data.code];
    if (part.type === 'data-state' && phase !== 'failed') phase = phaseOfTurn(part.data.turn);
  }
  return { ...message, phase, ...(failure && { failure }) };
}

/** Shows a turn's end; a running turn's message is streaming until its stream says otherwise. */
export function phaseOfTurn(turn: string): Phase {
  if (turn === 'stopped' || turn === 'superseded') return 'stopped';
  if (turn === 'failed') return 'failed';
  return turn === 'running' ? 'streaming' : 'done';
}

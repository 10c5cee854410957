import type { CustomerFacts } from '../access/customer.ts';
import type { Message, PageContext } from '../protocol.ts';
import type { Route } from '../triage/routing.ts';
import { attemptsOf, textOf } from './attempts.ts';
import { saidIn } from './matter.ts';
import { firstWords, plainText } from './plain-text.ts';
import type { UrgencyRules } from './priority.ts';
import { priorityOf, sentimentOf } from './priority.ts';
import { isTalk } from './reaction.ts';
import type { FoundArticle } from './suggested.ts';
import { suggestedArticles } from './suggested.ts';
import { summarise } from './summary.ts';
import type { AttachmentRef, HandoffPackage, Priority, SlaTimes, TranscriptEntry, Trigger } from './types.ts';
import { handoffKey } from './types.ts';

export interface PackageInput {
  conversation: string;
  segment: number;
  site: { id: string; name: string };
  /** Of this segment, in order, masked. */
  messages: readonly Message[];
  trigger: Trigger;
  page?: PageContext;
  /** Page of a message, by its id, where it is known. */
  pages?: ReadonlyMap<string, string>;
  /** Only while the product vouches for it. */
  verified?: CustomerFacts;
  /** What the visitor typed of themselves, e.g. a name: claims beside the page's own. */
  typed?: Readonly<Record<string, string>>;
  email?: { address: string; isVerified: boolean };
  language: string;
  topic?: string;
  /** Worked out once the priority is known. */
  slaFor?: (priority: Priority) => SlaTimes;
  urgency?: UrgencyRules;
  /** Where the policy sends it; its priority stands above the usual. */
  route?: Route;
  /** What the search found for the open question, best first. */
  found?: readonly FoundArticle[];
  deskUrl?: string;
  /** ISO 8601 */
  now: string;
}

const SUBJECT_CHARACTERS = 120;
/** Where the customer wrote nothing that could be one. */
const NO_QUESTION = 'A customer asks for a person';

/** Everything the person who takes over needs, from what is stored: nothing is made up, claims stay claims. */
export function buildPackage(input: PackageInput): HandoffPackage {
  const { conversation, segment, messages, trigger, verified, page } = input;
  const attempts = attemptsOf(messages);
  const summary = summarise(messages, attempts);
  const said = messages.filter(isWritten);
  const question = firstQuestion(said);
  const words = said.map(textOf);
  const priority =
    input.route?.priority ??
    priorityOf({
      said: words,
      ...(verified && { verified }),
      ...(input.urgency && { rules: input.urgency }),
    });
  const times = input.slaFor?.(priority);
  return {
    key: handoffKey(input.site.id, conversation, segment),
    site: input.site,
    conversation,
    segment,
    subject: subjectOf(messages),
    question: {
      text: question ? textOf(question) : '',
      at: question?.metadata.createdAt ?? input.now,
    },
    summary,
    trigger,
    attempts: attempts.map(({ questionId: _question, answerId: _answer, ...attempt }) => attempt),
    turns: said.length,
    transcript: messages.flatMap((message, index) => entryOf(message, index, input.pages)),
    ...(page && { page }),
    ...(verified && { verified }),
    claimed: { ...page?.attributes, ...input.typed },
    ...(input.email && { email: input.email }),
    language: input.language,
    sentiment: sentimentOf(words, trigger),
    ...(input.topic && { topic: input.topic }),
    priority,
    ...(input.route && { route: input.route }),
    ...(times && { sla: times }),
    suggestedArticles: suggestedArticles(input.found ?? [], attempts, `${summary.wanted} ${summary.open}`),
    ...(input.deskUrl && { deskUrl: input.deskUrl }),
    createdAt: input.now,
  };
}

/** The first question that says what it is about, in one line; never "hi", never the wish for a person while there is more. */
export function subjectOf(messages: readonly Message[]): string {
  const said = saidIn(messages, attemptsOf(messages)).filter(({ kind }) => kind === 'matter');
  const asked = said[0];
  if (!asked) return NO_QUESTION;
  const ofMessage = said.filter(({ messageId }) => messageId === asked.messageId);
  const best = ofMessage.find(({ text }) => text.includes('?') && text.length >= 15) ?? asked;
  return firstWords(best.text, SUBJECT_CHARACTERS);
}

/** One message as an agent reads it; nothing for one that only tells what happened. */
export function entryOf(
  message: Message,
  index: number,
  pages?: ReadonlyMap<string, string>,
): TranscriptEntry[] {
  const { id, role, metadata } = message;
  const from = role === 'user' ? 'customer' : metadata.author ? 'agent' : 'assistant';
  // A checked draft is the assistant's text under a person's name.
  const isDrafted = message.parts.some(({ type }) => type === 'data-citation');
  const text = from === 'assistant' || isDrafted ? plainText(assistantText(message)) : textOf(message);
  const attachments = attachmentsIn(message);
  if (text === '' && attachments.length === 0) return [];
  const page = pages?.get(id);
  return [
    {
      seq: metadata.seq ?? index + 1,
      messageId: id,
      from,
      ...(metadata.author && { name: metadata.author.name }),
      text,
      at: metadata.createdAt,
      ...(page && { page }),
      ...(attachments.length > 0 && { attachments }),
    },
  ];
}

/** With the cases it offered: else the customer's choice says nothing to an agent. */
function assistantText(message: Message): string {
  const cases = message.parts.flatMap(part =>
    part.type === 'data-clarify'
      ? [part.data.question, ...part.data.choices.map(({ label }) => `- ${label}`)]
      : part.type === 'data-action'
        ? [[`- ${part.data.label}`, part.data.url, part.data.next].filter(Boolean).join(' – ')]
        : [],
  );
  return [textOf(message), ...cases].filter(Boolean).join('\n');
}

function attachmentsIn({ parts }: Message): AttachmentRef[] {
  return parts.flatMap(part => (part.type === 'data-attachment' ? [part.data] : []));
}

function isWritten(message: Message): boolean {
  return message.role === 'user' && (textOf(message) !== '' || attachmentsIn(message).length > 0);
}

function firstQuestion(said: readonly Message[]): Message | undefined {
  return said.find(message => textOf(message) !== '' && !isTalk(textOf(message))) ?? said[0];
}

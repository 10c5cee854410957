import type { Availability, Message, TimelineEvent } from '../../../../worker/src/protocol.ts';
import type { Words } from '../words/en.ts';
import { fill } from '../words/index.ts';
import type { LaterWords } from '../words/later.ts';
import type { Standing } from './chat-types.ts';
import { filesOf, textOf } from './message.ts';

type AllWords = Words & LaterWords;

/** Where the conversation stands, in words; everything in it has been committed by the worker. */
export interface StandingView {
  title: string;
  /** Sentences below the title: what is known, never a guess. */
  details: string[];
  agent?: { name: string; avatarUrl?: string };
  /** While no person has answered. */
  canReturn: boolean;
  /** An address should be asked for: nobody would answer soon. */
  wantsEmail: boolean;
}

/** @param locale BCP 47 @returns undefined while people have no part. */
export function viewOf(
  { status, handoff }: Standing,
  words: AllWords,
  locale: string,
  now: Date,
): StandingView | undefined {
  if (status === 'assistant' || status === 'solved') return undefined;
  const agent = status === 'person' ? handoff?.agent : undefined;
  const isWaiting = status === 'waiting' || status === 'reopened';
  const isDelayed = handoff?.delivery === 'delayed';
  const details = [
    ...(status === 'draft' ? [words.checkingDetail] : []),
    ...(isDelayed ? [words.delayed] : []),
    ...(handoff
      ? availabilityWords(handoff.availability, agent !== undefined || isDelayed, words, locale, now)
      : []),
    ...(handoff?.reference ? [fill(words.reference, { name: handoff.reference })] : []),
  ];
  return {
    title: titleOf(status, handoff?.delivery === 'delivered', words, agent?.name),
    details,
    agent,
    canReturn: status === 'draft' || (isWaiting && !handoff?.agent),
    wantsEmail: !agent && !handoff?.email && (isDelayed || handoff?.availability.isOpen === false),
  };
}

function titleOf(
  status: Standing['status'],
  isDelivered: boolean,
  words: AllWords,
  agent: string | undefined,
): string {
  if (status === 'draft') return words.checking;
  if (status === 'person') return agent ?? words.somebody;
  if (status === 'reopened') return words.again;
  return isDelivered ? words.withTeam : words.onItsWay;
}

function availabilityWords(
  { isOpen, opensAt, usualReplyMinutes }: Availability,
  isUntimed: boolean,
  words: AllWords,
  locale: string,
  now: Date,
): string[] {
  if (!isOpen) {
    return [opensAt ? fill(words.awayUntil, { name: whenOf(new Date(opensAt), now, locale) }) : words.away];
  }
  // It is how long a first reply takes from when people have it: of anything else it says nothing.
  return usualReplyMinutes === undefined || isUntimed
    ? []
    : [fill(words.replies, { n: durationOf(usualReplyMinutes, locale) })];
}

/** Rounded up: a promise that is kept early. */
export function durationOf(minutes: number, locale: string): string {
  const [value, unit] =
    minutes <= 10
      ? [Math.max(1, Math.ceil(minutes)), 'minute']
      : minutes <= 55
        ? [Math.ceil(minutes / 5) * 5, 'minute']
        : minutes <= 23 * 60
          ? [Math.ceil(minutes / 60), 'hour']
          : [Math.ceil(minutes / 1_440), 'day'];
  return new Intl.NumberFormat(localeOf(locale), { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

/** The time alone for today, with the weekday for this week, with the date beyond it. */
export function whenOf(at: Date, now: Date, locale: string): string {
  const days = (at.getTime() - now.getTime()) / 86_400_000;
  const isToday = at.toDateString() === now.toDateString();
  const day = days < 6 ? { weekday: 'long' as const } : { day: 'numeric' as const, month: 'long' as const };
  return new Intl.DateTimeFormat(localeOf(locale), {
    hour: 'numeric',
    minute: '2-digit',
    ...(!isToday && day),
  }).format(at);
}

/** A page may claim a language that is none. */
function localeOf(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** What a divider says. */
export function eventWords({ kind, name }: TimelineEvent, words: AllWords): string | undefined {
  const named = (withName: string, without: string) => (name ? fill(withName, { name }) : without);
  switch (kind) {
    case 'handed_over':
      return words.handedOver;
    case 'joined':
      return named(words.joined, words.someoneJoined);
    case 'left':
      return named(words.leftChat, words.someoneLeft);
    case 'solved':
      return named(words.solvedBy, words.solved);
    case 'reopened':
      return words.reopened;
    case 'returned':
      return words.returned;
    case 'draft_waiting':
      return words.checking;
    case 'new_question':
      return words.newQuestion;
    default:
      kind satisfies never;
      return undefined;
  }
}

/** The divider that a message is, if it is one. */
export function eventOf(message: { parts: Message['parts'] }): TimelineEvent | undefined {
  return message.parts.find(part => part.type === 'data-event')?.data;
}

/** What is to be announced of an update, in one go; empty where nothing new was said. */
export function newsOf(
  { before, after, fresh }: { before: Standing; after: Standing; fresh: readonly Message[] },
  words: AllWords,
): string {
  const said = fresh.flatMap(message => {
    const event = eventOf(message);
    // That it was handed over is said where it stands now.
    if (event)
      return /^(handed_over|draft_waiting)$/.test(event.kind) ? [] : [eventWords(event, words) ?? ''];
    if (message.role === 'user' || !message.metadata.author) return [];
    const files = filesOf(message).map(file => file.name);
    return [`${message.metadata.author.name}: ${[textOf(message), ...files].filter(Boolean).join(', ')}`];
  });
  const [was, is] = [before.handoff?.delivery, after.handoff?.delivery];
  if (after.status === 'waiting' && was !== is && is === 'delivered') {
    const { reference } = after.handoff ?? {};
    said.push(words.withTeam, ...(reference ? [fill(words.reference, { name: reference })] : []));
  }
  if (was !== is && is === 'delayed') said.push(words.delayed);
  return said.filter(Boolean).join('. ');
}

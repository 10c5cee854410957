import { fold, isStopWord, stem, tokenise } from '../knowledge/terms.ts';
import type { Message } from '../protocol.ts';
import { chosenCase } from './chosen-case.ts';
import {
  ADDS_TO_IT,
  BARE_QUESTION,
  CHANGES_TOPIC,
  CONTRASTS,
  CORRECTION,
  DONE,
  FRAME,
  LONE_VERBS,
  MEANT,
  NO_PRONOUN,
  OPENERS,
  PREFIX,
  PRONOUN,
  REFERS_TO_STEP,
  SAYS_NOTHING_NEW,
  STARTS_WITH_PREPOSITION,
  UNHELPED,
} from './follow-up-patterns.ts';
import { isSmallWord, languageOfMessage } from './message-language.ts';
import { contentStems } from './overlap.ts';
import { readSmallTalk } from './small-talk.ts';

/** Why a message was read on its own, or together with what was said before it. */
export type FollowUpReason =
  | 'first'
  | 'complete'
  | 'topic_change'
  | 'choice'
  | 'unhelped'
  | 'correction'
  | 'ellipsis'
  | 'pronoun'
  | 'reference';

/** What to search for, and how the message hangs on its conversation. */
export interface SearchQuestion {
  text: string;
  /** Articles that the last answer cited: a prior, never a filter. */
  focus?: { articleIds: string[] };
  isFollowUp: boolean;
  reason: FollowUpReason;
  /** The case the customer chose of those that were offered. */
  choice?: { articleId?: string; label: string };
  /** How many answers in a row did not help, with reason 'unhelped'. */
  unhelped?: number;
  /** What was quoted already: characters [start, end) of an article; of follow-ups that chose no case. */
  shown?: Array<{ articleId: string; start: number; end: number }>;
}

/** An earlier message of the same conversation. */
export type EarlierMessage = Pick<Message, 'role' | 'parts'>;

/** Who writes this much says what it is about. */
const LEANING_CHARACTERS = 300;
/** More words of its own make a message complete, whatever it begins with. */
const OWN_WORDS_AT_MOST = 3;
/** A pronoun leans on the last answer in longer questions too, most of all where the subject stands. */
const OWN_WORDS_WITH_PRONOUN = 4;
const OWN_WORDS_WITH_SUBJECT = 5;
/** Who has followed the advice may say in so many new words what happened. */
const NEWS_AFTER_ADVICE = 3;
/** Fewer words carried over than this, and the title of the cited article comes along. */
const ENOUGH_CARRIED = 2;
/** Pieces of a message that are not words of it: codes and versions name their subject themselves. */
const CODE = /\p{L}+-?\d{2,}|\d{3,}/u;

/**
 * Reads a message as the customer means it: alone when it is complete or about something else, else
 * with the words of the conversation that it leans on. Pure.
 *
 * @param history earlier messages, oldest first
 */
export function searchQuestion({
  message,
  history,
}: {
  message: string;
  history: readonly EarlierMessage[];
}): SearchQuestion {
  const at = history.findLastIndex(isQuestion);
  const asked = history[at];
  if (!asked) return { text: message, isFollowUp: false, reason: 'first' };
  const answers = history.slice(at + 1).filter(({ role }) => role === 'assistant');
  const choice = chosenCase(message, answers.at(-1)?.parts ?? []);
  const context = [asked, ...answers].map(textOf).join('\n');
  const { reason, text } = choice
    ? { reason: 'choice' as const, text: message }
    : readMessage(message, context);
  if (reason === 'complete' || reason === 'topic_change') return { text, isFollowUp: false, reason };

  const before = searchQuestion({ message: textOf(asked), history: history.slice(0, at) });
  const cited = citationsOf(answers);
  const articleIds = [...new Set(cited.map(({ articleId }) => articleId))];
  if (choice) {
    const { articleId, label, search } = choice;
    const subject = search ?? carriedWords(label, before.text).join(' ');
    return {
      text: `${label} ${subject}`.trim(),
      ...(articleId !== undefined && { focus: { articleIds: [articleId] } }),
      isFollowUp: true,
      reason,
      choice: { label, ...(articleId !== undefined && { articleId }) },
    };
  }
  const focusIds = articleIds.length > 0 ? articleIds : (before.focus?.articleIds ?? []);
  const focus = focusIds.length > 0 && { focus: { articleIds: focusIds } };
  if (reason === 'unhelped') {
    return {
      text: [before.text, ...newsIn(message, before.text)].join(' '),
      ...focus,
      isFollowUp: true,
      reason,
      unhelped: 1 + (before.unhelped ?? 0),
      shown: shownIn(history),
    };
  }
  const carried = carriedWords(text, before.text, message);
  const titles = reason === 'reference' || carried.length < ENOUGH_CARRIED ? cited.slice(0, 1) : [];
  const added = titles.flatMap(({ title }) => carriedWords(`${text} ${carried.join(' ')}`, title));
  return {
    text: [...spoken(text), ...carried, ...added].join(' ').trim(),
    ...focus,
    isFollowUp: true,
    reason,
    shown: shownIn(history),
  };
}

/** True for a message that says only that something is wrong, or that help is wanted: not what it is about. */
export function tellsNothing(message: string): boolean {
  const isComplaint = tokenise(message).some(word => SAYS_NOTHING_NEW.has(word));
  return isComplaint && contentWords(message).every(word => SAYS_NOTHING_NEW.has(fold(word)));
}

function shownIn(history: readonly EarlierMessage[]): NonNullable<SearchQuestion['shown']> {
  return citationsOf(history).map(({ articleId, start, end }) => ({ articleId, start, end }));
}

/** What kind of message it is, with its words as far as they say something. */
function readMessage(message: string, context: string): { reason: FollowUpReason; text: string } {
  const language = languageOfMessage(message);
  const folded = plain(message);
  if (message.length > LEANING_CHARACTERS || readSmallTalk(message))
    return { reason: 'complete', text: message };
  const change = CHANGES_TOPIC.exec(folded);
  const rest = change ? tail(message, folded, change[0].length) : message;
  // "Never mind" with nothing after it asks nothing new.
  if (change) return { reason: 'topic_change', text: contentWords(rest).length > 0 ? rest : message };

  if (isUnhelped(message, context)) return { reason: 'unhelped', text: message };
  const correction = MEANT.exec(folded) ?? CORRECTION.exec(folded);
  if (correction) {
    const meant = tail(message, folded, correction.index + correction[0].length);
    const isWhole = FRAME.test(plain(meant)) && isComplete(meant, language);
    if (isWhole) return { reason: 'topic_change', text: meant };
    if (meant.trim() !== '') return { reason: 'correction', text: meant };
  }
  const reason = leansOn(message, language);
  return { reason: reason ?? 'complete', text: message };
}

function leansOn(message: string, language: string | undefined): FollowUpReason | undefined {
  const folded = plain(message);
  const own = contentWords(message);
  const body = folded.replace(PREFIX, '');
  if (CODE.test(message) && own.length <= 1) return undefined;
  if (own.length === 0 || BARE_QUESTION.test(folded)) return 'ellipsis';
  if (own.length === 1 && CONTRASTS.some(set => set.has(fold(own[0] ?? '')))) return 'ellipsis';
  const hasOpener = OPENERS.some(opener => opener.test(folded));
  if (hasOpener && own.length <= OWN_WORDS_AT_MOST && !(FRAME.test(body) && isComplete(message, language)))
    return 'ellipsis';
  if (STARTS_WITH_PREPOSITION.test(body) && own.length < OWN_WORDS_AT_MOST && !/\bhow\b/.test(body))
    return 'ellipsis';
  if (ADDS_TO_IT.test(folded) && own.length <= OWN_WORDS_AT_MOST) return 'ellipsis';
  if (hasDanglingPronoun(message, language)) return 'pronoun';
  if (REFERS_TO_STEP.test(folded) && own.length <= OWN_WORDS_AT_MOST) return 'reference';
  const [verb] = own;
  if (own.length === 1 && verb && FRAME.test(body) && LONE_VERBS.has(fold(verb))) return 'ellipsis';
  return undefined;
}

/** Names what it is about: two words of its own, and no pronoun in their place. */
function isComplete(message: string, language: string | undefined): boolean {
  return contentWords(message).length >= 2 && !hasDanglingPronoun(message, language);
}

/** A pronoun with nothing before it, in the same message, that it could stand for. */
function hasDanglingPronoun(message: string, language: string | undefined): boolean {
  const own = contentWords(message);
  if (own.length > OWN_WORDS_WITH_SUBJECT) return false;
  if (language === 'de' && hasGermanPronoun(message)) return own.length <= OWN_WORDS_WITH_PRONOUN;
  const pattern = PRONOUN[language ?? 'en'] ?? PRONOUN['en'];
  const text = plain(message).replace(NO_PRONOUN, ' ').replace(PREFIX, '');
  const at = pattern ? text.search(pattern) : -1;
  if (at < 0 || contentWords(text.slice(0, at)).length > 1) return false;
  const isSubject = text.slice(0, at).trim().split(/\s+/).length <= 1;
  return own.length <= (isSubject ? OWN_WORDS_WITH_SUBJECT : OWN_WORDS_WITH_PRONOUN);
}

/** German writes nouns with a capital: "das" before anything else is no article. */
function hasGermanPronoun(message: string): boolean {
  // "Sie" with a capital is the reader.
  if (/\p{L}\s+(?:sie|er|ihn|ihm)\b/u.test(message)) return true;
  const match = /\bdas\b(?:\s+(\p{L}+))?/iu.exec(message);
  if (!match) return false;
  const next = match[1];
  return next === undefined || /^\p{Ll}/u.test(next);
}

/** The last answer did not help, and the message is about nothing else. */
function isUnhelped(message: string, context: string): boolean {
  const folded = plain(message);
  if (CODE.test(message) || /\b(?:how|where|wie|wo|como|donde|comment)\b/.test(folded)) return false;
  if (!UNHELPED.some(pattern => pattern.test(folded))) return false;
  return newsIn(message, context).length <= (DONE.test(folded) ? NEWS_AFTER_ADVICE : 1);
}

/** Words of a complaint that were not said before. */
function newsIn(message: string, context: string): string[] {
  const known = contentStems(context);
  return contentWords(message).filter(word => {
    const folded = fold(word);
    return !SAYS_NOTHING_NEW.has(folded) && !known.has(stem(folded));
  });
}

/** Words of what was asked before that the message neither repeats nor replaces. */
function carriedWords(message: string, before: string, whole = message): string[] {
  const own = new Set(contentWords(message).map(fold));
  const stems = new Set([...own].map(stem));
  const refused = new Set(
    [
      ...plain(whole).matchAll(
        /\b(?:not|nicht|kein\w*|pas|no) (?:the |my |a |die |der |das |le |la |el )?(\p{L}+)/gu,
      ),
    ].map(match => match[1] ?? ''),
  );
  const replaced = CONTRASTS.filter(set => [...own].some(word => set.has(word) && !refused.has(word)));
  return [...new Set(contentWords(before))].filter(word => {
    const folded = fold(word);
    return !stems.has(stem(folded)) && !refused.has(folded) && !replaced.some(set => set.has(folded));
  });
}

/** English small words are known to the search; others would count as words of the subject. */
function spoken(text: string): string[] {
  return (languageOfMessage(text) ?? 'en') === 'en' ? [text.trim()] : contentWords(text);
}

/** The words that say something, as they were written. */
function contentWords(text: string): string[] {
  const language = languageOfMessage(text);
  const words = text.match(/[\p{L}\p{N}]+(?:[-_.'’/][\p{L}\p{N}]+)*/gu) ?? [];
  return words.filter(word => {
    const folded = fold(word).replace(/['’](?:s|t|m|re|ve|d|ll)$/, '');
    return !isStopWord(folded.replace(/n$/, '')) && !isStopWord(folded) && !isSmall(word, language);
  });
}

function isSmall(word: string, language: string | undefined): boolean {
  return language !== undefined && language !== 'en' && isSmallWord(word.toLowerCase(), language);
}

/** Folded, with blanks in order and no mark at either end. */
function plain(text: string): string {
  return fold(text)
    .replace(/[’`]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/^[\s¿¡.…"'-]+|[\s?!.…"'،؟-]+$/g, '');
}

/** The message after its first characters, counted in its folded form. */
function tail(message: string, folded: string, length: number): string {
  const words = folded.slice(length).trim().split(' ').filter(Boolean).length;
  return message
    .trim()
    .split(/\s+/)
    .slice(-words)
    .join(' ')
    .slice(0, words === 0 ? 0 : undefined);
}

/** A message that asked something: thanks and greetings leave the subject as it was. */
function isQuestion(message: EarlierMessage): boolean {
  return message.role === 'user' && readSmallTalk(textOf(message)) === undefined;
}

function textOf({ parts }: EarlierMessage): string {
  return parts.flatMap(part => (part.type === 'text' ? [part.text] : [])).join('\n');
}

function citationsOf(messages: readonly EarlierMessage[]) {
  return messages.flatMap(({ parts }) =>
    parts.flatMap(part => (part.type === 'data-citation' ? [part.data] : [])),
  );
}

import { contentStems, shareIn } from '../answering/overlap.ts';
import type { Message } from '../protocol.ts';
import type { ReadAttempt } from './attempts.ts';
import { attemptsOf, textOf } from './attempts.ts';
import type { Said } from './matter.ts';
import { saidIn, tellingWords } from './matter.ts';
import { firstWords } from './plain-text.ts';
import { folded } from './reaction.ts';
import type { Summary } from './types.ts';

const SENTENCE_CHARACTERS = 240;
const TRIED_AT_MOST = 5;
const QUESTION =
  /\?|^(?:how|where|what|why|can|could|is|are|does|do|wie|wo|warum|kann|como|donde|por que|puedo|comment|pourquoi|puis)\b/;
const WISH =
  /\b(?:i|we)(?:'d| would)? (?:want|need|like|have to|must)\b|\b(?:ich|wir) (?:mochte|will|brauche|muss)\w*\b|\b(?:quiero|quisiera|necesito|tengo que)\b|\bje (?:veux|voudrais|souhaite|dois)\b/;
const PROBLEM =
  /\b(?:can't|cannot|can not|doesn't|does not|don't|isn't|not|never|no longer|nothing|error|wrong|stopped|crash\w*|gone|vanished|fails?|failed|broken|missing|charged|twice|white|taken|refused|complaint|nicht|kein\w*|fehl\w*|falsch|no puedo|no me|ne|plus)\b/;
const BACKGROUND =
  /^(?:we have been|i have been|every|since \d{4}|our company|i am a|we are a|wir sind|somos|nous sommes)\b/;

/** Three lines for whoever takes over: what was wanted, what was tried and how it ended, what is open. No model, nothing made up. */
export function summarise(
  messages: readonly Message[],
  attempts: readonly ReadAttempt[] = attemptsOf(messages),
): Summary {
  const said = saidIn(messages, attempts);
  const start = said.findLastIndex(({ isStart }) => isStart);
  if (start < 0) return withoutMatter(messages, said, attempts);
  const matter = said.slice(start);
  const wanted = wantedOf(matter, messages, attempts);
  return {
    wanted: quoted(wanted.text),
    tried: triedText(attempts, said),
    open: openText(matter, wanted, messages, attempts),
  };
}

/** The sentence of a matter's first message that the rest of the conversation is about. */
function wantedOf(matter: Said[], messages: readonly Message[], attempts: readonly ReadAttempt[]): Said {
  const [first] = matter;
  const candidates = matter.filter(
    ({ messageId, kind }) => messageId === first?.messageId && kind === 'matter',
  );
  const later = messages.slice(messages.findIndex(({ id }) => id === first?.messageId) + 1);
  const cited = attempts.flatMap(({ citations }) => citations.map(({ title }) => title));
  const context = contentStems(
    [...later.filter(({ role }) => role === 'user').map(textOf), ...cited].join('\n'),
  );
  const scored = candidates.map(one => {
    const text = folded(one.text);
    const score =
      (QUESTION.test(text) || one.text.includes('?') ? 3 : 0) +
      (WISH.test(text) ? 2 : 0) +
      (PROBLEM.test(text) ? 1.5 : 0) +
      Math.min(2, tellingWords(one.text).length / 2) +
      2 * shareIn(contentStems(one.text), context) -
      (BACKGROUND.test(text) ? 2 : 0) -
      (tellingWords(one.text).length < 2 ? 2 : 0);
    return { one, score };
  });
  // A stable sort: of two that are as good, the earlier.
  scored.sort((a, b) => b.score - a.score);
  return scored[0]?.one ?? { messageId: '', text: '', kind: 'empty', isStart: false };
}

function triedText(attempts: readonly ReadAttempt[], said: readonly Said[]): string {
  const steps = attempts.slice(-TRIED_AT_MOST).map(attemptText);
  const own = said
    .filter(({ kind }) => kind === 'own_try')
    .map(({ text }) => `The customer: ${quoted(text)}`);
  const skipped = attempts.length - steps.length;
  const all = [...(skipped > 0 ? [`${skipped} earlier answers`] : []), ...steps, ...own];
  return all.length > 0 ? `${all.join('; ')}.` : 'Nothing yet.';
}

function attemptText({ citations, answer, question, outcome }: ReadAttempt): string {
  const titles = citations.map(({ title }) => `“${title}”`).join(', ');
  const what = titles || (answer ? `“${firstWords(answer, 80)}”` : `“${firstWords(question, 80)}”`);
  switch (outcome) {
    case 'helped':
      return `${what} helped`;
    case 'not_helped':
      return `${what} did not help`;
    case 'no_answer':
      return `nothing found for “${firstWords(question, 80)}”`;
    case 'stopped':
      return `${what} was stopped`;
    case 'unknown':
      return `${what}, not known whether it helped`;
  }
}

/** The newest that the customer said of the matter after an answer, else the question itself. */
function openText(
  matter: Said[],
  wanted: Said,
  messages: readonly Message[],
  attempts: readonly ReadAttempt[],
): string {
  const place = new Map(messages.map(({ id }, index) => [id, index]));
  const inMatter = attempts.filter(
    ({ answerId }) => (place.get(answerId) ?? 0) > (place.get(wanted.messageId) ?? 0),
  );
  const last = inMatter.at(-1);
  if (last?.outcome === 'helped') return 'Nothing that the conversation shows.';
  const later = matter.filter(({ messageId, kind }) => messageId !== wanted.messageId && kind === 'matter');
  const newest = later.at(-1)?.messageId;
  const sentences = later.filter(({ messageId }) => messageId === newest);
  const telling = sentences.toSorted((a, b) => tellingWords(b.text).length - tellingWords(a.text).length)[0];
  if (telling) return quoted(telling.text);
  return last && last.outcome !== 'no_answer'
    ? `Whether the answer helped: ${quoted(wanted.text)}`
    : `No answer yet: ${quoted(wanted.text)}`;
}

/** Nothing but greetings and the wish for a person. */
function withoutMatter(
  messages: readonly Message[],
  said: readonly Said[],
  attempts: readonly ReadAttempt[],
): Summary {
  const last = messages.findLast(({ role }) => role === 'user');
  const words = last ? quoted(textOf(last)) : '';
  return {
    wanted: words ? `A person: ${words}` : 'A person.',
    tried: triedText(attempts, said),
    open: words ? `What it is about; the customer wrote only ${words}` : 'What it is about.',
  };
}

function quoted(sentence: string): string {
  return `“${firstWords(sentence, SENTENCE_CHARACTERS)}”`;
}

import { fold, stem, tokenise } from '../knowledge/terms.ts';
import type { FoundPassage } from '../knowledge/types.ts';
import { frustrationSigns } from '../triage/frustration.ts';
import { tellsNothing } from './follow-up.ts';
import { inlineText } from './inline.ts';
import { contentStems, shareIn } from './overlap.ts';
import type { AnswerRequest, Source } from './types.ts';
import { unknownCode } from './unknown-code.ts';
import type { Words } from './words.ts';

/** In longer messages no single word is what was looked for. */
const SHORT_MESSAGE_WORDS = 12;
const WORD_CHARACTERS = 3;
/** The nearest article's title shares this much of a short question; of a long one two words that are half of it. */
const TITLE_SHARE = 0.33;
const TITLE_WORDS = 2;
/** Without the title: so near to being an answer, and so far ahead of the next article. */
const NEAR_CONFIDENCE = 0.25;
const AHEAD = 1.4;

/** What people call a product and those who make it. */
const INSULTS =
  /\b(?:idiots?|morons?|imbeciles?|garbage|trash|rubbish|piece of (?:crap|junk)|(?:this|it|you|app|site|company) sucks?|so ein (?:müll|mist|schrott)|idioten|basura|idiotas?|de la merde)\b/i;

/** What is said where nothing answers: what was not found, what comes nearest, and where a person is. */
export function declineText(request: AnswerRequest, words: Words): { text: string; nearest?: FoundPassage } {
  const isScolding = scolds(request.question);
  const unknown = unknownCode(request.question, request.retrieval) ?? unknownWord(request);
  const nearest = nearestArticle(request);
  // Who only scolds wants no article that is a little ahead of the others.
  const isIdle = isScolding && onlyScolds(request);
  const sentences = [
    isScolding
      ? words.complaint
      : unknown === undefined
        ? words.nothingFound
        : words.nothingFoundAbout(`“${unknown}”`),
    ...(nearest && !isIdle ? [words.nearest(titleOf(nearest))] : []),
    ...(request.site.contactUrl && !isScolding ? [words.writeToTeam] : []),
  ];
  return { text: sentences.join(' '), ...(nearest && !isIdle && { nearest }) };
}

/** Somebody lets off steam in a few words, and names nothing that the best article is called after. */
export function onlyScolds({ question, retrieval }: AnswerRequest): boolean {
  const [first] = retrieval.passages;
  const isShort = question.trim().split(/\s+/).length <= SHORT_MESSAGE_WORDS;
  return isShort && scolds(question) && !(first && isCalled(first, question));
}

/** A conversation that begins with "it doesn't work": what, is all there is to ask, unless an article is called so. */
export function isVague({ question, followUp, retrieval }: AnswerRequest): boolean {
  const [first] = retrieval.passages;
  const isAlone = followUp === undefined || followUp.reason === 'first';
  return isAlone && tellsNothing(question) && !(first && isCalled(first, question));
}

/** Nothing was looked for: "you are useless" wants no search result. */
function scolds(question: string): boolean {
  const signs = frustrationSigns(question).some(({ sign }) => sign === 'blame' || sign === 'swearing');
  return signs || INSULTS.test(question);
}

/** An article as a source. */
export function sourceOf({ articleId, title, url }: FoundPassage): Source {
  return { sourceId: articleId, title, url: url ?? `urn:waypost:article:${encodeURIComponent(articleId)}` };
}

/** The one word of a short question that no passage found holds, as the customer wrote it. */
function unknownWord({ question, retrieval }: AnswerRequest): string | undefined {
  const written = question.match(/[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+)*/gu) ?? [];
  if (written.length > SHORT_MESSAGE_WORDS) return undefined;
  const known = new Set(
    retrieval.passages.flatMap(passage =>
      tokenise(`${passage.title} ${passage.headings.join(' ')} ${passage.text}`).map(stem),
    ),
  );
  const unknown = retrieval.terms.filter(term => !known.has(stem(term)));
  if (unknown.length !== 1 || retrieval.terms.length < 2) return undefined;
  return written.find(word => word.length >= WORD_CHARACTERS && fold(word) === unknown[0]);
}

/** The best article, when its title is about something that was asked, or when it is well ahead and nearly an answer. */
function nearestArticle(request: AnswerRequest): FoundPassage | undefined {
  const { question, followUp, retrieval } = request;
  const [first] = retrieval.passages;
  if (!first) return undefined;
  return isCalled(first, followUp?.text ?? question) || isAhead(request.retrieval) ? first : undefined;
}

/** The title is about something that was asked. */
function isCalled(passage: FoundPassage, question: string): boolean {
  const asked = contentStems(question);
  const title = contentStems(passage.title);
  const shared = [...asked].filter(word => title.has(word)).length;
  return asked.size <= SHORT_MESSAGE_WORDS / 2
    ? shareIn(asked, title) >= TITLE_SHARE
    : shared >= Math.max(TITLE_WORDS, title.size / 2);
}

/** Nearly an answer, with no other article beside it. */
function isAhead({ passages, confidence }: AnswerRequest['retrieval']): boolean {
  const [first] = passages;
  const next = passages.find(({ articleId }) => articleId !== first?.articleId);
  return confidence >= NEAR_CONFIDENCE && (first?.score ?? 0) >= (next?.score ?? 0) * AHEAD;
}

/** A title inside a sentence of ours: nothing in it may pass for a mark. */
function titleOf({ title }: FoundPassage): string {
  return inlineText(title).replace(/[*_`[\]<>“”«»„]/g, '');
}

import { contentStems, shareIn } from '../answering/overlap.ts';
import { pageAffinity } from '../knowledge/page-pattern.ts';
import { findKeyword, findKeywordIn } from './keywords.ts';
import type { Policy, PolicyTopic, TopicMode } from './policy/types.ts';
import { classify } from './topic/classify.ts';
import type { TopicModel } from './topic/model.ts';

/** What a message is about, and what told it. */
export interface FoundTopic {
  id: string;
  mode: TopicMode;
  by: 'choice' | 'keyword' | 'example' | 'classifier' | 'model';
  /** The word, example or likelihood that told it, for agents. */
  because: string;
  /** 0 to 1; 1 where code told it. */
  confidence: number;
}

/** The topics of a message. */
export interface TopicReading {
  topic?: FoundTopic;
  /** What the classifier holds likely, best first; empty without a model. */
  likely: Array<{ id: string; confidence: number }>;
  /** How likely it is about none of them, 0 to 1; absent without a model. */
  outOfScope?: number;
}

const STRICTEST: readonly TopicMode[] = ['human-only', 'assisted', 'autonomous'];
/** Words in which an example must agree with the message. */
const EXAMPLE_SHARE = 0.6;
const EXAMPLE_WORDS = 2;
/** The classifier's topic counts from here on. */
const CONFIDENT_FROM = 0.5;
/** A topic for people counts earlier: what it costs to ask a person in vain is less than a wrong answer. */
const HUMAN_FROM = 0.4;
const OUTSIDE_FROM = 0.5;
/** How much likelier a page makes its topics. */
const PAGE_FACTOR = 2;
const LIKELY_AT_MOST = 5;
/** Nothing completes a message that ends so. */
const ENDED = /[.!?…]["”’)\s]*$/;

/**
 * Reads what a message is about: its words first, for they hold whatever a classifier says, then the
 * classifier, which only ever names topics of the policy.
 * @param options.model trained on the policy's examples and past tickets; absent, words alone tell
 * @param options.said what the customer wrote before, oldest first
 */
export function readTopics(
  text: string,
  policy: Pick<Policy, 'topics' | 'pages'>,
  { model, pagePath, said = [] }: { model?: TopicModel; pagePath?: string; said?: readonly string[] } = {},
): TopicReading {
  const named = topicOf(text, policy, { learned: new Set(model?.labels), said });
  if (!model) return { ...(named && { topic: named }), likely: [] };
  const { ranked, outOfScope } = classify(model, text);
  const likely = onPage(ranked, policy, pagePath);
  const guess = outOfScope < OUTSIDE_FROM ? guessed(likely, policy) : undefined;
  const topic = strictest(named, guess);
  return { ...(topic && { topic }), likely: likely.slice(0, LIKELY_AT_MOST), outOfScope };
}

/**
 * The topic that a message names, the strictest of several. One for people alone is also named by a message that
 * completes what the one before began ("my account was", "hacked").
 * @param options.learned topics that a classifier has learned the examples of: it reads them better than their words
 * @param options.said what the customer wrote before, oldest first
 */
export function topicOf(
  text: string,
  { topics }: Pick<Policy, 'topics'>,
  { learned = new Set(), said = [] }: { learned?: ReadonlySet<string>; said?: readonly string[] } = {},
): FoundTopic | undefined {
  const isBegun = said.length > 0 && !ENDED.test(said.at(-1) ?? '');
  let words: Set<string> | undefined;
  const matches = topics.flatMap((topic): FoundTopic[] => {
    const found = { id: topic.id, mode: topic.mode, confidence: 1 };
    const keywords = topic.keywords ?? [];
    const keyword =
      findKeyword(text, keywords, { isTopic: true }) ??
      (isBegun && topic.mode === 'human-only'
        ? findKeywordIn([...said, text], keywords, { isTopic: true })
        : undefined);
    if (keyword) return [{ ...found, by: 'keyword', because: keyword }];
    if (learned.has(topic.id)) return [];
    // Stems of a long message cost more than all keywords: only where examples ask for them.
    const example = (topic.examples ?? []).find(one => {
      words ??= contentStems(text);
      return isLike(contentStems(one), words);
    });
    return example === undefined ? [] : [{ ...found, by: 'example', because: example }];
  });
  // A stable sort: of two as strict, the first that the policy names.
  return matches.sort((a, b) => STRICTEST.indexOf(a.mode) - STRICTEST.indexOf(b.mode))[0];
}

/** How a topic is called in front of customers. */
export function titleOf({ id, title }: Pick<PolicyTopic, 'id' | 'title'>): string {
  if (title !== undefined) return title;
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Only topics that the policy has, likelier where the page speaks for them; adds up to what it was before. */
function onPage(
  ranked: ReadonlyArray<{ topic: string; confidence: number }>,
  { topics, pages }: Pick<Policy, 'topics' | 'pages'>,
  pagePath: string | undefined,
): TopicReading['likely'] {
  const known = new Set(topics.map(({ id }) => id));
  const ofPage = new Set(
    pages.filter(binding => pageAffinity(binding.pages, pagePath) > 0).flatMap(binding => binding.topics),
  );
  const weighted = ranked.flatMap(({ topic, confidence }) =>
    known.has(topic) ? [{ id: topic, confidence: confidence * (ofPage.has(topic) ? PAGE_FACTOR : 1) }] : [],
  );
  const before = ranked.reduce((sum, { topic, confidence }) => sum + (known.has(topic) ? confidence : 0), 0);
  const after = weighted.reduce((sum, { confidence }) => sum + confidence, 0) || 1;
  return weighted
    .map(one => ({ id: one.id, confidence: (one.confidence * before) / after }))
    .sort((a, b) => b.confidence - a.confidence);
}

function guessed(likely: TopicReading['likely'], { topics }: Pick<Policy, 'topics'>): FoundTopic | undefined {
  const [best] = likely;
  const topic = best && topics.find(({ id }) => id === best.id);
  if (!topic || best.confidence < (topic.mode === 'human-only' ? HUMAN_FROM : CONFIDENT_FROM))
    return undefined;
  const because = `${Math.round(best.confidence * 100)}% likely`;
  return { id: topic.id, mode: topic.mode, by: 'classifier', because, confidence: best.confidence };
}

/** What words tell holds; a classifier may only make it stricter. */
function strictest(named: FoundTopic | undefined, guess: FoundTopic | undefined): FoundTopic | undefined {
  if (!named || !guess) return named ?? guess;
  return STRICTEST.indexOf(guess.mode) < STRICTEST.indexOf(named.mode) ? guess : named;
}

function isLike(example: Set<string>, message: Set<string>): boolean {
  const shared = [...example].filter(word => message.has(word)).length;
  return shared >= Math.min(EXAMPLE_WORDS, example.size) && shareIn(example, message) >= EXAMPLE_SHARE;
}

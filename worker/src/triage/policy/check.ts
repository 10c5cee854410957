import { stem, tokenise } from '../../knowledge/terms.ts';
import type { ArticleFinder } from '../audit/coverage.ts';
import type { Judgement } from '../judge.ts';
import { judge } from '../judge.ts';
import type { TopicModel } from '../topic/model.ts';
import { titleOf } from '../topics.ts';
import { deadOffers, deadRules, looseLinks, overlappingRules } from './check-rules.ts';
import type { Outcome, PolicyFinding } from './finding.ts';
import { sampleOf } from './finding.ts';
import type { Policy, PolicyTopic } from './types.ts';

export interface CheckOptions {
  model?: TopicModel;
  /** Finds articles in the help centre; absent, articles are not looked at. */
  articles?: Pick<ArticleFinder, 'best'>;
  articleIds?: ReadonlySet<string>;
}

const COVERED_FROM = 0.35;

/** Looks for rules that overlap, contradict or never fire, and for topics without an owner or an article. */
export function checkPolicy(policy: Policy, options: CheckOptions = {}): PolicyFinding[] {
  const say = (text: string) => outcomeOf(text, policy, options.model);
  return [
    ...sharedKeywords(policy, say),
    ...unreachableTopics(policy, say),
    ...strayExamples(policy, say),
    ...unownedTopics(policy),
    ...articlelessTopics(policy, options),
    ...deadRules(policy),
    ...overlappingRules(policy),
    ...deadOffers(policy, say),
    ...looseLinks(policy, say),
  ];
}

function outcomeOf(text: string, policy: Policy, model: TopicModel | undefined): Outcome {
  const { triage, judgement } = judge(
    { id: 'check', text },
    { history: [], policy, ...(model && { model }) },
  );
  const topic = triage.topic?.id;
  return { text, ...(topic && { topic }), judgement, becomes: wordsOf(judgement) };
}

function exampleOf({ text, becomes }: Outcome): PolicyFinding['example'] {
  return { text, becomes };
}

/** What becomes of a message, for people. */
export function wordsOf(judgement: Judgement): string {
  switch (judgement.kind) {
    case 'answer':
      return judgement.topic ? `answered, topic “${judgement.topic}”` : 'answered, no topic';
    case 'draft':
      return `drafted for a person, ${judgement.topic ? `topic “${judgement.topic}”` : 'no topic'}`;
    case 'escalate': {
      const { kind, detail } = judgement.trigger;
      return `goes to a person (${kind}${detail ? `: ${detail}` : ''})`;
    }
    case 'ask':
      return `asked which it is: ${judgement.topics.join(' or ')}`;
    case 'auto-response':
      return `auto-response “${judgement.id}”`;
    case 'self-service':
      return `self-service “${judgement.id}”`;
    default:
      return judgement satisfies never;
  }
}

/** One word that names two topics: the stricter wins, whatever the other says. */
function sharedKeywords({ topics }: Policy, say: (text: string) => Outcome): PolicyFinding[] {
  const known = new Map<string, { topic: PolicyTopic; keyword: string }>();
  const findings: PolicyFinding[] = [];
  for (const [index, topic] of topics.entries()) {
    for (const [place, keyword] of (topic.keywords ?? []).entries()) {
      const key = tokenise(keyword).map(stem).sort().join(' ');
      const other = known.get(key);
      if (!other) {
        known.set(key, { topic, keyword });
        continue;
      }
      if (other.topic.id === topic.id) continue;
      const isContrary = other.topic.mode !== topic.mode;
      const { text, becomes } = say(`It is about ${keyword}`);
      findings.push({
        level: isContrary ? 'error' : 'warning',
        path: ['topics', index, 'keywords', place],
        message: `“${keyword}” names “${topic.id}” (${topic.mode}) and “${other.topic.id}” (${other.topic.mode}) alike${isContrary ? ', which contradict; the stricter wins' : ''}. Keep it in one of them, or make it a longer phrase.`,
        example: { text, becomes },
      });
    }
  }
  return findings;
}

/** Topics that no message reaches. */
function unreachableTopics(policy: Policy, say: (text: string) => Outcome): PolicyFinding[] {
  return policy.topics.flatMap((topic, index): PolicyFinding[] => {
    const path = ['topics', index];
    const samples = [
      ...(topic.examples ?? []),
      ...(topic.keywords ?? []).map(keyword => `I have a question about ${keyword}`),
    ];
    if (samples.length === 0) {
      return [
        {
          level: 'error',
          path,
          message: `Nothing tells “${topic.id}”: it has neither keywords nor examples. Add some of what customers write.`,
          example: exampleOf(say(sampleOf(topic))),
        },
      ];
    }
    if (topic.mode === 'human-only') return [];
    const outcomes = samples.map(say);
    const escalated = outcomes.filter(
      ({ judgement }) => judgement.kind === 'escalate' && judgement.trigger.kind === 'keyword',
    );
    const [first] = escalated;
    if (!first || escalated.length < samples.length) return [];
    return [
      {
        level: 'error',
        path,
        message: `“${topic.id}” is ${topic.mode} and yet never answered: a word that escalates stands in all that tells it. Take that word out of escalation.keywords, or make the topic human-only.`,
        example: { text: first.text, becomes: first.becomes },
      },
    ];
  });
}

/** Examples that are taken for something else. */
function strayExamples({ topics }: Policy, say: (text: string) => Outcome): PolicyFinding[] {
  return topics.flatMap((topic, index) =>
    (topic.examples ?? []).flatMap((example, place): PolicyFinding[] => {
      const outcome = say(example);
      if (outcome.topic === undefined || outcome.topic === topic.id) return [];
      const other = topics.find(({ id }) => id === outcome.topic);
      const isContrary = other?.mode !== topic.mode;
      return [
        {
          level: isContrary ? 'warning' : 'note',
          path: ['topics', index, 'examples', place],
          message: `An example of “${topic.id}” (${topic.mode}) is taken for “${outcome.topic}” (${other?.mode}). Move it there, or tell the two apart by keywords.`,
          example: { text: example, becomes: outcome.becomes },
        },
      ];
    }),
  );
}

function unownedTopics({ topics }: Policy): PolicyFinding[] {
  return topics.flatMap((topic, index): PolicyFinding[] =>
    topic.owner === undefined
      ? [
          {
            level: 'warning',
            path: ['topics', index],
            message: `“${topic.id}” has no owner. Name the person or team who looks after it: owner: …`,
            example: { text: sampleOf(topic), becomes: 'nobody looks after it' },
          },
        ]
      : [],
  );
}

function articlelessTopics({ topics }: Policy, { articles, articleIds }: CheckOptions): PolicyFinding[] {
  return topics.flatMap((topic, index): PolicyFinding[] => {
    const named = topic.articles ?? [];
    const gone = articleIds ? named.filter(id => !articleIds.has(id)) : [];
    const findings: PolicyFinding[] = gone.map(id => ({
      level: 'error',
      path: ['topics', index, 'articles', named.indexOf(id)],
      message: `The help centre has no article “${id}”. Take it out, or write it.`,
      example: { text: sampleOf(topic), becomes: `“${id}” cannot be shown` },
    }));
    if (!articles || topic.mode === 'human-only' || named.length > gone.length) return findings;
    const samples = topic.examples ?? [titleOf(topic)];
    const lacking = samples.filter(
      subject => (articles.best({ subject, text: '' })?.held ?? 0) < COVERED_FROM,
    );
    const [example] = lacking;
    if (example === undefined || lacking.length * 2 < samples.length) return findings;
    return [
      ...findings,
      {
        level: topic.mode === 'autonomous' ? 'error' : 'warning',
        path: ['topics', index],
        message: `No article speaks of “${topic.id}” (${lacking.length} of ${samples.length} examples). Write one, or leave the topic to people.`,
        example: { text: example, becomes: 'nothing in the help centre holds its words' },
      },
    ];
  });
}

import type { HandoffPackage, TranscriptEntry } from '../../worker/src/handoff/types.ts';

const START = Date.parse('2026-11-25T09:00:00Z');

/**
 * A message whose first and last word occur nowhere else, so that a test can tell whether all of it
 * arrived, once and in its place: 'first-7' and 'last-7'.
 */
export function sampleEntry(seq: number, options: Partial<TranscriptEntry> = {}): TranscriptEntry {
  return {
    seq,
    messageId: `message-${seq}`,
    from: seq % 2 === 1 ? 'customer' : 'assistant',
    at: new Date(START + seq * 1000).toISOString(),
    ...options,
    text: `first-${seq}. ${options.text ?? 'The rota does not save on the second step.'} last-${seq}.`,
  };
}

/** A package with so many messages; everything in it is told apart by `key`. */
export function samplePackage(
  key: string,
  messages = 3,
  options: Partial<HandoffPackage> = {},
): HandoffPackage {
  const [conversation = key, segment = '1'] = key.split('#');
  return {
    key,
    site: { id: 'demo', name: 'Rotaboard' },
    conversation,
    segment: Number(segment),
    subject: 'The rota does not save on step two',
    question: { text: 'Why does the rota not save?', at: new Date(START).toISOString() },
    summary: {
      wanted: 'Save the rota of next week.',
      tried: 'Two articles about saving; neither helped.',
      open: 'Why step two refuses the rota.',
    },
    trigger: { kind: 'asked', detail: 'talk to a person' },
    attempts: [],
    turns: Math.ceil(messages / 2),
    transcript: Array.from({ length: messages }, (_, index) => sampleEntry(index + 1)),
    verified: {
      id: `user-${conversation}`,
      name: 'Ada Vale',
      email: `${conversation}@example.com`,
      traits: { plan: 'pro' },
    },
    claimed: {},
    language: 'en',
    sentiment: 'neutral',
    topic: 'rotas',
    priority: 'high',
    suggestedArticles: [],
    createdAt: new Date(START).toISOString(),
    ...options,
  };
}

/** The seqs whose first and last words stand in the texts, in the order they stand there. */
export function arrivedSeqs(texts: string[]): { firsts: number[]; lasts: number[] } {
  const all = texts.join('\n');
  const find = (word: string) =>
    [...all.matchAll(new RegExp(`\\b${word}-(\\d+)\\b`, 'g'))].map(match => Number(match[1]));
  return { firsts: find('first'), lasts: find('last') };
}

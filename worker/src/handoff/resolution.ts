import type { ReviewItem } from '../desk-protocol.ts';
import { maskPersonal } from '../knowledge/mask.ts';
import type { Message } from '../protocol.ts';
import { textOf } from './attempts.ts';
import type { HandoffPackage } from './types.ts';

/** What a solved ticket teaches. */
export interface Resolution {
  review: Pick<ReviewItem, 'kind' | 'title' | 'question' | 'resolution' | 'missed' | 'articleId'>;
  /** Articles that the agent pointed at: their question can be learned. */
  articles: string[];
}

const RESOLUTION_CHARACTERS = 4_000;
/** Words that only close a conversation fix nothing. */
const CLOSING_CHARACTERS = 25;

/**
 * What fixed it and what the assistant missed: the agents' own words, masked, beside the question. A
 * correction where the assistant had answered from an article that did not help, else a draft article.
 * @returns undefined where no agent said anything that could have fixed it.
 */
export function reviewOf(pkg: HandoffPackage, messages: readonly Message[]): Resolution | undefined {
  const names = [pkg.verified?.name, pkg.claimed['name']].filter(name => name !== undefined);
  const masked = (text: string) => maskPersonal(text, names);
  const replies = messages
    .filter(({ metadata }) => metadata.author !== undefined)
    .map(textOf)
    .filter(text => text.length > CLOSING_CHARACTERS);
  if (replies.length === 0) return undefined;
  const failed = pkg.attempts.filter(({ outcome }) => outcome === 'not_helped' || outcome === 'unknown');
  const cited = failed.flatMap(({ citations }) => citations)[0];
  const missed = cited
    ? `It answered from “${cited.title}”, and that did not solve it.`
    : pkg.attempts.length > 0
      ? 'It found no article that answers this.'
      : 'It was not asked: the conversation went to people at once.';
  return {
    review: {
      kind: cited ? 'correction' : 'draft_article',
      title: masked(pkg.subject),
      question: masked(pkg.question.text),
      resolution: masked(replies.join('\n\n')).slice(0, RESOLUTION_CHARACTERS).toWellFormed(),
      missed,
      ...(cited && { articleId: cited.articleId }),
    },
    articles: linkedArticles(pkg, replies),
  };
}

/** Articles whose address an agent wrote: of those that the package knows. */
function linkedArticles(pkg: HandoffPackage, replies: readonly string[]): string[] {
  const known = [...pkg.suggestedArticles, ...pkg.attempts.flatMap(({ citations }) => citations)];
  const linked = known.filter(({ url }) => url !== undefined && replies.some(reply => reply.includes(url)));
  return [...new Set(linked.map(({ articleId }) => articleId))];
}

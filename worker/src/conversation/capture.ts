import type { ReviewItem } from '../desk-protocol.ts';
import { reviewOf } from '../handoff/resolution.ts';
import { recallContext } from './context.ts';
import { lessonId } from './lesson.ts';
import type { ConversationState } from './state.ts';

/**
 * A solved ticket's lesson goes into the review queue; where the agent pointed at an article, its question is
 * learned as well. Done twice is done once.
 */
export async function capture(state: ConversationState, segment: number): Promise<void> {
  const record = state.handoffs.get(segment);
  // Solved still: what was reopened meanwhile is captured when it is solved again.
  if (record?.outcome !== 'solved') return;
  const resolution = reviewOf(record.package, state.messagesOf(segment));
  if (!resolution) return;
  const { site } = recallContext(state.meta);
  const id = lessonId(record.package.conversation, `segment-${segment}`);
  const item: Omit<ReviewItem, 'number' | 'state'> = {
    // Visitors choose their conversation's id: only with the site's it is nobody else's.
    id: `${site.id}.${id}`,
    site: site.id,
    conversation: record.package.conversation,
    segment,
    at: new Date(record.solvedAt ?? state.ports.now()).toISOString(),
    ...resolution.review,
  };
  await state.ports.people.reviews.put(item);
  if (site.learning === 'off' || resolution.articles.length === 0) return;
  await state.change(() => {
    state.learn(`segment-${segment}`, {
      id,
      title: resolution.review.title,
      text: resolution.review.question,
      articles: resolution.articles,
      askedAt: record.package.question.at,
      origin: 'conversation',
    });
  });
}

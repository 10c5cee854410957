import { useSignal } from '@preact/signals';
import type { ReviewItem } from '../../../src/desk-protocol.ts';
import { exactTime } from '../format.ts';
import { isSignedOut, wordsOf } from '../model/failure.ts';
import { pathOf } from '../model/place.ts';
import { LESSON } from '../words.ts';
import { useDesk } from './context.ts';
import { ListScreen, useListing } from './ListScreen.tsx';
import { Plain } from './Markdown.tsx';

const STATES: Array<{ state: ReviewItem['state']; words: string; empty: string }> = [
  {
    state: 'open',
    words: 'To decide',
    empty: 'No lesson waits. Solve a ticket, and what fixed it appears here.',
  },
  { state: 'accepted', words: 'Accepted', empty: 'Nothing has been accepted yet.' },
  { state: 'rejected', words: 'Rejected', empty: 'Nothing has been rejected.' },
];

/** What solved tickets teach, for a knowledge owner to accept or reject. */
export function Lessons({ openNav }: { openNav(): void }) {
  const desk = useDesk();
  const state = useSignal<ReviewItem['state']>('open');
  const listing = useListing(async before => {
    const { reviews, next } = await desk.api.reviews(state.value, before);
    return { items: reviews, ...(next && { next }) };
  }, state.value);

  const decide = async (item: ReviewItem, decision: ReviewItem['state']) => {
    const before = listing.items.value;
    listing.items.value = before?.filter(({ id }) => id !== item.id);
    try {
      await desk.api.decide(item.id, decision);
    } catch (error) {
      listing.items.value = before;
      if (!isSignedOut(error)) desk.tell(wordsOf(error));
      desk.onFailure(error);
    }
  };

  return (
    <ListScreen
      title="Lessons"
      lead="What fixed a ticket, and what the assistant had missed. Accepted ones become articles or corrections."
      empty={STATES.find(entry => entry.state === state.value)?.empty ?? ''}
      listing={listing}
      openNav={openNav}
      tools={
        <fieldset class="switch">
          <legend class="hidden">Which lessons</legend>
          {STATES.map(entry => (
            <label key={entry.state}>
              <input
                type="radio"
                name="state"
                checked={state.value === entry.state}
                onChange={() => {
                  state.value = entry.state;
                }}
              />
              <span>{entry.words}</span>
            </label>
          ))}
        </fieldset>
      }
    >
      {item => <Lesson key={item.id} item={item} decide={decide} />}
    </ListScreen>
  );
}

function Lesson({
  item,
  decide,
}: {
  item: ReviewItem;
  decide(item: ReviewItem, decision: ReviewItem['state']): void;
}) {
  const desk = useDesk();
  const { number } = item;
  return (
    <li class="card lesson">
      <header>
        <span class="mark">{LESSON[item.kind]}</span>
        <h2 dir="auto">{item.title}</h2>
      </header>
      <dl class="summary">
        <dt>Asked</dt>
        <dd dir="auto">{item.question}</dd>
        <dt>Missed</dt>
        <dd dir="auto">{item.missed}</dd>
        <dt>What fixed it</dt>
        <dd>
          <Plain text={item.resolution} />
        </dd>
      </dl>
      <footer>
        <span class="meta">
          {exactTime(item.at)}
          {number !== undefined && (
            <>
              {' · '}
              <a
                href={pathOf({ screen: 'tickets', number })}
                onClick={event => {
                  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                  event.preventDefault();
                  desk.go({ screen: 'tickets', number });
                }}
              >
                Ticket #{number}
              </a>
            </>
          )}
        </span>
        {item.state !== 'accepted' && (
          <button type="button" class="primary" onClick={() => decide(item, 'accepted')}>
            Accept
          </button>
        )}
        {item.state !== 'rejected' && (
          <button type="button" onClick={() => decide(item, 'rejected')}>
            Reject
          </button>
        )}
        {item.state !== 'open' && (
          <button type="button" class="plain-button" onClick={() => decide(item, 'open')}>
            Decide again
          </button>
        )}
      </footer>
    </li>
  );
}

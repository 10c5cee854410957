import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { DeskFigures, ReviewItem } from '../../../src/desk-protocol.ts';
import { exactTime } from '../format.ts';
import { articleFile } from '../model/article-file.ts';
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
      lone={<Figures />}
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
        {item.state === 'accepted' && (
          <button type="button" onClick={() => download(articleFile(item))}>
            Download as an article
          </button>
        )}
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

/** How well conversations were handed over; nothing before there is something to count. */
function Figures() {
  const desk = useDesk();
  const figures = useSignal<DeskFigures | undefined>(undefined);
  useEffect(() => {
    desk.api.figures().then(
      found => {
        figures.value = found;
      },
      error => desk.onFailure(error),
    );
  }, []);
  const found = figures.value;
  if (!found || found.replied === 0) return null;
  const asked = found.askedFor.map(({ what, tickets }) => `${what} ${tickets}`).join(', ');
  return (
    <p class="figures meta">
      First replies that asked for what the ticket held: {found.askedKnown} of {found.replied}
      {asked && ` (${asked})`}.
      {found.routed > 0 && ` Solved by the team that the policy chose: ${found.stayed} of ${found.routed}.`}
    </p>
  );
}

function download({ name, text }: { name: string; text: string }): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

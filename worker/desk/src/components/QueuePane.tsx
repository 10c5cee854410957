import { useEffect, useRef } from 'preact/hooks';
import type { TicketRow } from '../../../src/desk-protocol.ts';
import { ago, exactTime, initialsOf } from '../format.ts';
import { pathOf } from '../model/place.ts';
import { EMPTY, PRIORITY, STATUS, VIEWS } from '../words.ts';
import { SlaClock } from './Clock.tsx';
import { useDesk } from './context.ts';
import { Icon } from './Icon.tsx';

const SEARCH_PAUSE_MS = 250;

/** The list of tickets. */
export function QueuePane({ openNav }: { openNav(): void }) {
  const { queue } = useDesk();
  return (
    <section class="pane queue" aria-label="Queue">
      <header class="pane-head">
        <button type="button" class="icon-button nav-button" aria-label="Views" onClick={openNav}>
          <Icon name="menu" />
        </button>
        <h2>{VIEWS[queue.view.value]}</h2>
      </header>
      <Search />
      <Rows />
    </section>
  );
}

function Search() {
  const { queue } = useDesk();
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  // A view that was chosen empties the field.
  useEffect(() => {
    if (!queue.query.value && field.current) field.current.value = '';
  }, [queue.query.value]);
  return (
    <div class="search">
      <Icon name="search" />
      <input
        id="search"
        ref={field}
        type="search"
        placeholder="Words, a name or #number"
        aria-label={`Search in ${VIEWS[queue.view.value]}`}
        autocomplete="off"
        defaultValue={queue.query.value}
        onInput={event => {
          const { value } = event.currentTarget;
          clearTimeout(timer.current);
          timer.current = setTimeout(() => queue.search(value), SEARCH_PAUSE_MS);
        }}
      />
      <kbd>/</kbd>
    </div>
  );
}

function Rows() {
  const { queue, ticket } = useDesk();
  const tickets = queue.tickets.value;
  const current = ticket.number.value;
  const list = useRef<HTMLDivElement>(null);
  // Moving by keyboard keeps the row in sight.
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  if (queue.phase.value === 'loading' && !tickets.length) return <Skeleton />;
  if (queue.phase.value === 'failed') {
    return (
      <div class="empty">
        <p>{queue.problem.value}</p>
        <button type="button" onClick={() => queue.load()}>
          Try again
        </button>
      </div>
    );
  }
  if (!tickets.length) {
    return (
      <div class="empty">
        <p>
          {queue.query.value.trim()
            ? `Nothing under “${VIEWS[queue.view.value]}” has these words.`
            : EMPTY[queue.view.value]}
        </p>
        {queue.query.value.trim() && queue.view.value !== 'all' && (
          <button
            type="button"
            onClick={() => {
              const words = queue.query.value;
              queue.show('all');
              queue.search(words);
            }}
          >
            Search in all
          </button>
        )}
      </div>
    );
  }
  return (
    <div class="rows" ref={list}>
      <ul>
        {tickets.map(row => (
          <Row key={row.number} row={row} isCurrent={row.number === current} />
        ))}
      </ul>
      {queue.next.value && (
        <button type="button" class="more" disabled={queue.isReadingMore.value} onClick={() => queue.more()}>
          {queue.isReadingMore.value ? 'Reading …' : 'Show more'}
        </button>
      )}
    </div>
  );
}

function Row({ row, isCurrent }: { row: TicketRow; isCurrent: boolean }) {
  const desk = useDesk();
  const { number } = row;
  const isWaitingForUs = row.lastFrom === 'customer' && row.status !== 'solved' && row.status !== 'returned';
  return (
    <li>
      <a
        class={isWaitingForUs ? 'row fresh' : 'row'}
        href={pathOf({ screen: 'tickets', number })}
        aria-current={isCurrent ? 'true' : undefined}
        onClick={event => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          desk.go({ screen: 'tickets', number });
        }}
      >
        <span class="row-top">
          <span class="row-name" dir="auto">
            {row.customer ?? 'Visitor'}
          </span>
          <time dateTime={row.lastMessageAt} title={exactTime(row.lastMessageAt)}>
            {ago(row.lastMessageAt, desk.now.value)}
          </time>
        </span>
        <span class="row-subject" dir="auto">
          {isWaitingForUs && <span class="hidden">Waits for an answer: </span>}
          {row.subject}
        </span>
        <span class="row-foot">
          <span class="number">#{number}</span>
          <RowMarks row={row} />
          <SlaClock ticket={row} />
          {row.assignee && (
            <span class="avatar tiny" title={`Assigned to ${row.assignee}`}>
              <span aria-hidden="true">{initialsOf(row.assignee)}</span>
              <span class="hidden">Assigned to {row.assignee}</span>
            </span>
          )}
        </span>
      </a>
    </li>
  );
}

/** Only what sets a ticket apart from the others. */
function RowMarks({ row }: { row: TicketRow }) {
  return (
    <>
      {(row.priority === 'high' || row.priority === 'urgent') && (
        <span class={`mark ${row.priority}`}>{PRIORITY[row.priority]}</span>
      )}
      {row.delivery === 'parked' && <span class="mark danger">Not delivered</span>}
      {row.status === 'draft' && <span class="mark draft">Draft</span>}
      {(row.status === 'reopened' || row.status === 'solved' || row.status === 'returned') && (
        <span class="mark">{STATUS[row.status]}</span>
      )}
    </>
  );
}

function Skeleton() {
  return (
    <div class="skeleton" role="status" aria-label="Reading the queue">
      {[1, 2, 3, 4, 5].map(row => (
        <span key={row}>
          <i />
          <i />
          <i />
        </span>
      ))}
    </div>
  );
}

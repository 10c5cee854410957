import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TicketDetail } from '../../../src/desk-protocol.ts';
import { possible } from '../model/actions.ts';
import { HELPDESK, STATUS } from '../words.ts';
import { Composer } from './Composer.tsx';
import { useDesk } from './context.ts';
import { DraftBox } from './DraftBox.tsx';
import { Icon } from './Icon.tsx';
import { TimelineItem } from './TimelineItem.tsx';

/** The open ticket's conversation. */
export function ConversationPane() {
  const { ticket } = useDesk();
  const detail = ticket.detail.value;
  const number = ticket.number.value;
  return (
    <section class="pane conversation" aria-label="Conversation">
      {number === undefined ? (
        <Nothing />
      ) : detail ? (
        <Open key={number} detail={detail} />
      ) : ticket.phase.value === 'failed' ? (
        <div class="empty">
          <p>{ticket.problem.value}</p>
          <button type="button" onClick={() => ticket.refresh()}>
            Try again
          </button>
        </div>
      ) : (
        <p class="opening" role="status">
          Reading the conversation …
        </p>
      )}
    </section>
  );
}

function Nothing() {
  return (
    <div class="empty">
      <p>Choose a ticket.</p>
      <p class="meta">
        <kbd>j</kbd> and <kbd>k</kbd> move, <kbd>?</kbd> shows all keys.
      </p>
    </div>
  );
}

function Open({ detail }: { detail: TicketDetail }) {
  return (
    <>
      <Head detail={detail} />
      <Parked detail={detail} />
      <Log />
      {detail.draft && <DraftBox key={detail.draft.id} draft={detail.draft} />}
      <Composer detail={detail} />
    </>
  );
}

function Head({ detail }: { detail: TicketDetail }) {
  const desk = useDesk();
  const { ticket: row } = detail;
  const { ticket } = desk;
  const can = possible(row);
  const busy = ticket.busy.value;
  return (
    <header class="pane-head conversation-head">
      <button
        type="button"
        class="icon-button back-button"
        aria-label="Back to the queue"
        onClick={() => desk.go({ screen: 'tickets' })}
      >
        <Icon name="back" />
      </button>
      <h2 dir="auto">{row.subject}</h2>
      <button
        type="button"
        class="icon-button context-button"
        aria-label="About this ticket"
        title="About this ticket"
        aria-expanded={desk.pane.value === 'context'}
        onClick={() => {
          desk.pane.value = desk.pane.value === 'context' ? 'conversation' : 'context';
        }}
      >
        <Icon name="info" />
      </button>
      <div class="state-line">
        <p class="meta">
          #{row.number}
          <span class={`status ${row.status}`}>{STATUS[row.status]}</span>
          {row.assignee && <span class="assignee">{row.assignee}</span>}
        </p>
        <div class="actions">
          {can.take && (
            <button
              type="button"
              class="primary"
              disabled={!!busy}
              onClick={() => ticket.do({ kind: 'take' })}
            >
              Take it
            </button>
          )}
          {can.return && (
            <button
              type="button"
              disabled={!!busy}
              title="The assistant answers the customer’s next message"
              onClick={() => ticket.do({ kind: 'return' })}
            >
              To the assistant
            </button>
          )}
          {can.solve && (
            <button
              type="button"
              disabled={!!busy}
              title="Solve (e)"
              aria-keyshortcuts="e"
              onClick={() => ticket.do({ kind: 'solve' })}
            >
              <Icon name="check" />
              {busy === 'solve' ? 'Solving …' : 'Solve'}
            </button>
          )}
          {can.reopen && (
            <button type="button" disabled={!!busy} onClick={() => ticket.do({ kind: 'reopen' })}>
              <Icon name="reopen" />
              Reopen
            </button>
          )}
        </div>
      </div>
    </header>
  );
}

/** Why it is not with the helpdesk, and what can be done. */
function Parked({ detail: { ticket: row } }: { detail: TicketDetail }) {
  const { ticket } = useDesk();
  if (row.delivery !== 'parked') return null;
  return (
    <div class="banner" role="alert">
      <Icon name="alert" />
      <p>
        <strong>
          {row.reference
            ? `Part of this has not reached ${HELPDESK[row.helpdesk]}.`
            : `This has not reached ${HELPDESK[row.helpdesk]}.`}
        </strong>{' '}
        {row.parkedReason?.replace(/[.\s]*$/, '.')} Nothing is lost; the customer was told that it takes
        longer.
      </p>
      <button
        type="button"
        disabled={ticket.busy.value === 'retry'}
        onClick={() => ticket.do({ kind: 'retry' })}
      >
        {ticket.busy.value === 'retry' ? 'Trying …' : 'Try again'}
      </button>
    </div>
  );
}

/** The view follows what is new only when it was at the end. */
function Log() {
  const { ticket } = useDesk();
  const items = ticket.items.value;
  const log = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [hasNew, setHasNew] = useState(false);
  const isTyping = ticket.isCustomerTyping.value;
  const last = items.findLast(({ kind }) => kind !== 'seen')?.key;
  const toEnd = () => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
    setHasNew(false);
  };

  useLayoutEffect(() => {
    const isOwn = items.at(-1)?.kind === 'outgoing';
    if (isAtEnd.current || isOwn) toEnd();
    else setHasNew(true);
  }, [last]);
  useLayoutEffect(() => {
    if (isAtEnd.current) toEnd();
  }, [isTyping, items]);
  // What stands below (a draft, a longer text) makes the log shorter, a picture that arrives makes it
  // longer: its end stays in sight.
  useEffect(() => {
    if (!log.current || !content.current) return;
    const observer = new ResizeObserver(() => isAtEnd.current && toEnd());
    observer.observe(log.current);
    observer.observe(content.current);
    return () => observer.disconnect();
  }, []);

  return (
    <div class="log-frame">
      <div
        id="log"
        class="log"
        ref={log}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        role="log"
        aria-label="Messages"
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          isAtEnd.current = scrollTop + clientHeight > scrollHeight - 40;
          if (isAtEnd.current) setHasNew(false);
        }}
      >
        <div class="log-items" ref={content}>
          {items.map(item => (
            <TimelineItem key={item.key} item={item} />
          ))}
          {isTyping && <p class="typing">The customer is typing …</p>}
        </div>
      </div>
      {hasNew && (
        <button type="button" class="new-pill" onClick={toEnd}>
          <Icon name="down" />
          New message
        </button>
      )}
    </div>
  );
}

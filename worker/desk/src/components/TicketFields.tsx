import { useSignal } from '@preact/signals';
import type { TicketDetail } from '../../../src/desk-protocol.ts';
import type { Priority } from '../../../src/handoff/types.ts';
import { exactTime } from '../format.ts';
import { HELPDESK, PRIORITY } from '../words.ts';
import { SlaClock } from './Clock.tsx';
import { useDesk } from './context.ts';
import { Icon } from './Icon.tsx';
import { Out } from './Markdown.tsx';

/** What an agent sets, and where the ticket is. */
export function TicketFields({ detail }: { detail: TicketDetail }) {
  const { ticket } = detail;
  return (
    <section class="section">
      <h3>Ticket</h3>
      <dl class="pairs fields">
        <div>
          <dt>
            <label for="assignee">Assigned to</label>
          </dt>
          <dd>
            <Assignee assignee={ticket.assignee} />
          </dd>
        </div>
        <div>
          <dt>
            <label for="priority">Priority</label>
          </dt>
          <dd>
            <PriorityField priority={ticket.priority} />
          </dd>
        </div>
        <Due detail={detail} />
        <div>
          <dt>
            <label for="tag">Tags</label>
          </dt>
          <dd>
            <Tags tags={ticket.tags} />
          </dd>
        </div>
        {ticket.helpdesk !== 'desk' && <Elsewhere detail={detail} />}
      </dl>
    </section>
  );
}

function Assignee({ assignee }: { assignee: string | undefined }) {
  const desk = useDesk();
  const me = desk.agentName();
  const names = new Set([me, ...desk.agents.value.map(({ name }) => name), ...(assignee ? [assignee] : [])]);
  return (
    <select
      id="assignee"
      value={assignee ?? ''}
      onChange={({ currentTarget: { value } }) =>
        desk.ticket.do({ kind: 'assign', ...(value && { to: value }) })
      }
    >
      <option value="">Nobody</option>
      {[...names].map(name => (
        <option key={name} value={name}>
          {name === me ? `${name} (me)` : name}
        </option>
      ))}
    </select>
  );
}

function PriorityField({ priority }: { priority: Priority }) {
  const { ticket } = useDesk();
  return (
    <select
      id="priority"
      value={priority}
      onChange={({ currentTarget: { value } }) =>
        ticket.do({ kind: 'priority', priority: value as Priority })
      }
    >
      {Object.entries(PRIORITY).map(([name, words]) => (
        <option key={name} value={name}>
          {words}
        </option>
      ))}
    </select>
  );
}

function Due({ detail: { ticket, package: pkg } }: { detail: TicketDetail }) {
  const policy = pkg.sla?.policy;
  if (!ticket.firstReplyDueAt && !ticket.resolutionDueAt) return null;
  return (
    <div>
      <dt>{policy ? `Due (${policy})` : 'Due'}</dt>
      <dd class="due">
        <SlaClock ticket={ticket} />
        {ticket.firstRepliedAt ? (
          <span class="meta" title={exactTime(ticket.firstRepliedAt)}>
            <Icon name="check" />
            First reply sent
          </span>
        ) : null}
        {ticket.solvedAt && ticket.status === 'solved' && (
          <span class="meta">Solved {exactTime(ticket.solvedAt)}</span>
        )}
      </dd>
    </div>
  );
}

const TAG = /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u;

function Tags({ tags }: { tags: string[] }) {
  const { ticket, tell } = useDesk();
  const text = useSignal('');
  const add = () => {
    const tag = text.value.trim().toLowerCase().replace(/\s+/g, '-');
    if (!tag) return;
    if (!TAG.test(tag)) {
      tell('A tag is one word: letters, digits, hyphens.');
      return;
    }
    text.value = '';
    if (!tags.includes(tag)) void ticket.do({ kind: 'tags', tags: [...tags, tag] });
  };
  return (
    <div class="tags">
      {tags.map(tag => (
        <span key={tag} class="tag">
          <span dir="auto">{tag}</span>
          <button
            type="button"
            aria-label={`Remove the tag ${tag}`}
            onClick={() => ticket.do({ kind: 'tags', tags: tags.filter(other => other !== tag) })}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
      <input
        id="tag"
        placeholder="Add a tag"
        maxLength={40}
        dir="auto"
        value={text.value}
        onInput={event => {
          text.value = event.currentTarget.value;
        }}
        onBlur={add}
        onKeyDown={event => {
          if (event.isComposing || (event.key !== 'Enter' && event.key !== ',')) return;
          event.preventDefault();
          add();
        }}
      />
    </div>
  );
}

/** The ticket in another helpdesk, and whether everything has got there. */
function Elsewhere({ detail: { ticket, deliveries } }: { detail: TicketDetail }) {
  const name = HELPDESK[ticket.helpdesk];
  const waiting = deliveries.filter(({ status }) => status === 'queued');
  const parked = deliveries.filter(({ status }) => status === 'parked');
  const tries = Math.max(0, ...waiting.map(({ attempts }) => attempts));
  return (
    <div>
      <dt>{name}</dt>
      <dd class="elsewhere">
        {ticket.url ? (
          <Out href={ticket.url}>
            {ticket.reference ?? 'Open the ticket'}
            <Icon name="out" />
          </Out>
        ) : (
          <span>{ticket.reference ?? 'No ticket there yet'}</span>
        )}
        <span class="meta">
          {parked.length > 0
            ? `${parked.length === 1 ? '1 change is' : `${parked.length} changes are`} held back`
            : waiting.length > 0
              ? `${waiting.length === 1 ? '1 change is' : `${waiting.length} changes are`} on the way${tries > 1 ? `, tried ${tries} times` : ''}`
              : 'Everything is there'}
        </span>
      </dd>
    </div>
  );
}

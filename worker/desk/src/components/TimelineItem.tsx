import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Attachment } from '../../../src/protocol.ts';
import { dayOf, exactTime, initialsOf, sizeOf, timeOf } from '../format.ts';
import type { Item, Spoken } from '../model/timeline.ts';
import { eventWords } from '../words.ts';
import { useDesk } from './context.ts';
import { Icon } from './Icon.tsx';
import { Markdown, Out, Plain } from './Markdown.tsx';

const OUTCOME: Record<NonNullable<Spoken['outcome']>, string> = {
  declined: 'Found no answer',
  clarified: 'Asked which case it is',
  stopped: 'Stopped by the customer',
  failed: 'Broke off',
};

export function TimelineItem({ item }: { item: Item }) {
  const desk = useDesk();
  switch (item.kind) {
    case 'day':
      return <p class="divider day">{dayOf(item.at, desk.now.value)}</p>;
    case 'event':
      return (
        <p class="divider">
          {eventWords(item.event)}
          <time dateTime={item.at} title={exactTime(item.at)}>
            {timeOf(item.at)}
          </time>
        </p>
      );
    case 'seen':
      return <p class="receipt">Seen by the customer</p>;
    case 'note':
      return (
        <article class="note">
          <p class="byline">
            <Icon name="lock" />
            <span>
              <strong>{item.by}</strong> · internal note
            </span>
            <Time at={item.at} />
          </p>
          <Plain text={item.text} />
        </article>
      );
    case 'message':
      return <Message message={item.message} />;
    case 'outgoing':
      return <OutgoingItem item={item} />;
  }
}

function Message({ message }: { message: Spoken }) {
  const { ticket } = useDesk();
  const shown = useSignal<number | undefined>(undefined);
  const open = shown.value;
  const citation = message.citations.find(({ n }) => n === open);
  const who =
    message.from === 'customer'
      ? (ticket.detail.value?.ticket.customer ?? 'Customer')
      : (message.name ?? 'Assistant');
  const onCite = (n: number) => {
    shown.value = shown.value === n ? undefined : n;
  };
  const body = useMemo(
    () =>
      message.from === 'customer' ? (
        <Plain text={message.text} />
      ) : (
        <Markdown text={message.text} citations={message.citations} onCite={onCite} />
      ),
    [message.text, message.citations],
  );
  return (
    <article class={`message ${message.from}${message.isFollowing ? ' following' : ''}`}>
      {!message.isFollowing && (
        <p class="byline">
          {message.from === 'assistant' ? (
            <Icon name="spark" />
          ) : (
            <span class="avatar tiny" aria-hidden="true">
              {initialsOf(who)}
            </span>
          )}
          <strong dir="auto">{who}</strong>
          <Time at={message.at} />
        </p>
      )}
      <div class="bubble">
        {message.text && body}
        {citation && (
          <blockquote class="quote" dir="auto">
            <p>{citation.quote}</p>
            <footer>
              <Out href={citation.url}>{citation.title}</Out>
            </footer>
          </blockquote>
        )}
        <Files files={message.files} />
      </div>
      {(message.outcome || message.feedback) && (
        <p class="receipt">
          {message.outcome && OUTCOME[message.outcome]}
          {message.outcome && message.feedback && ' · '}
          {message.feedback &&
            (message.feedback === 'up' ? 'The customer found it helpful' : 'The customer found it unhelpful')}
        </p>
      )}
    </article>
  );
}

function OutgoingItem({ item: { outgoing } }: { item: Extract<Item, { kind: 'outgoing' }> }) {
  const { ticket } = useDesk();
  const { action, files, state, problem } = outgoing;
  return (
    <article class={action.kind === 'note' ? `note ${state}` : `message agent ${state}`}>
      {action.kind === 'note' ? (
        <Plain text={action.text} />
      ) : (
        <div class="bubble">
          {action.text && <Markdown text={action.text} citations={[]} />}
          <Files files={files} />
        </div>
      )}
      {state === 'sending' ? (
        <p class="receipt">Sending …</p>
      ) : (
        <p class="receipt problem" role="alert">
          <span>Not sent. {problem}</span>
          <button type="button" class="link" onClick={() => ticket.composer.retry(outgoing)}>
            Try again
          </button>
          <button type="button" class="link" onClick={() => ticket.composer.takeBack(outgoing)}>
            Edit
          </button>
        </p>
      )}
    </article>
  );
}

const SHOWN = /^image\/(png|jpeg|gif|webp)$/;

/** Pictures are shown, all else is a download; the worker sends both so that nothing in them runs. */
function Files({ files }: { files: Attachment[] }) {
  const { ticket } = useDesk();
  if (!files.length) return null;
  return (
    <ul class="files">
      {files.map(({ id, name, type, size }) => {
        const address = `/desk/api/tickets/${ticket.number.value}/files/${encodeURIComponent(id)}`;
        return (
          <li key={id}>
            {SHOWN.test(type) ? (
              <a class="picture" href={address} target="_blank" rel="noopener">
                <img src={address} alt={name} loading="lazy" />
              </a>
            ) : (
              <a class="file" href={address} download={name}>
                <Icon name="file" />
                <span dir="auto">{name}</span>
                <span class="meta">{sizeOf(size)}</span>
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Time({ at }: { at: string }) {
  return (
    <time dateTime={at} title={exactTime(at)}>
      {timeOf(at)}
    </time>
  );
}

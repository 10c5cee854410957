import { useMemo } from 'preact/hooks';
import { parseMarkdown, parseUnfinished } from '../markdown/parse.ts';
import { safeLink } from '../markdown/safe-link.ts';
import type { ChatMessage } from '../model/message.ts';
import {
  actionOf,
  citationsOf,
  clarifyOf,
  dispositionOf,
  filesOf,
  sourcesOf,
  textOf,
} from '../model/message.ts';
import { eventOf } from '../model/standing.ts';
import { failureWords } from '../words/index.ts';
import { Dots } from './Dots.tsx';
import { Icon } from './Icon.tsx';
import { OUT, THUMB } from './icons.ts';
import { Markdown } from './Markdown.tsx';
import { OfferedAction } from './OfferedAction.tsx';
import { Divider } from './people/Divider.tsx';
import { FileList } from './people/FileList.tsx';
import { PersonAnswer } from './people/PersonAnswer.tsx';
import { usePeople } from './people/use-people.ts';

interface MessageItemProps {
  message: ChatMessage;
  isLast: boolean;
  /** The same person spoke before. */
  isFollowUp: boolean;
  /** People have seen it, and it is the newest. */
  isSeen: boolean;
}

/** One message; drawn again only when it has changed, or is no longer the last. */
export function MessageItem(props: MessageItemProps) {
  return useMemo(() => draw(props), [props.message, props.isLast, props.isFollowUp, props.isSeen]);
}

function draw({ message, isLast, isFollowUp, isSeen }: MessageItemProps) {
  const event = eventOf(message);
  if (event) return <Divider event={event} at={message.metadata.createdAt} />;
  if (message.role === 'user') return <Question message={message} isSeen={isSeen} />;
  if (message.metadata.author) return <PersonAnswer message={message} isFollowUp={isFollowUp} />;
  return <Answer message={message} isLast={isLast} />;
}

function Question({ message, isSeen }: { message: ChatMessage; isSeen: boolean }) {
  const { words } = usePeople();
  const text = textOf(message);
  const files = filesOf(message);
  return (
    <li class={`question ${message.phase}`}>
      <span class="hidden">{words.you}: </span>
      {text !== files.map(file => file.name).join(', ') && (
        <p class="bubble" dir="auto">
          {text}
        </p>
      )}
      <FileList files={files} />
      {message.phase === 'waiting' && <p class="meta">{words.waiting}</p>}
      {isSeen && <p class="meta">{words.seenByTeam}</p>}
      {message.phase === 'unsent' && <Trouble message={message} sentence={words.notSent} />}
    </li>
  );
}

function Answer({ message, isLast }: { message: ChatMessage; isLast: boolean }) {
  const { words, panel } = usePeople();
  const isStreaming = message.phase === 'streaming';
  const text = textOf(message);
  const disposition = dispositionOf(message);
  const action = actionOf(message);
  const contact = safeLink(disposition?.contactUrl);
  const hasFailed = disposition?.kind === 'decline' || disposition?.kind === 'escalate';
  const isAnswered = !hasFailed && disposition?.kind !== 'clarify';
  return (
    <li class="answer" aria-busy={isStreaming}>
      <span class="hidden">{words.assistant}: </span>
      <Sources message={message} label={hasFailed ? words.nearest : words.sources} />
      {text && (
        <div class={isStreaming ? 'text writing' : 'text'} dir="auto">
          <Markdown
            blocks={isStreaming ? parseUnfinished(text) : parseMarkdown(text)}
            citations={citationsOf(message)}
          />
        </div>
      )}
      {isStreaming && !text && <Dots />}
      {message.phase === 'stopped' && <p class="meta">{words.stopped}</p>}
      {message.phase === 'failed' && <Trouble message={message} sentence={words.brokeOff} />}
      {action && message.phase === 'done' && <OfferedAction message={message} action={action} />}
      {isLast && message.phase === 'done' && <Choices message={message} />}
      {isLast && (contact || hasFailed) && (
        <div class="ways">
          <button type="button" class="button" onClick={() => panel.talkToPerson()}>
            <Icon name="person" />
            {words.person}
          </button>
          {contact && (
            <a class="quiet" href={contact} target="_blank" rel="noopener noreferrer">
              {words.contact}
              <Icon name="out" path={OUT} />
            </a>
          )}
        </div>
      )}
      {message.phase === 'done' && text && isAnswered && <Verdict message={message} />}
    </li>
  );
}

/** The articles behind an answer, before the first word of it. */
function Sources({ message, label }: { message: ChatMessage; label: string }) {
  const { panel } = usePeople();
  const found = sourcesOf(message);
  const cited = found.filter(source => source.citation);
  // What was found stands there first; of a whole answer, what it rests on.
  const sources = message.phase === 'done' && cited.length ? cited : found;
  if (!sources.length) return null;
  return (
    <div class="sources">
      <span>{label}</span>
      {sources.map(({ title, url, citation }) => {
        const link = safeLink(url);
        if (citation) {
          return (
            <button key={title} type="button" title={title} onClick={() => panel.openCitation(citation)}>
              {title}
            </button>
          );
        }
        return link ? (
          <a key={title} href={link} title={title} target="_blank" rel="noopener noreferrer">
            {title}
          </a>
        ) : (
          <span key={title} class="name">
            {title}
          </span>
        );
      })}
    </div>
  );
}

/** The cases that what comes next depends on: a tap sends one as the next message. */
function Choices({ message }: { message: ChatMessage }) {
  const { panel } = usePeople();
  const clarify = clarifyOf(message);
  if (!clarify) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls of a form
    <div class="choices" role="group" aria-label={clarify.question} dir="auto">
      {!textOf(message).endsWith(clarify.question) && <p>{clarify.question}</p>}
      {clarify.choices.map(({ id, label, text }) => (
        <button
          key={id}
          type="button"
          onClick={event => {
            // The pills go once one is sent: focus stays in the conversation, and no keyboard pops up.
            event.currentTarget.closest<HTMLElement>('.log')?.focus();
            panel.send(text);
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

function Trouble({ message, sentence }: { message: ChatMessage; sentence: string }) {
  const { chat, words } = usePeople();
  return (
    <p class="trouble">
      <span>
        {sentence} {failureWords(words, message.failure)}
      </span>
      <button type="button" class="quiet" onClick={() => chat.retry(message)}>
        {words.tryAgain}
      </button>
    </p>
  );
}

function Verdict({ message }: { message: ChatMessage }) {
  const { chat, panel, words } = usePeople();
  const given = message.metadata.feedback;
  const isOwnDoing = dispositionOf(message)?.kind === 'self-service';
  return (
    <div class="verdict">
      {isOwnDoing && <span class="meta">{words.didItWork}</span>}
      {(['up', 'down'] as const).map(value => {
        const [yes, no] = isOwnDoing ? [words.worked, words.workedNot] : [words.helpful, words.unhelpful];
        const label = value === 'up' ? yes : no;
        return (
          <button
            key={value}
            type="button"
            class="plain"
            aria-label={label}
            title={label}
            aria-pressed={given === value}
            onClick={() => chat.giveFeedback(message, value)}
          >
            <Icon name={value} path={THUMB} />
          </button>
        );
      })}
      {given && <span class="meta">{words.thanks}</span>}
      {given === 'down' && (
        <button type="button" class="link meta" onClick={() => panel.talkToPerson()}>
          {words.person}
        </button>
      )}
    </div>
  );
}

import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { ChatMessage } from '../model/message.ts';
import { Dots } from './Dots.tsx';
import { Icon } from './Icon.tsx';
import { DOWN } from './icons.ts';
import { MessageItem } from './MessageItem.tsx';
import { Solved } from './people/Solved.tsx';
import { Standing } from './people/Standing.tsx';
import { Typing } from './people/Typing.tsx';
import { usePeople } from './people/use-people.ts';

/** How close to the end, in px, still counts as reading along. */
const NEAR_END = 48;

/** The messages. The view follows what comes in only while it is at the end; else a pill says so. */
export function Conversation() {
  const { chat, words } = usePeople();
  const log = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const isAtEnd = useRef(true);
  const lastTop = useRef(0);
  const hasNews = useSignal(false);
  const messages = chat.messages.value;
  const lastQuestion = messages.findLast(message => message.role === 'user')?.id;

  const toEnd = () => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
    isAtEnd.current = true;
    hasNews.value = false;
  };
  const onScroll = () => {
    const { scrollTop = 0, scrollHeight = 0, clientHeight = 0 } = log.current ?? {};
    const isNear = scrollHeight - scrollTop - clientHeight < NEAR_END;
    // Content that grows also moves the end away; only scrolling up means that somebody reads further up.
    if (isNear || scrollTop < lastTop.current) isAtEnd.current = isNear;
    lastTop.current = scrollTop;
    if (isNear) hasNews.value = false;
  };

  useLayoutEffect(toEnd, [lastQuestion]);
  useEffect(() => {
    if (!list.current || !log.current) return;
    let height = list.current.offsetHeight;
    const observer = new ResizeObserver(() => {
      const grown = (list.current?.offsetHeight ?? 0) - height;
      height += grown;
      if (isAtEnd.current) toEnd();
      else if (grown > 0 && (chat.isStreaming.peek() || chat.isWithPeople.peek())) hasNews.value = true;
    });
    observer.observe(list.current);
    observer.observe(log.current);
    return () => observer.disconnect();
  }, []);

  const seen = seenMessage(messages, chat.standing.value.handoff?.seenSeq);
  return (
    <div class="view">
      <Standing />
      <div
        class="log"
        role="log"
        aria-live="off"
        aria-label={words.dialog.split(':')[0]}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        ref={log}
        onScroll={onScroll}
      >
        {chat.loading.value === 'failed' && (
          <p class="trouble">
            <span>{words.notLoaded}</span>
            <button type="button" class="quiet" onClick={() => chat.load()}>
              {words.tryAgain}
            </button>
          </p>
        )}
        <ol class="messages" ref={list}>
          {messages.map((message, index) => (
            <MessageItem
              key={message.id}
              message={message}
              isLast={index === messages.length - 1}
              isFollowUp={isFollowUp(messages[index - 1], message)}
              isSeen={message.id === seen}
            />
          ))}
          {chat.isThinking.value && (
            <li class="answer" key="thinking">
              <Dots />
            </li>
          )}
          <Typing key="typing" />
          <Solved key="solved" />
          {chat.loading.value === 'loading' && (
            <li class="skeleton" aria-hidden="true">
              <i />
              <i />
              <i />
            </li>
          )}
        </ol>
      </div>
      {hasNews.value && (
        <button type="button" class="news" onClick={toEnd}>
          {words.latest}
          <Icon name="down" path={DOWN} />
        </button>
      )}
    </div>
  );
}

/** The customer's newest message, once people have seen it. */
function seenMessage(messages: readonly ChatMessage[], seenSeq = 0): string | undefined {
  const newest = messages.findLast(message => message.role === 'user');
  return newest && (newest.metadata.seq ?? Number.POSITIVE_INFINITY) <= seenSeq ? newest.id : undefined;
}

/** Whether the same person goes on speaking. */
function isFollowUp(before: ChatMessage | undefined, message: ChatMessage): boolean {
  const name = message.metadata.author?.name;
  return name !== undefined && before?.metadata.author?.name === name;
}

import { parseMarkdown } from '../../markdown/parse.ts';
import type { ChatMessage } from '../../model/message.ts';
import { citationsOf, filesOf, textOf } from '../../model/message.ts';
import { Markdown } from '../Markdown.tsx';
import { Avatar } from './Avatar.tsx';
import { Time } from './Divider.tsx';
import { FileList } from './FileList.tsx';
import { usePeople } from './use-people.ts';

/** A person's words: with who it is, unless the line before says so. */
export function PersonAnswer({ message, isFollowUp }: { message: ChatMessage; isFollowUp: boolean }) {
  const { words, locale } = usePeople();
  const { author, createdAt } = message.metadata;
  const name = author?.name || words.agent;
  const text = textOf(message);
  return (
    <li class={isFollowUp ? 'answer by-person follow-up' : 'answer by-person'}>
      <Avatar name={name} avatarUrl={author?.avatarUrl} />
      <div class="said">
        <p class={isFollowUp ? 'hidden' : 'author'}>
          <strong>
            <bdi>{name}</bdi>
          </strong>{' '}
          <span class="meta">
            <Time at={createdAt} locale={locale()} />
          </span>
        </p>
        {text && (
          <div class="text" dir="auto">
            <Markdown blocks={parseMarkdown(text)} citations={citationsOf(message)} />
          </div>
        )}
        <FileList files={filesOf(message)} />
      </div>
    </li>
  );
}

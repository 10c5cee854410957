import type { ActionOffer } from '../../../../worker/src/protocol.ts';
import { safeLink } from '../markdown/safe-link.ts';
import type { ChatMessage } from '../model/message.ts';
import { Icon } from './Icon.tsx';
import { OUT } from './icons.ts';
import { usePeople } from './people/use-people.ts';

/** What the customer can do themselves: one button, and what happens next. */
export function OfferedAction({ message, action }: { message: ChatMessage; action: ActionOffer }) {
  const { people, panel, words } = usePeople();
  const state = people.actions.states.value[message.id];
  const link = linkOf(action.url);
  const isElsewhere = link !== undefined && !link.startsWith(`${location.origin}/`);
  return (
    <div class="offer">
      {link !== undefined ? (
        <a
          class="button"
          href={link}
          onClick={() => people.actions.follow(message.id, action)}
          {...(isElsewhere && { target: '_blank', rel: 'noopener noreferrer' })}
        >
          {action.label}
          {isElsewhere && <Icon name="out" path={OUT} />}
        </a>
      ) : (
        <button
          type="button"
          class="button"
          aria-busy={state === 'running'}
          disabled={state === 'running' || state === 'done'}
          onClick={() => people.actions.run(message.id, action)}
        >
          {action.label}
        </button>
      )}
      {action.next && <p class="meta">{action.next}</p>}
      <p class="outcome" role="status">
        {state === 'done' && words.actionDone}
        {state === 'failed' && (
          <>
            {words.actionFailed}{' '}
            <button type="button" class="link" onClick={() => panel.talkToPerson()}>
              {words.person}
            </button>
          </>
        )}
      </p>
    </div>
  );
}

/** A path is the product's own page. */
function linkOf(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  return safeLink(/^\/(?!\/)/.test(url) ? location.origin + url : url);
}

import { useSignal } from '@preact/signals';
import { viewOf } from '../../model/standing.ts';
import { failureWords, fill } from '../../words/index.ts';
import { Icon } from '../Icon.tsx';
import { Avatar } from './Avatar.tsx';
import { EmailField } from './EmailField.tsx';
import { usePeople } from './use-people.ts';

/** Who has the conversation and when an answer may come, above the messages; gone while people have no part. */
export function Standing() {
  const { chat, people, words, locale } = usePeople();
  const isEditing = useSignal<boolean | undefined>(undefined);
  const isBusy = useSignal(false);
  const trouble = useSignal<string | undefined>(undefined);
  const standing = chat.standing.value;
  const view = viewOf(standing, words, locale(), new Date());
  if (!view) return null;
  const { email, isEmailVerified = false } = standing.handoff ?? {};
  const isAsking = isEditing.value ?? view.wantsEmail;

  const giveBack = async () => {
    if (isBusy.value) return;
    isBusy.value = true;
    const failure = await people.giveBack();
    isBusy.value = false;
    trouble.value = failure && `${words.notSaved} ${failureWords(words, failure) ?? ''}`;
  };

  return (
    <section class="standing" aria-label={view.title}>
      <div class="standing-head">
        {view.agent ? (
          <Avatar key={view.agent.name} {...view.agent} />
        ) : (
          <span class="avatar plain-avatar">
            <Icon name="person" />
          </span>
        )}
        <div>
          <p class="standing-title">
            <bdi>{view.title}</bdi>
          </p>
          {view.details.map(detail => (
            <p key={detail} class="meta">
              {detail}
            </p>
          ))}
          {(!isAsking || view.canReturn) && (
            <p class="meta standing-ways">
              {email && !isAsking && <span>{fill(words.replyTo, { name: email })}</span>}
              {!isAsking && !isEmailVerified && (
                <button type="button" class="link" onClick={() => (isEditing.value = true)}>
                  {email ? words.change : words.leaveEmail}
                </button>
              )}
              {view.canReturn && (
                <button type="button" class="link" aria-disabled={isBusy.value} onClick={giveBack}>
                  {words.backToAssistant}
                </button>
              )}
            </p>
          )}
        </div>
      </div>
      {isAsking && (
        <EmailField
          email={email ?? ''}
          takesFocus={isEditing.value === true}
          close={() => (isEditing.value = false)}
        />
      )}
      {trouble.value && (
        <p class="trouble" role="alert">
          {trouble.value}
        </p>
      )}
    </section>
  );
}

import { useSignal } from '@preact/signals';
import { safeLink } from '../../markdown/safe-link.ts';
import { MAX_MESSAGE } from '../../model/panel.ts';
import { failureWords, fill } from '../../words/index.ts';
import { isEmail } from './EmailField.tsx';
import { usePeople } from './use-people.ts';

/** The step to a person: what is in the composer goes along, and nothing has to be written. */
export function PersonCard() {
  const { panel, people, words, root } = usePeople();
  const email = useSignal('');
  const problem = useSignal<string | undefined>(undefined);
  const isEmailWrong = useSignal(false);
  const isBusy = useSignal(false);
  const site = panel.site.value;
  const contact = safeLink(site?.contactUrl);
  const known = panel.address.value;

  const onSubmit = async (event: Event) => {
    event.preventDefault();
    const address = email.value.trim();
    if (isBusy.value || panel.draft.value.trim().length > MAX_MESSAGE) return;
    if (address && !isEmail(address)) {
      isEmailWrong.value = true;
      root.getElementById('person-email')?.focus();
      return;
    }
    problem.value = undefined;
    isBusy.value = true;
    const failure = await people.handOver(address);
    isBusy.value = false;
    if (!failure) {
      panel.announcement.value = words.onItsWay;
      root.getElementById('composer')?.focus();
    } else if (failure === 'email_invalid') isEmailWrong.value = true;
    else problem.value = `${words.personFailed} ${failureWords(words, failure) ?? ''}`;
  };

  return (
    <form class="card-body person" noValidate onSubmit={onSubmit}>
      <h2 id="card-title" tabIndex={-1}>
        {words.person}
      </h2>
      <p class="note">{fill(words.personIntro, { name: site?.name ?? '' })}</p>
      <label for="person-message">{words.personMessage}</label>
      <textarea
        id="person-message"
        class="boxed"
        rows={4}
        dir="auto"
        maxLength={MAX_MESSAGE}
        value={panel.draft}
        onInput={event => panel.write(event.currentTarget.value)}
      />
      {known ? (
        <p class="note">{fill(words.replyTo, { name: known })}</p>
      ) : (
        <>
          <label for="person-email">{words.personEmail}</label>
          <input
            id="person-email"
            type="email"
            inputMode="email"
            autocomplete="email"
            dir="ltr"
            placeholder="name@example.com"
            value={email}
            aria-invalid={isEmailWrong.value}
            aria-describedby={isEmailWrong.value ? 'person-email-problem' : undefined}
            onInput={event => {
              email.value = event.currentTarget.value;
              isEmailWrong.value = false;
            }}
          />
          {isEmailWrong.value && (
            <p id="person-email-problem" class="trouble" role="alert">
              {words.emailWrong}
            </p>
          )}
        </>
      )}
      {problem.value && (
        <p class="trouble" role="alert">
          {problem.value}
        </p>
      )}
      <div class="person-ways">
        <button type="submit" class="button" aria-disabled={isBusy.value}>
          {problem.value ? words.tryAgain : words.personSend}
        </button>
        {contact && (
          <a class="link meta" href={contact} target="_blank" rel="noopener noreferrer">
            {words.contact}
          </a>
        )}
      </div>
    </form>
  );
}

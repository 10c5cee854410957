import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { failureWords } from '../../words/index.ts';
import { usePeople } from './use-people.ts';

interface EmailFieldProps {
  /** Left before. */
  email: string;
  takesFocus: boolean;
  close(): void;
}

/** Where a reply goes when the customer has left. */
export function EmailField({ email, takesFocus, close }: EmailFieldProps) {
  const { panel, people, words, root } = usePeople();
  const value = useSignal(email);
  const problem = useSignal<string | undefined>(undefined);
  const isBusy = useSignal(false);
  const field = useRef<HTMLInputElement>(null);

  useLayoutEffect(() => {
    if (takesFocus) field.current?.focus();
  }, []);

  const leave = () => {
    close();
    root.getElementById('composer')?.focus();
  };
  const onSubmit = async (event: Event) => {
    event.preventDefault();
    const address = value.value.trim();
    if (isBusy.value) return;
    isBusy.value = true;
    const failure = isEmail(address) ? await people.leaveEmail(address) : 'email_invalid';
    isBusy.value = false;
    if (!failure) {
      panel.announcement.value = words.replyTo.replace('{name}', address);
      return leave();
    }
    const isWrong = failure === 'email_invalid' || failure === 'bad_request';
    problem.value = isWrong ? words.emailWrong : `${words.notSaved} ${failureWords(words, failure) ?? ''}`;
    field.current?.focus();
  };

  return (
    <form class="email" noValidate onSubmit={onSubmit}>
      <label for="email">{words.leaveEmail}</label>
      <div class="email-row">
        <input
          id="email"
          ref={field}
          type="email"
          inputMode="email"
          autocomplete="email"
          dir="ltr"
          placeholder="name@example.com"
          value={value}
          aria-invalid={problem.value !== undefined}
          aria-describedby={problem.value ? 'email-problem' : undefined}
          onInput={event => {
            value.value = event.currentTarget.value;
            problem.value = undefined;
          }}
          onKeyDown={event => {
            if (event.key !== 'Escape' || event.isComposing) return;
            event.stopPropagation();
            leave();
          }}
        />
        <button type="submit" class="button" aria-disabled={isBusy.value}>
          {words.save}
        </button>
        <button type="button" class="quiet" onClick={leave}>
          {words.cancel}
        </button>
      </div>
      {problem.value && (
        <p id="email-problem" class="trouble" role="alert">
          {problem.value}
        </p>
      )}
    </form>
  );
}

/** Enough to catch a slip of the finger; the worker knows better. */
export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(text);
}

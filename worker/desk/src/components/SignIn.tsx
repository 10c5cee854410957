import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useDesk } from './context.ts';

/** The door. What an agent wrote before the session ended waits in the tab. */
export function SignIn() {
  const desk = useDesk();
  const problem = useSignal('');
  const isBusy = useSignal(false);
  const options = desk.options.value;
  const nameField = useRef<HTMLInputElement>(null);
  const tokenField = useRef<HTMLInputElement>(null);
  useEffect(() => (desk.lastName() ? tokenField : nameField).current?.focus(), [options?.token]);

  const onSubmit = async (event: SubmitEvent) => {
    event.preventDefault();
    const name = nameField.current?.value.trim() ?? '';
    const token = tokenField.current?.value.trim() ?? '';
    if (!name || !token) {
      problem.value = name ? 'Enter the desk’s token.' : 'Enter your name.';
      (name ? tokenField : nameField).current?.focus();
      return;
    }
    isBusy.value = true;
    problem.value = (await desk.signIn(token, name)) ?? '';
    isBusy.value = false;
    if (problem.value) tokenField.current?.select();
  };

  return (
    <main class="door">
      <form class="door-card" onSubmit={onSubmit} noValidate>
        <h1>Desk</h1>
        {options === undefined && <p class="meta">One moment …</p>}
        {options?.access && (
          <>
            <p>Your session has ended. Cloudflare Access signs you in again.</p>
            <button type="button" class="primary" onClick={() => location.reload()}>
              Sign in
            </button>
          </>
        )}
        {options && !options.access && !options.token && (
          <p>
            There is no way in yet. Set <code>DESK_TOKEN</code>, or put the desk behind Cloudflare Access.
          </p>
        )}
        {options?.token && !options.access && (
          <>
            <label>
              Your name
              <input
                ref={nameField}
                name="name"
                autocomplete="name"
                maxLength={80}
                defaultValue={desk.lastName()}
                aria-describedby="name-hint"
              />
              <span id="name-hint" class="meta">
                Customers see it with your replies.
              </span>
            </label>
            <label>
              Token
              <input ref={tokenField} name="token" type="password" autocomplete="current-password" />
            </label>
            {problem.value && (
              <p class="problem" role="alert">
                {problem.value}
              </p>
            )}
            <button type="submit" class="primary" disabled={isBusy.value}>
              {isBusy.value ? 'Signing in …' : 'Sign in'}
            </button>
          </>
        )}
      </form>
    </main>
  );
}

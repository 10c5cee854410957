import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { DeskPolicy, DeskPolicyVersions, DeskSites } from '../../../src/desk-protocol.ts';
import { exactTime } from '../format.ts';
import { isSignedOut, problemsOf, wordsOf } from '../model/failure.ts';
import { useDesk } from './context.ts';
import { Icon } from './Icon.tsx';

type Problem = ReturnType<typeof problemsOf>[number];

/** The policy of a site: read, change, publish, go back. */
export function PolicyScreen({ openNav }: { openNav(): void }) {
  const desk = useDesk();
  const sites = useSignal<DeskSites['sites']>([]);
  const site = useSignal('');
  const stored = useSignal<DeskPolicy | undefined>(undefined);
  const versions = useSignal<DeskPolicyVersions['versions']>([]);
  const text = useSignal('');
  const problems = useSignal<Problem[]>([]);
  const failure = useSignal('');
  const isBusy = useSignal(false);
  const editor = useRef<HTMLTextAreaElement>(null);
  const note = useRef<HTMLInputElement>(null);

  const attempt = async (work: () => Promise<void>) => {
    isBusy.value = true;
    failure.value = '';
    problems.value = [];
    try {
      await work();
    } catch (error) {
      problems.value = problemsOf(error);
      if (!isSignedOut(error) && problems.value.length === 0) failure.value = wordsOf(error);
      desk.onFailure(error);
    } finally {
      isBusy.value = false;
    }
  };
  const read = async () => {
    const [policy, history] = await Promise.all([
      desk.api.policy(site.value),
      desk.api.policyVersions(site.value),
    ]);
    stored.value = policy;
    text.value = policy.text;
    versions.value = history.versions;
  };
  useEffect(() => {
    void attempt(async () => {
      sites.value = (await desk.api.sites()).sites;
      site.value = sites.value[0]?.id ?? '';
      if (site.value) await read();
    });
  }, []);

  const publish = () =>
    attempt(async () => {
      const base = stored.value?.version ?? 0;
      const words = note.current?.value.trim() ?? '';
      const { version } = await desk.api.publishPolicy(site.value, { text: text.value, base, note: words });
      if (note.current) note.current.value = '';
      await read();
      desk.tell(`Version ${version} holds within seconds.`);
    });
  const goBack = (wanted: number) =>
    attempt(async () => {
      const base = stored.value?.version ?? 0;
      const { version } = await desk.api.rollBackPolicy(site.value, { version: wanted, base });
      await read();
      desk.tell(`Version ${wanted} holds again, as version ${version}.`);
    });
  const goToLine = (line: number) => {
    const field = editor.current;
    if (!field) return;
    const start =
      text.value
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0);
    const end = text.value.indexOf('\n', start);
    field.focus();
    field.setSelectionRange(start, end < 0 ? text.value.length : end);
    field.scrollTop = Math.max(0, (line - 4) * LINE_PX);
  };

  const isChanged = stored.value !== undefined && text.value !== stored.value.text;
  return (
    <main class="screen">
      <header class="screen-head">
        <button type="button" class="icon-button nav-button" aria-label="Views" onClick={openNav}>
          <Icon name="menu" />
        </button>
        <div>
          <h1>Policy</h1>
          <p class="meta">
            What the assistant may do on its own, and where things go. Try a change with the backtest first.
          </p>
        </div>
        {sites.value.length > 1 && (
          <label class="pick">
            <span class="hidden">Site</span>
            <select
              value={site.value}
              disabled={isBusy.value || isChanged}
              onChange={event => {
                site.value = event.currentTarget.value;
                void attempt(read);
              }}
            >
              {sites.value.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
      </header>
      {failure.value && (
        <p class="policy-failure" role="alert">
          {failure.value}
        </p>
      )}
      {stored.value && (
        <form
          class="policy"
          onSubmit={event => {
            event.preventDefault();
            void publish();
          }}
        >
          <p class="meta">{standing(stored.value)}</p>
          <textarea
            ref={editor}
            aria-label="Policy, in YAML"
            spellcheck={false}
            wrap="off"
            rows={24}
            value={text.value}
            onInput={event => {
              text.value = event.currentTarget.value;
            }}
          />
          {problems.value.length > 0 && (
            <ul class="problems" role="alert">
              {problems.value.map(({ line, words }) => (
                <li key={`${line} ${words}`}>
                  {line === undefined ? (
                    words
                  ) : (
                    <button type="button" class="link" onClick={() => goToLine(line)}>
                      Line {line}: {words}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          )}
          <footer>
            <input
              ref={note}
              maxLength={500}
              aria-label="Why"
              placeholder="Why (for the history)"
              dir="auto"
            />
            <button
              type="button"
              disabled={!isChanged || isBusy.value}
              onClick={() => {
                text.value = stored.value?.text ?? '';
                problems.value = [];
              }}
            >
              Discard
            </button>
            <button type="submit" class="primary" disabled={!isChanged || isBusy.value}>
              Publish
            </button>
          </footer>
        </form>
      )}
      {versions.value.length > 0 && (
        <section class="policy-history">
          <h2>History</h2>
          <ol>
            {versions.value.map(({ version, author, note: why, createdAt }, index) => (
              <li key={version}>
                <span class="number">{version}</span>
                <span dir="auto">
                  {why || 'No reason given'}
                  <span class="meta">
                    {author}, {exactTime(createdAt)}
                  </span>
                </span>
                {index === 0 ? (
                  <span class="mark">In force</span>
                ) : (
                  <button type="button" disabled={isBusy.value || isChanged} onClick={() => goBack(version)}>
                    Go back to this
                  </button>
                )}
              </li>
            ))}
          </ol>
        </section>
      )}
    </main>
  );
}

/** A line of the editor, as its style sheet has it. */
const LINE_PX = 18;

function standing({ version, model }: DeskPolicy): string {
  const topics = model
    ? `Topics are told by ${model.rows} examples and tickets, learned ${exactTime(model.trainedAt)}; npm run policy -- push learns anew.`
    : 'Topics are told by their words alone; npm run policy -- push learns from examples and past tickets.';
  return version === 0
    ? `Nothing was published yet: this holds from the start. ${topics}`
    : `Version ${version}. ${topics}`;
}

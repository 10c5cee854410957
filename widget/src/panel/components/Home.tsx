import { spokenText } from '../model/message.ts';
import { failureWords } from '../words/index.ts';
import { usePanel } from './context.ts';
import { Icon } from './Icon.tsx';
import { loadScreens } from './lazy-screens.ts';

/** Where a customer starts: a greeting, questions that fit the page, and the way back to a conversation. */
export function Home() {
  const context = usePanel();
  const { chat, panel } = context;
  const words = panel.words.value;
  const site = panel.site.value;
  const failure = panel.siteFailure.value;
  const last = chat.messages.value.findLast(spokenText);
  return (
    <div class="view">
      <div class="home">
        {failure && (
          <p class="trouble">
            <span>{failureWords(words, failure) ?? words.notLoaded}</span>
            <button type="button" class="quiet" onClick={panel.openSession}>
              {words.tryAgain}
            </button>
          </p>
        )}
        {site ? (
          <h2>
            <bdi>{site.greeting}</bdi>
          </h2>
        ) : (
          !failure && (
            <div class="skeleton" aria-hidden="true">
              <i />
              <i />
            </div>
          )
        )}
        {last && (
          <button type="button" class="continue" onClick={() => (panel.isHome.value = false)}>
            <span>
              <strong>{words.continue}</strong>
              <span class="meta" dir="auto">
                {spokenText(last).slice(0, 120)}
              </span>
            </span>
            <Icon name="next" />
          </button>
        )}
        {site && site.suggestedQuestions.length > 0 && (
          <section>
            <h3 class="meta">{words.suggestions}</h3>
            <ul class="suggestions">
              {site.suggestedQuestions.map(question => (
                <li key={question}>
                  <button
                    type="button"
                    onPointerEnter={() => loadScreens(context)}
                    onClick={() => panel.send(question)}
                  >
                    <span dir="auto">{question}</span>
                    <Icon name="next" />
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <div class="meta foot">
          <p>{words.automatic}</p>
          <button type="button" class="link" onClick={panel.showPage}>
            {words.seen}
          </button>
        </div>
      </div>
    </div>
  );
}

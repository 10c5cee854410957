import type { ComponentChildren } from 'preact';
import type { TicketDetail } from '../../../src/desk-protocol.ts';
import type { HandoffPackage } from '../../../src/handoff/types.ts';
import { exactTime } from '../format.ts';
import { OUTCOME, SENTIMENT, TRIGGER } from '../words.ts';
import { useDesk } from './context.ts';
import { Icon } from './Icon.tsx';
import { Out } from './Markdown.tsx';
import { TicketFields } from './TicketFields.tsx';

/** Everything that spares the agent a question. */
export function ContextPane() {
  const desk = useDesk();
  const detail = desk.ticket.detail.value;
  return (
    <aside class="pane context" aria-label="About this ticket">
      <header class="pane-head">
        <button
          type="button"
          class="icon-button close-context"
          aria-label="Back to the conversation"
          onClick={() => {
            desk.pane.value = 'conversation';
          }}
        >
          <Icon name="back" />
        </button>
        {detail && <h2>About this ticket</h2>}
      </header>
      {detail && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section class="context-body" tabIndex={0} aria-label="Details">
          <Summary pkg={detail.package} />
          <Customer pkg={detail.package} />
          <TicketFields detail={detail} />
          <Tried pkg={detail.package} />
          <Suggested pkg={detail.package} />
          <Rating detail={detail} />
        </section>
      )}
    </aside>
  );
}

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="section">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Summary({ pkg }: { pkg: HandoffPackage }) {
  const { summary, trigger, topic, sentiment } = pkg;
  return (
    <Section title="In short">
      <dl class="summary">
        <dt>Wanted</dt>
        <dd dir="auto">{summary.wanted}</dd>
        <dt>Tried</dt>
        <dd dir="auto">{summary.tried}</dd>
        <dt>Open</dt>
        <dd dir="auto">{summary.open}</dd>
        <dt>Why here</dt>
        <dd>
          {TRIGGER[trigger.kind]}
          {trigger.detail && (
            <span class="meta" dir="auto">
              {' '}
              · {trigger.detail}
            </span>
          )}
        </dd>
      </dl>
      <p class="facts-line meta">
        {SENTIMENT[sentiment]}
        {topic && (
          <>
            {' · '}
            <span dir="auto">{topic}</span>
          </>
        )}
        {' · '}
        {pkg.turns === 1 ? '1 message' : `${pkg.turns} messages`} of the customer’s
        {pkg.language && ` · ${languageName(pkg.language)}`}
      </p>
    </Section>
  );
}

/** Facts that the product signed, kept apart from what the page or the visitor says. */
function Customer({ pkg }: { pkg: HandoffPackage }) {
  const { verified, claimed, email, page } = pkg;
  const claims = Object.entries(claimed);
  const facts: Array<[string, string]> = verified
    ? [
        ...(verified.name ? [['name', verified.name] as [string, string]] : []),
        ...(verified.email ? [['e-mail', verified.email] as [string, string]] : []),
        ['id', verified.id],
        ...Object.entries(verified.traits).map(([name, value]): [string, string] => [name, String(value)]),
      ]
    : [];
  return (
    <Section title="Customer">
      {verified ? (
        <div class="facts verified">
          <p class="facts-title">
            <Icon name="shield" />
            Verified by your product
          </p>
          <Facts facts={facts} />
        </div>
      ) : (
        <p class="meta">Not signed in: nothing about them is verified.</p>
      )}
      {(claims.length > 0 || (email && !email.isVerified)) && (
        <div class="facts claimed">
          <p class="facts-title">Said by the page or the visitor, not verified</p>
          <Facts
            facts={[...(email && !email.isVerified ? [['e-mail', email.address] as const] : []), ...claims]}
          />
        </div>
      )}
      {page && (
        <p class="page">
          <span class="meta">Asked on </span>
          <Out href={page.url}>
            <span dir="auto">{page.title || page.url}</span>
          </Out>
        </p>
      )}
    </Section>
  );
}

function Facts({ facts }: { facts: ReadonlyArray<readonly [string, string]> }) {
  return (
    <dl class="pairs">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Tried({ pkg: { attempts } }: { pkg: HandoffPackage }) {
  return (
    <Section title="What was tried">
      {attempts.length === 0 && <p class="meta">The assistant answered nothing before this.</p>}
      <ol class="attempts">
        {attempts.map((attempt, index) => (
          <li key={index}>
            <p class="attempt-question" dir="auto">
              {attempt.question}
            </p>
            {attempt.answer && (
              <p class="attempt-answer meta" dir="auto">
                {attempt.answer}
              </p>
            )}
            <p class={`outcome ${attempt.outcome}`}>{OUTCOME[attempt.outcome]}</p>
            {attempt.citations.length > 0 && (
              <ul class="articles">
                {attempt.citations.map(({ articleId, title, url }) => (
                  <li key={articleId} dir="auto">
                    <Out href={url}>{title}</Out>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Suggested({ pkg: { suggestedArticles } }: { pkg: HandoffPackage }) {
  const { ticket } = useDesk();
  if (!suggestedArticles.length) return null;
  return (
    <Section title="May help">
      <ul class="articles suggested">
        {suggestedArticles.map(({ articleId, title, url }) => (
          <li key={articleId}>
            <Icon name="book" />
            <span dir="auto">
              <Out href={url}>{title}</Out>
            </span>
            {url && (
              <button
                type="button"
                class="link"
                aria-label={`Insert a link to ${title}`}
                onClick={() => {
                  ticket.composer.insert(`[${title.replace(/[[\]]/g, '')}](${url})`);
                  document.getElementById('composer')?.focus();
                }}
              >
                Insert
              </button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Rating({ detail: { rating, package: pkg } }: { detail: TicketDetail }) {
  return (
    <>
      {rating && (
        <Section title="Rating">
          <p>
            <strong>{rating.score} of 5</strong>
            {rating.by !== 'person' && (
              <span class="meta"> · {rating.by === 'both' ? 'assistant and people' : 'the assistant'}</span>
            )}
          </p>
          {rating.comment && (
            <p class="rating-comment" dir="auto">
              {rating.comment}
            </p>
          )}
        </Section>
      )}
      <p class="meta created">Handed over {exactTime(pkg.createdAt)}</p>
    </>
  );
}

function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(undefined, { type: 'language' }).of(tag) ?? tag;
  } catch {
    // Not a language tag: shown as it came.
    return tag;
  }
}

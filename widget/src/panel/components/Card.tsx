import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ArticleLine, Piece } from '../article/parse-article.ts';
import { findQuote, parseArticle } from '../article/parse-article.ts';
import { quoteLink } from '../article/text-fragment.ts';
import type { Card as CardState } from '../model/panel.ts';
import { failureWords } from '../words/index.ts';
import { Icon } from './Icon.tsx';
import { OUT } from './icons.ts';
import { PersonCard } from './people/PersonCard.tsx';
import { usePeople } from './people/use-people.ts';

/** What lies over the conversation: a quoted article, what the chat sees of the page, or the step to a person. */
export function Card({ card }: { card: CardState }) {
  const { panel } = usePeople();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    // The card goes first; the next Escape closes the panel.
    event.stopPropagation();
    panel.card.value = undefined;
  };
  return (
    <section class="card view" aria-labelledby="card-title" onKeyDown={onKeyDown}>
      {card.kind === 'article' && <Article card={card} />}
      {card.kind === 'page' && <Page card={card} />}
      {card.kind === 'person' && <PersonCard />}
    </section>
  );
}

function Article({ card }: { card: CardState & { kind: 'article' } }) {
  const { words } = usePeople();
  const { citation, article, failure } = card;
  const body = useRef<HTMLDivElement>(null);
  const range = article && findQuote(article.text, citation.quote, citation);
  const link = quoteLink(article?.url ?? citation.url, citation.quote);

  useLayoutEffect(() => {
    const mark = body.current?.querySelector('mark');
    // Scrolled by hand: scrollIntoView would move the host page, too.
    if (mark && body.current) {
      const offset = mark.getBoundingClientRect().top - body.current.getBoundingClientRect().top;
      body.current.scrollTop = offset - body.current.clientHeight / 3;
    }
  }, [article]);

  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div class="card-body" ref={body} tabIndex={0} dir="auto" lang={citation.locale}>
        <h2 id="card-title" tabIndex={-1}>
          {article?.title ?? citation.title}
        </h2>
        {citation.heading && !range && <p class="meta">{citation.heading}</p>}
        {!range && (article || failure) && (
          <>
            <p class="note">{article ? words.changed : (failureWords(words, failure) ?? words.quote)}</p>
            <blockquote>
              <mark>{citation.quote}</mark>
            </blockquote>
          </>
        )}
        {article
          ? parseArticle(article.text, range).map((line, index) => <Line key={index} line={line} />)
          : !failure && (
              <div class="skeleton" aria-hidden="true">
                <i />
                <i />
                <i />
              </div>
            )}
      </div>
      {link && (
        <div class="card-foot">
          <a class="button" href={link} target="_blank" rel="noopener noreferrer">
            {words.readArticle}
            <Icon name="out" path={OUT} />
          </a>
        </div>
      )}
    </>
  );
}

function Line({ line }: { line: ArticleLine }) {
  const content = line.pieces.map((piece, index) => <PieceText key={index} piece={piece} />);
  if (line.kind === 'heading') return <h3>{content}</h3>;
  if (line.kind === 'code') return <pre>{content}</pre>;
  if (line.kind === 'paragraph') return <p>{content}</p>;
  return (
    <p class={`item level-${line.level}`}>
      <span class="marker">{line.number === undefined ? '•' : `${line.number}.`}</span>
      <span>{content}</span>
    </p>
  );
}

function PieceText({ piece }: { piece: Piece }) {
  const text = piece.isStrong ? (
    <strong>{piece.text}</strong>
  ) : piece.isCode ? (
    <code>{piece.text}</code>
  ) : (
    piece.text
  );
  return piece.isQuoted ? <mark>{text}</mark> : text;
}

function Page({ card: { page } }: { card: CardState & { kind: 'page' } }) {
  const { words } = usePeople();
  const rows: Array<[label: string, values: string[]]> = [
    [words.address, [page.url]],
    [words.title, page.title ? [page.title] : []],
    [words.language, page.language ? [page.language] : []],
    [words.headings, page.headings ?? []],
    [words.details, Object.entries(page.attributes ?? {}).map(([name, value]) => `${name}: ${value}`)],
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div class="card-body" tabIndex={0}>
      <h2 id="card-title" tabIndex={-1}>
        {words.seen}
      </h2>
      <p class="note">{words.seenIntro}</p>
      <dl>
        {rows
          .filter(([, values]) => values.length > 0)
          .map(([label, values]) => (
            <div key={label}>
              <dt class="meta">{label}</dt>
              {values.map((value, index) => (
                <dd key={index} dir="auto">
                  {value}
                </dd>
              ))}
            </div>
          ))}
      </dl>
    </div>
  );
}

import { chunkArticle } from '../chunk.ts';
import { ARTICLE_TEXT_BYTES, articleVersion, hashArticle, normaliseArticle } from '../prepare.ts';
import { patternScope, siteScope } from '../scope.ts';
import { CountChanges, countedStems } from '../term-counts.ts';
import { stemsOf, tokenise, unspacedPieces } from '../terms.ts';
import { asksQuestion } from '../title.ts';
import type { ArticleInput, Passage, PutReport } from '../types.ts';
import { addVocabulary, changeCounts, uncount } from './d1-term-counts.ts';
import { totals } from './d1-totals.ts';

/** D1 takes strings below 2 MB; a statement's JSON stays well under it. */
const STATEMENT_CHARACTERS = 600_000;

/** Sorts out what cannot be stored, with the reason for each; the text is normalised. */
export async function checkArticles(
  db: D1Database,
  site: string,
  source: string,
  articles: ArticleInput[],
): Promise<{ accepted: ArticleInput[]; rejected: PutReport['rejected'] }> {
  const accepted = new Map<string, ArticleInput>();
  const rejected: PutReport['rejected'] = [];
  const owners = await ownersOf(
    db,
    site,
    articles.map(article => article.id),
  );
  for (const input of articles) {
    const article = normaliseArticle(input);
    const owner = owners.get(article.id);
    const reason =
      owner !== undefined && owner !== source
        ? `The id belongs to an article of source "${owner}". Give this one another id, or ingest it as that source.`
        : faultOf(article, accepted);
    if (reason) rejected.push({ id: article.id, reason });
    else accepted.set(article.id, article);
  }
  return { accepted: [...accepted.values()], rejected };
}

function faultOf(article: ArticleInput, accepted: Map<string, ArticleInput>): string | undefined {
  if (accepted.has(article.id)) return 'The id occurs twice in one batch. Give each article its own.';
  if (article.title === '') return 'The title is empty.';
  if (article.text === '') return 'The article has no text.';
  const bytes = new TextEncoder().encode(article.text).length;
  if (bytes > ARTICLE_TEXT_BYTES) {
    return `The text has ${bytes} bytes; an article takes ${ARTICLE_TEXT_BYTES}. Split it.`;
  }
  return undefined;
}

/**
 * Writes articles and their passages in one transaction and returns the ids that were stored, with the rows
 * it took: an id that another source took meanwhile is left alone. A guard is a statement that fails to stop it all.
 */
export async function writeArticles(
  db: D1Database,
  site: string,
  source: string,
  articles: ArticleInput[],
  at: Date,
  guards: D1PreparedStatement[] = [],
): Promise<{ stored: Set<string>; rowsWritten: number }> {
  if (articles.length === 0) return { stored: new Set(), rowsWritten: 0 };
  const rows = await Promise.all(articles.map(article => articleRow(article)));
  const ids = JSON.stringify(articles.map(article => article.id));
  const changes = new CountChanges();
  await uncount(db, site, source, ids, changes);
  for (const { title, text } of articles) changes.add(countedStems(`${title}\n${text}`), 1);
  const statements = [
    ...guards,
    // Own passages only: the ids of other sources are no business of this one.
    db
      .prepare(
        `DELETE FROM passages WHERE site = ?1 AND article_id IN (
           SELECT id FROM articles WHERE site = ?1 AND source = ?2 AND id IN (SELECT value FROM json_each(?3)))`,
      )
      .bind(site, source, ids),
    ...slices(rows.map(row => row.article)).map(json =>
      db.prepare(INSERT_ARTICLES).bind(site, source, at.toISOString(), json),
    ),
    ...slices(rows.flatMap(row => row.passages)).map(json =>
      db.prepare(INSERT_PASSAGES).bind(site, source, siteScope(site), json),
    ),
    ...changeCounts(db, site, 'articles', changes),
    ...addVocabulary(db, articles.map(({ title, text }) => `${title}\n${text}`).join('\n')),
    totals(db, site),
    db
      .prepare(
        'SELECT id FROM articles WHERE site = ?1 AND source = ?2 AND id IN (SELECT value FROM json_each(?3))',
      )
      .bind(site, source, ids),
  ];
  const results = await db.batch<{ id: string }>(statements);
  return {
    stored: new Set(results.at(-1)?.results.map(row => row.id)),
    rowsWritten: results.reduce((sum, { meta }) => sum + (meta.rows_written ?? 0), 0),
  };
}

const INSERT_ARTICLES = `
INSERT INTO articles (site, id, source, title, text, notes, url, locale, area, pages, updated_at, version,
  input_hash, passage_count, ingested_at, words, asks, plans)
SELECT ?1, value ->> 'id', ?2, value ->> 'title', value ->> 'text', value ->> 'notes', value ->> 'url',
  coalesce(value ->> 'locale', (SELECT settings ->> '$.locale' FROM sites WHERE id = ?1), 'en'),
  value ->> 'area', value -> 'pages', value ->> 'updatedAt', value ->> 'version', value ->> 'hash',
  value ->> 'passageCount', ?3, value ->> 'words', value ->> 'asks', value -> 'plans'
FROM json_each(?4) WHERE true
ON CONFLICT (site, id) DO UPDATE SET
  title = excluded.title, text = excluded.text, notes = excluded.notes, url = excluded.url,
  locale = excluded.locale, area = excluded.area, pages = excluded.pages, updated_at = excluded.updated_at,
  version = excluded.version, input_hash = excluded.input_hash, passage_count = excluded.passage_count,
  ingested_at = excluded.ingested_at, words = excluded.words, asks = excluded.asks, plans = excluded.plans
WHERE source = excluded.source`;

const INSERT_PASSAGES = `
INSERT INTO passages (site, article_id, ordinal, scope, title, headings, body, start_offset, end_offset, pieces,
  stems)
SELECT ?1, value ->> 'articleId', value ->> 'ordinal', trim(?3 || ' ' || (value ->> 'patterns')), article.title,
  value ->> 'headings', value ->> 'body', value ->> 'start', value ->> 'end', value ->> 'pieces',
  value ->> 'stems'
FROM json_each(?4) CROSS JOIN articles article
  ON article.site = ?1 AND article.id = value ->> 'articleId' AND article.source = ?2`;

async function articleRow(article: ArticleInput) {
  const passages = chunkArticle(article.text);
  const [version, hash] = await Promise.all([articleVersion(article), hashArticle(article)]);
  const pages = article.pages ?? [];
  return {
    article: {
      ...article,
      pages,
      plans: article.plans ?? [],
      version,
      hash,
      passageCount: passages.length,
      words: Math.max(1, tokenise(`${article.title}\n${article.text}`).length),
      asks: asksQuestion(article.title) ? 1 : 0,
    },
    passages: passages.map(passage => passageRow(article, pages, passage)),
  };
}

function passageRow(article: ArticleInput, pages: string[], passage: Passage) {
  return {
    articleId: article.id,
    stems: stemsOf([...passage.headings, passage.text].join('\n')).join(' '),
    pieces: unspacedPieces(`${article.title}\n${passage.headings.join('\n')}\n${passage.text}`),
    ordinal: passage.ordinal,
    patterns: pages.map(patternScope).join(' '),
    headings: passage.headings.join('\n'),
    body: passage.text,
    start: passage.start,
    end: passage.end,
  };
}

/** Rows as JSON arrays of bounded length, each for one statement. */
function slices(rows: unknown[]): string[] {
  const result: string[] = [];
  let current: string[] = [];
  let length = 0;
  for (const row of rows) {
    const json = JSON.stringify(row);
    if (current.length && length + json.length > STATEMENT_CHARACTERS) {
      result.push(`[${current.join(',')}]`);
      current = [];
      length = 0;
    }
    current.push(json);
    length += json.length + 1;
  }
  if (current.length) result.push(`[${current.join(',')}]`);
  return result;
}

async function ownersOf(db: D1Database, site: string, ids: string[]): Promise<Map<string, string>> {
  const { results } = await db
    .prepare('SELECT id, source FROM articles WHERE site = ?1 AND id IN (SELECT value FROM json_each(?2))')
    .bind(site, JSON.stringify(ids))
    .all<{ id: string; source: string }>();
  return new Map(results.map(row => [row.id, row.source]));
}

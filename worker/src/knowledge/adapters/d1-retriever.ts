import { z } from 'zod';
import { ProblemError } from '../../http/problem.ts';
import { pageAffinity } from '../page-pattern.ts';
import type { SearchPlan } from '../query.ts';
import { planSearch, quote, readQuestion } from '../query.ts';
import type { Candidate } from '../ranking.ts';
import { rankCandidates } from '../ranking.ts';
import { patternScope, siteScope } from '../scope.ts';
import type { Passage, Retrieval, RetrievalQuery, Retriever } from '../types.ts';

const NOTHING = { passages: [], article: [], coverage: 0 };
const ARTICLE_PASSAGES = 40;
/** Candidates from the whole site, and from the articles of the customer's page. */
const SITE_CANDIDATES = 40;
const PAGE_CANDIDATES = 12;
/** Columns scope, title, headings, body. */
const FIELD_WEIGHTS = '0.0, 3.0, 2.0, 1.0';

// `rank` sorts inside the index and reads a hundred times fewer rows than ordering by bm25() outside;
// CROSS JOIN keeps the planner from walking the site's passages first.
const SEARCH = `
WITH found AS (
  SELECT rowid, -rank AS bm25
  FROM passages_fts WHERE passages_fts MATCH ?1 AND rank MATCH 'bm25(${FIELD_WEIGHTS})' ORDER BY rank LIMIT ?2
)
SELECT found.bm25, p.ordinal, p.headings, p.body, p.start_offset, p.end_offset,
  a.id, a.version, a.title, a.url, a.locale, a.area, a.pages
FROM found CROSS JOIN passages p ON p.id = found.rowid
CROSS JOIN articles a ON a.site = p.site AND a.id = p.article_id
WHERE p.site = ?3`;

interface PassageRow {
  ordinal: number;
  headings: string;
  body: string;
  start_offset: number;
  end_offset: number;
}

interface SearchRow extends PassageRow {
  bm25: number;
  id: string;
  version: string;
  title: string;
  url: string | null;
  locale: string;
  area: string | null;
  pages: string;
}

const patternsSchema = z.array(z.string());

/**
 * Retrieval over D1's full-text index in three round trips: what the site has and how rare the
 * question's words are, the candidates of the site and of the customer's page, and the whole of the
 * article that came first.
 */
export function createD1Retriever(db: D1Database): Retriever {
  return {
    async retrieve(query) {
      try {
        return await retrieve(db, query);
      } catch (cause) {
        throw new ProblemError('knowledge_unavailable', { cause });
      }
    },
  };
}

async function retrieve(db: D1Database, query: RetrievalQuery): Promise<Retrieval> {
  const question = readQuestion(query.text);
  const state = await readState(
    db,
    query.site,
    question.words.map(word => word.stem),
  );
  if (!state) return { ...NOTHING, terms: [], isEmpty: true };
  const plan = planSearch(question, state.frequencies, state.total);
  const terms = plan.terms.map(term => term.token);
  if (!plan.match) return { ...NOTHING, terms, isEmpty: false };
  const candidates = await search(db, query, plan, state.patterns);
  const ranking = rankCandidates(candidates, {
    plan,
    pagePath: query.pagePath,
    locale: query.locale,
    defaultLocale: state.defaultLocale,
    limit: query.limit,
  });
  const article = await readArticle(db, query.site, ranking.passages[0]?.articleId);
  return { ...ranking, article, terms, isEmpty: false };
}

interface KnowledgeState {
  /** Passages of all sites, as the frequencies are. */
  total: number;
  frequencies: Map<string, number>;
  patterns: string[];
  defaultLocale: string;
}

async function readState(db: D1Database, site: string, stems: string[]): Promise<KnowledgeState | undefined> {
  const [totals, vocabulary] = await db.batch<Record<string, unknown>>([
    db
      .prepare(
        `SELECT articles, patterns, (SELECT sum(passages) FROM knowledge_totals) AS total,
           (SELECT settings ->> '$.locale' FROM sites WHERE id = ?1) AS locale
         FROM knowledge_totals WHERE site = ?1`,
      )
      .bind(site),
    db
      .prepare('SELECT term, doc FROM passages_vocab WHERE term IN (SELECT value FROM json_each(?1))')
      .bind(JSON.stringify(stems)),
  ]);
  const row = totals?.results[0];
  if (!row || Number(row.articles) === 0) return undefined;
  return {
    total: Number(row.total),
    frequencies: new Map(vocabulary?.results.map(entry => [String(entry.term), Number(entry.doc)])),
    patterns: patternsSchema.parse(JSON.parse(String(row.patterns))),
    defaultLocale: typeof row.locale === 'string' ? row.locale : 'en',
  };
}

async function search(
  db: D1Database,
  query: RetrievalQuery,
  plan: SearchPlan,
  patterns: string[],
): Promise<Candidate[]> {
  const site = quote(siteScope(query.site));
  const words = `{title headings body} : ${plan.match}`;
  const statement = db.prepare(SEARCH);
  const searches = [statement.bind(`(scope : ${site}) AND ${words}`, SITE_CANDIDATES, query.site)];
  const here = patterns.filter(pattern => pageAffinity([pattern], query.pagePath) > 0);
  if (here.length) {
    const scopes = here.map(pattern => quote(patternScope(pattern))).join(' OR ');
    const match = `(scope : ${site}) AND (scope : (${scopes})) AND ${words}`;
    searches.push(statement.bind(match, PAGE_CANDIDATES, query.site));
  }
  const answers = await db.batch<SearchRow>(searches);
  const byKey = new Map<string, Candidate>();
  for (const row of answers.flatMap(answer => answer.results)) {
    const key = `${row.id} ${row.ordinal}`;
    if (!byKey.has(key)) byKey.set(key, candidateOf(query.site, row));
  }
  return [...byKey.values()];
}

async function readArticle(db: D1Database, site: string, id: string | undefined): Promise<Passage[]> {
  if (id === undefined) return [];
  const { results } = await db
    .prepare(
      `SELECT ordinal, headings, body, start_offset, end_offset FROM passages
       WHERE site = ?1 AND article_id = ?2 ORDER BY ordinal LIMIT ?3`,
    )
    .bind(site, id, ARTICLE_PASSAGES)
    .all<PassageRow>();
  return results.map(passageOf);
}

function passageOf(row: PassageRow): Passage {
  return {
    ordinal: row.ordinal,
    headings: row.headings === '' ? [] : row.headings.split('\n'),
    text: row.body,
    start: row.start_offset,
    end: row.end_offset,
  };
}

function candidateOf(site: string, row: SearchRow): Candidate {
  return {
    site,
    articleId: row.id,
    version: row.version,
    title: row.title,
    ...(row.url !== null && { url: row.url }),
    locale: row.locale,
    ...(row.area !== null && { area: row.area }),
    pages: patternsSchema.parse(JSON.parse(row.pages)),
    ...passageOf(row),
    bm25: row.bm25,
  };
}

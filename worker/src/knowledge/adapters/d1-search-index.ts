import { z } from 'zod';
import { KnownCounts } from '../known-counts.ts';
import { skeletonOf } from '../mend.ts';
import { patternScope, siteScope } from '../scope.ts';
import type {
  CandidateArticle,
  CandidatePassage,
  LearnedQuestion,
  PassageSearch,
  SearchIndex,
  SimilarWord,
} from '../search-index.ts';
import { passageKey } from '../search-index.ts';
import { quote } from '../search-plan.ts';
import type { Passage } from '../types.ts';
import { bytesOf } from '../vector-id.ts';
import { METADATA_BYTES } from '../vector-types.ts';
import type { TotalsRow } from './d1-site-knowledge.ts';
import { readSiteKnowledge, stillHolds, totalsOf } from './d1-site-knowledge.ts';

/** Columns scope, title, headings, body, pieces. */
const FIELD_WEIGHTS = '0.0, 3.0, 2.0, 1.0, 1.0';
const SIMILAR_WORDS = 32;

const TEXT_COLUMNS = 'p.article_id, p.ordinal, p.headings, p.body, p.start_offset, p.end_offset';

/** An article's passages, one a line: their stems are letters, digits and spaces. */
const PASSAGE_LINES = "group_concat(p.ordinal || ' ' || p.stems, char(10))";
/** Articles with their passages as one JSON value: a hundred rows of a dozen columns cost more than the search. */
const articlesJson = (
  passages: string,
) => `json_group_array(json_array(a.id, a.version, a.title, a.url, a.locale, a.area, json(a.pages),
  json(a.plans), a.words, a.asks, ${passages})) AS found`;

/** Passages of an article found by its title: what it is about stands at its beginning. */
const TITLED_PASSAGES = 3;

// `rank` sorts inside the index and reads a hundred times fewer rows than ordering by bm25() outside;
// CROSS JOIN keeps the planner from walking the site's passages first.
const FOUND_BY = {
  all: (match: string, limit: string) => `
  SELECT id FROM (SELECT rowid AS id FROM passages_fts
    WHERE passages_fts MATCH ${match} AND rank MATCH 'bm25(${FIELD_WEIGHTS})' ORDER BY rank LIMIT ${limit})`,
  title: (match: string, limit: string) => `
  SELECT p.id FROM (SELECT rowid FROM titles_fts
    WHERE titles_fts MATCH ${match} AND rank MATCH 'bm25(0.0, 1.0, 1.0)' ORDER BY rank LIMIT ${limit}) titled
  CROSS JOIN passages first ON first.id = titled.rowid
  CROSS JOIN passages p ON p.site = first.site AND p.article_id = first.article_id
    AND p.ordinal < ${TITLED_PASSAGES}`,
  nothing: (limit: string) => `
  SELECT id FROM (SELECT id FROM passages WHERE site = ?1 ORDER BY article_id, ordinal LIMIT ${limit})`,
};

/**
 * All searches as one: a passage that several of them find is read once, and so is an article's row, with all of its
 * text, for passages are grouped first.
 */
const searchOf = (found: string[]) => `
WITH found AS (${found.join(' UNION ')})
SELECT ${articlesJson('g.passages')}
FROM (SELECT p.site, p.article_id, ${PASSAGE_LINES} AS passages
  FROM found CROSS JOIN passages p ON p.id = found.id WHERE p.site = ?1 GROUP BY p.article_id) g
CROSS JOIN articles a ON a.site = g.site AND a.id = g.article_id`;

/** Ids that begin alike may be many. */
const FETCHED_ARTICLES = 100;

const FETCH = `
SELECT ${articlesJson('a.passages')}
FROM (SELECT a.id, a.version, a.title, a.url, a.locale, a.area, a.pages, a.plans, a.words, a.asks,
    (SELECT ${PASSAGE_LINES} FROM passages p
     WHERE p.site = a.site AND p.article_id = a.id AND p.ordinal < ?3) AS passages
  FROM json_each(?2) wanted CROSS JOIN articles a
  ON a.site = ?1 AND a.id BETWEEN wanted.value ->> 0 AND wanted.value ->> 1 LIMIT ${FETCHED_ARTICLES}) a
WHERE a.passages IS NOT NULL`;

const NAMED = `
SELECT ${TEXT_COLUMNS}
FROM json_each(?2) named CROSS JOIN passages p
  ON p.site = ?1 AND p.article_id = named.value ->> 'articleId' AND p.ordinal = named.value ->> 'ordinal'`;

const WHOLE = `
SELECT ${TEXT_COLUMNS} FROM passages p WHERE p.site = ?1 AND p.article_id = ?2 ORDER BY p.ordinal LIMIT ?3`;

const SIMILAR = `
WITH alike AS (
  SELECT rowid FROM (SELECT rowid FROM vocabulary_fts WHERE vocabulary_fts MATCH ?2 ORDER BY rank LIMIT ${SIMILAR_WORDS})
  UNION SELECT id FROM vocabulary WHERE skeleton = ?3
)
SELECT v.stem, v.word, json_extract(t.counts, '$."' || v.stem || '"') AS frequency
FROM alike CROSS JOIN vocabulary v ON v.id = alike.rowid
CROSS JOIN term_counts t ON t.site = ?1 AND t.collection = 'articles' AND t.shard = v.shard
WHERE frequency > 0`;

const LEARNED = `
WITH found AS (
  SELECT rowid FROM learned_fts
  WHERE learned_fts MATCH ?1 AND rank MATCH 'bm25(0.0, 2.0, 1.0)' ORDER BY rank LIMIT ?2
)
SELECT json_group_array(json_array(q.id, q.title, q.stems, q.page,
  (SELECT json(json_group_array(json_array(link.value, coalesce(l.questions, 1))))
   FROM json_each(q.articles) link
   LEFT JOIN learned_articles l ON l.site = q.site AND l.article_id = link.value))) AS found
FROM found CROSS JOIN learned_questions q ON q.rowid = found.rowid
WHERE q.site = ?3`;

interface PassageRow {
  article_id: string;
  ordinal: number;
  headings: string;
  body: string;
  start_offset: number;
  end_offset: number;
}

/** One JSON value a statement, see articlesJson and LEARNED. */
interface FoundRow {
  found: string;
}

const textsSchema = z.array(z.string());
const articlesSchema = z.array(
  z.tuple([
    z.string(),
    z.string(),
    z.string(),
    z.string().nullable(),
    z.string(),
    z.string().nullable(),
    textsSchema,
    textsSchema,
    z.number(),
    z.number(),
    z.string(),
  ]),
);
const learnedSchema = z.array(
  z.tuple([
    z.string(),
    z.string(),
    z.string(),
    z.string().nullable(),
    z.array(z.tuple([z.string(), z.number()])),
  ]),
);

/**
 * What retrieval reads, from D1's full-text indexes. Errors of the database pass through. Indexes of one isolate
 * may share `known`, so that counts are not read twice.
 */
export function createD1SearchIndex(
  db: D1Database,
  known: KnownCounts<TotalsRow> = new KnownCounts(),
): SearchIndex {
  let rowsRead = 0;
  let isOnlySite = false;
  let isRemembered = false;
  async function run<T>(statements: D1PreparedStatement[]): Promise<Array<D1Result<T>>> {
    const results = await db.batch<T>(statements);
    for (const { meta } of results) rowsRead += meta.rows_read ?? 0;
    return results;
  }

  return {
    async describe(site, stems) {
      const found = await readSiteKnowledge(db, run, known, site, stems);
      isOnlySite = found?.isOnlySite ?? false;
      isRemembered = found?.isRemembered ?? false;
      return found?.knowledge;
    },

    async findSimilar(site, words) {
      const similar = new Map<string, SimilarWord[]>();
      const searched = words.filter(word => word.length >= 3);
      const results = await run<SimilarWord>(
        searched.map(word => db.prepare(SIMILAR).bind(site, trigramsOf(word), skeletonOf(word))),
      );
      searched.forEach((word, index) => {
        similar.set(word, results[index]?.results ?? []);
      });
      return similar;
    },

    async search(site, searches, learned) {
      const statements = isRemembered ? [totalsOf(db, site)] : [];
      if (searches.length > 0) statements.push(statementOf(db, site, searches, isOnlySite));
      if (learned) {
        const match = `(scope : ${quote(siteScope(site))}) AND {title text} : ${learned.match}`;
        statements.push(db.prepare(LEARNED).bind(match, learned.limit, site));
      }
      const results = statements.length > 0 ? await run<unknown>(statements) : [];
      const totals = isRemembered ? (results.shift()?.results[0] as TotalsRow | undefined) : undefined;
      if (isRemembered && !stillHolds(known, site, totals))
        return { articles: [], learned: [], isCurrent: false };
      const [articles, questions] = [searches.length > 0, learned !== undefined].map(isAsked =>
        isAsked ? (results.shift() as D1Result<FoundRow>).results[0]?.found : undefined,
      );
      return {
        articles: readArticles(articles ?? '[]'),
        learned: readLearned(questions ?? '[]'),
        isCurrent: true,
      };
    },

    async fetchArticles(site, ids, passagesEach) {
      if (ids.length === 0) return [];
      const ranges = ids.map(id => [id, bytesOf(id) > METADATA_BYTES - 4 ? `${id}\u{10ffff}` : id]);
      const fetched = db.prepare(FETCH).bind(site, JSON.stringify(ranges), passagesEach);
      const [result] = await run<FoundRow>([fetched]);
      return readArticles(result?.results[0]?.found ?? '[]');
    },

    async readPassages(site, named, whole) {
      const [texts, all] = await run<PassageRow>([
        db.prepare(NAMED).bind(site, JSON.stringify(named)),
        db.prepare(WHOLE).bind(site, whole.articleId, whole.limit),
      ]);
      const rows = texts?.results ?? [];
      return {
        named: new Map(rows.map(row => [passageKey(row.article_id, row.ordinal), passageOf(row)])),
        whole: (all?.results ?? []).map(passageOf),
      };
    },

    rowsRead: () => rowsRead,
  };
}

/**
 * The scope word rules other sites out inside the index, at the price of walking through all of the site's
 * passages; without other sites there is nothing to rule out. Either way, rows are of this site alone.
 */
function statementOf(
  db: D1Database,
  site: string,
  searches: PassageSearch[],
  isOnlySite: boolean,
): D1PreparedStatement {
  const values: Array<string | number> = [site];
  const bind = (value: string | number) => `?${values.push(value)}`;
  const found = searches.map(({ match, fields, patterns, limit }) => {
    if (match === null && !patterns) return FOUND_BY.nothing(bind(limit));
    const columns = fields === 'title' ? '{title pieces}' : '{title headings body pieces}';
    const parts = isOnlySite ? [] : [`(scope : ${quote(siteScope(site))})`];
    if (patterns) parts.push(`(scope : (${patterns.map(one => quote(patternScope(one))).join(' OR ')}))`);
    if (match !== null) parts.push(`${columns} : ${match}`);
    return FOUND_BY[fields](bind(parts.join(' AND ')), bind(limit));
  });
  return db.prepare(searchOf(found)).bind(...values);
}

/** FTS5 expression for any three characters in a row of a word, among the vocabulary's trigrams. */
function trigramsOf(word: string): string {
  const characters = [...word];
  const trigrams = characters.slice(2).map((_, index) => characters.slice(index, index + 3).join(''));
  return trigrams.map(quote).join(' OR ');
}

/** Articles with their passages, in the articles' own order. */
function readArticles(value: string): CandidateArticle[] {
  return articlesSchema.parse(JSON.parse(value)).map(row => {
    const [id, version, title, url, locale, area, pages, plans, words, asks, passages] = row;
    return {
      id,
      version,
      title,
      locale,
      ...(url !== null && { url }),
      ...(area !== null && { area }),
      pages,
      plans,
      words,
      asks: asks === 1,
      passages: passages
        .split('\n')
        .map(candidateOf)
        .sort((a, b) => a.ordinal - b.ordinal),
    };
  });
}

/** Reads one of PASSAGE_LINES. */
function candidateOf(line: string): CandidatePassage {
  const space = line.indexOf(' ');
  return { ordinal: Number(line.slice(0, space)), stems: line.slice(space + 1) };
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

function readLearned(value: string): LearnedQuestion[] {
  return learnedSchema.parse(JSON.parse(value)).map(([id, title, stems, page, links]) => ({
    id,
    title,
    stems,
    ...(page !== null && { page }),
    articles: links.map(([article, questions]) => ({ id: article, questions })),
  }));
}

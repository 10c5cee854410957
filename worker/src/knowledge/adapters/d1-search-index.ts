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
import { readSiteKnowledge } from './d1-site-knowledge.ts';

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

/** `from` joins passages as p. Grouped first: an article's row, with all of its text, is looked up once. */
const asArticles = (from: string) => `
SELECT ${articlesJson('g.passages')}
FROM (SELECT p.site, p.article_id, ${PASSAGE_LINES} AS passages FROM ${from} GROUP BY p.article_id) g
CROSS JOIN articles a ON a.site = g.site AND a.id = g.article_id`;

// `rank` sorts inside the index and reads a hundred times fewer rows than ordering by bm25() outside;
// CROSS JOIN keeps the planner from walking the site's passages first.
const SEARCH = `
WITH found AS (
  SELECT rowid FROM passages_fts
  WHERE passages_fts MATCH ?1 AND rank MATCH 'bm25(${FIELD_WEIGHTS})' ORDER BY rank LIMIT ?2
)
${asArticles('found CROSS JOIN passages p ON p.id = found.rowid WHERE p.site = ?3')}`;

/** Passages of an article found by its title: what it is about stands at its beginning. */
const TITLED_PASSAGES = 3;

const TITLE_SEARCH = `
WITH found AS (
  SELECT rowid FROM titles_fts
  WHERE titles_fts MATCH ?1 AND rank MATCH 'bm25(0.0, 1.0, 1.0)' ORDER BY rank LIMIT ?2
)
${asArticles(`found CROSS JOIN passages first ON first.id = found.rowid
  CROSS JOIN passages p ON p.site = first.site AND p.article_id = first.article_id AND p.ordinal < ${TITLED_PASSAGES}
  WHERE first.site = ?3`)}`;

const FIRST_PASSAGES = asArticles(
  '(SELECT * FROM passages WHERE site = ?1 ORDER BY article_id, ordinal LIMIT ?2) p',
);

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
export function createD1SearchIndex(db: D1Database, known: KnownCounts = new KnownCounts()): SearchIndex {
  let rowsRead = 0;
  let isOnlySite = false;
  async function run<T>(statements: D1PreparedStatement[]): Promise<Array<D1Result<T>>> {
    const results = await db.batch<T>(statements);
    for (const { meta } of results) rowsRead += meta.rows_read ?? 0;
    return results;
  }

  return {
    async describe(site, stems) {
      const found = await readSiteKnowledge(db, run, known, site, stems);
      isOnlySite = found?.isOnlySite ?? false;
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
      const statements = searches.map(search => statementOf(db, site, search, isOnlySite));
      if (learned) {
        const match = `(scope : ${quote(siteScope(site))}) AND {title text} : ${learned.match}`;
        statements.push(db.prepare(LEARNED).bind(match, learned.limit, site));
      }
      if (statements.length === 0) return { articles: [], learned: [] };
      const values = (await run<FoundRow>(statements)).map(({ results }) => results[0]?.found ?? '[]');
      return {
        articles: mergeArticles(values.slice(0, searches.length)),
        learned: learned ? readLearned(values.at(-1) ?? '[]') : [],
      };
    },

    async fetchArticles(site, ids, passagesEach) {
      if (ids.length === 0) return [];
      const ranges = ids.map(id => [id, bytesOf(id) > METADATA_BYTES - 4 ? `${id}\u{10ffff}` : id]);
      const fetched = db.prepare(FETCH).bind(site, JSON.stringify(ranges), passagesEach);
      const [result] = await run<FoundRow>([fetched]);
      return mergeArticles([result?.results[0]?.found ?? '[]']);
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
  search: PassageSearch,
  isOnlySite: boolean,
): D1PreparedStatement {
  if (search.match === null && !search.patterns) return db.prepare(FIRST_PASSAGES).bind(site, search.limit);
  const isTitle = search.fields === 'title';
  const fields = isTitle ? '{title pieces}' : '{title headings body pieces}';
  const parts = isOnlySite ? [] : [`(scope : ${quote(siteScope(site))})`];
  if (search.patterns) {
    parts.push(`(scope : (${search.patterns.map(pattern => quote(patternScope(pattern))).join(' OR ')}))`);
  }
  if (search.match !== null) parts.push(`${fields} : ${search.match}`);
  return db.prepare(isTitle ? TITLE_SEARCH : SEARCH).bind(parts.join(' AND '), search.limit, site);
}

/** FTS5 expression for any three characters in a row of a word, among the vocabulary's trigrams. */
function trigramsOf(word: string): string {
  const characters = [...word];
  const trigrams = characters.slice(2).map((_, index) => characters.slice(index, index + 3).join(''));
  return trigrams.map(quote).join(' OR ');
}

/** What several searches found as articles, each passage once, in the articles' own order. */
function mergeArticles(values: string[]): CandidateArticle[] {
  const articles = new Map<string, CandidateArticle>();
  for (const row of values.flatMap(value => articlesSchema.parse(JSON.parse(value)))) {
    const [id, version, title, url, locale, area, pages, plans, words, asks, passages] = row;
    const where = { ...(url !== null && { url }), ...(area !== null && { area }) };
    const own = { id, version, title, locale, ...where, pages, plans, words, asks: asks === 1, passages: [] };
    const article = articles.get(id) ?? own;
    articles.set(id, article);
    const known = new Set(article.passages.map(passage => passage.ordinal));
    for (const passage of passages.split('\n').map(candidateOf)) {
      if (!known.has(passage.ordinal)) article.passages.push(passage);
    }
  }
  for (const { passages } of articles.values()) passages.sort((a, b) => a.ordinal - b.ordinal);
  return [...articles.values()];
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

import { ProblemError } from '../http/problem.ts';
import { confidenceOf } from './confidence.ts';
import type { Meant } from './meanings.ts';
import { readMeanings, relatedStems } from './meanings.ts';
import { mendWord, wordsToMend } from './mend.ts';
import { pageAffinity } from './page-pattern.ts';
import type { Question } from './question.ts';
import { readQuestion } from './question.ts';
import { readEvidence } from './ranking/evidence.ts';
import { Lexicon } from './ranking/lexicon.ts';
import type { Ranked, RankingContext } from './ranking/rank.ts';
import { rankCandidates, rankedArticle, takePassages } from './ranking/rank.ts';
import type { Neighbour } from './ranking/votes.ts';
import { countVotes, rankNeighbours, voteGround } from './ranking/votes.ts';
import { rerank } from './rerank.ts';
import type { CandidateArticle, PassageSearch, SearchIndex, SiteKnowledge } from './search-index.ts';
import { passageKey } from './search-index.ts';
import type { Mend, Term } from './search-plan.ts';
import { matchAny, weighWords, wordsToSearch } from './search-plan.ts';
import { searchedText } from './searched-text.ts';
import type { Related } from './thesaurus.ts';
import type { Retrieval, RetrievalQuery, Retriever } from './types.ts';
import type { NearArticles, Vectors } from './vector-candidates.ts';
import { findNear, NOTHING_NEAR, nearnessOf } from './vector-candidates.ts';
import { indexedValue } from './vector-id.ts';
import type { Reranker } from './vector-types.ts';

/** Passages proposed by all fields, by titles alone, and from the articles of the customer's page. */
const CANDIDATES = 80;
const TITLE_CANDIDATES = 24;
const PAGE_CANDIDATES = 12;
const PAGE_ARTICLES = 30;
/** A knowledge base of no more passages is read whole: no search can miss what is at hand. */
const SMALL_PASSAGES = 80;
/** Neighbours among the learned questions, and the articles they bring in that no word found. */
const NEIGHBOURS = 200;
const VOTED_ARTICLES = 16;
const VOTED_PASSAGES = 4;
const ARTICLE_PASSAGES = 40;
const SHOWN_NEIGHBOURS = 5;

/** What retrieval does beside words; each part that is not there or fails is done without. */
export interface RetrieverOptions {
  vectors?: Vectors;
  reranker?: Reranker;
}

/**
 * Hybrid retrieval over a search index: candidates from words, titles, the customer's page, the votes
 * of resolved questions and vectors, re-scored by one blend of signals. Words and vectors stand in for
 * each other; the trace notes which failed. Throws ProblemError('knowledge_unavailable') when neither
 * can answer.
 */
export function createRetriever(openIndex: () => SearchIndex, options: RetrieverOptions = {}): Retriever {
  return {
    async retrieve(query) {
      try {
        return await retrieve(openIndex(), query, options);
      } catch (cause) {
        throw new ProblemError('knowledge_unavailable', { cause });
      }
    },
  };
}

async function retrieve(
  index: SearchIndex,
  query: RetrievalQuery,
  { vectors, reranker }: RetrieverOptions,
): Promise<Retrieval> {
  const meant = readMeanings(readQuestion(query.text));
  const { question } = meant;
  // Asked at once: a vector index is several trips away.
  const [words, near] = await Promise.all([
    searchWords(index, query, meant),
    vectors ? findNear(vectors, query.site, searchedText(query.text)) : NOTHING_NEAR,
  ]);
  if (!words) return { ...NOTHING, isEmpty: true, meta: { rowsRead: index.rowsRead(), notes: [] } };
  const { knowledge, terms, articles, neighbours, failure } = words;
  if (failure && near.nearness.size === 0) throw failure.cause;
  const votes = countVotes(neighbours);
  const candidates = [...articles, ...(await fetchOthers(index, query.site, votes, near, articles))];
  const lexicon = new Lexicon(question, terms);
  const context: RankingContext = {
    lexicon,
    votes,
    voteGround: voteGround(neighbours, knowledge.learned, knowledge.articles),
    nearness: id => nearnessOf(id, near),
    averages: {
      articleWords: knowledge.articles.words / Math.max(1, knowledge.articles.documents),
      passageWords: knowledge.articles.words / Math.max(1, knowledge.passages),
    },
    askingShare: knowledge.askingShare,
    defaultLocale: knowledge.locale,
    pagePath: query.pagePath,
    locale: query.locale,
    plan: query.plan,
    focusArticles: query.focusArticles,
    mass: lexicon.mass,
    text: query.text,
    stems: question.stems,
    statistics: knowledge.articles,
  };
  const byWords = rankCandidates(candidates, context);
  const { ranked, notes } = await rerank(reranker, index, query, byWords, context);
  const evidence = readEvidence(ranked, lexicon, knowledge.articles, knowledge.learned);
  return {
    ...(await readTexts(index, query, ranked, context)),
    articles: ranked.map(rankedArticle),
    coverage: evidence.coverage,
    terms: lexicon.telling.flatMap(at => lexicon.terms[at]?.token ?? []),
    isEmpty: false,
    confidence: ranked.length > 0 ? confidenceOf(evidence) : 0,
    mended: terms.flatMap(term => (term.mends ? [{ word: term.mends, as: term.token }] : [])),
    learned: neighbours.slice(0, SHOWN_NEIGHBOURS).map(voteOf),
    meta: {
      rowsRead: index.rowsRead(),
      notes: [...near.notes, ...(failure ? ['words_failed'] : []), ...notes],
    },
    evidence,
  };
}

interface Found {
  knowledge: SiteKnowledge;
  terms: Term[];
  articles: CandidateArticle[];
  neighbours: Neighbour[];
  failure?: { cause: unknown };
}

/** What words find; undefined when the site has no article. */
async function searchWords(
  index: SearchIndex,
  query: RetrievalQuery,
  meant: Meant,
): Promise<Found | undefined> {
  const { question, related } = meant;
  const stems = [...question.words.map(word => word.stem), ...relatedStems(related)];
  const knowledge = await index.describe(query.site, stems);
  if (!knowledge) return undefined;
  try {
    const mends = await mendWords(index, query.site, question, related, knowledge);
    const terms = weighWords(question, knowledge.articles, mends, related);
    const found = await findCandidates(index, query, question, terms, knowledge);
    // What was remembered of the site no longer held: the second time it is read anew.
    if (!found) return await searchWords(index, query, meant);
    return { knowledge, terms, ...found };
  } catch (cause) {
    // The full-text indexes cannot be read, though the articles can: vectors may still answer.
    const terms = weighWords(question, knowledge.articles, new Map(), related);
    return { knowledge, terms, articles: [], neighbours: [], failure: { cause } };
  }
}

/** The texts of the passages that were chosen, and the whole of the best article. */
async function readTexts(
  index: SearchIndex,
  { site, limit }: RetrievalQuery,
  ranked: Ranked[],
  context: RankingContext,
): Promise<Pick<Retrieval, 'passages' | 'article'>> {
  const taken = takePassages(ranked, context, limit);
  const first = taken[0];
  if (!first) return { passages: [], article: [] };
  const names = taken.map(({ ranked: { article }, ordinal }) => ({ articleId: article.id, ordinal }));
  const whole = { articleId: first.ranked.article.id, limit: ARTICLE_PASSAGES };
  const texts = await index.readPassages(site, names, whole);
  const passages = taken.flatMap(({ ranked: { article, signals }, ordinal, score }) => {
    const passage = texts.named.get(passageKey(article.id, ordinal));
    // Gone since it was found: an ingest has just replaced the article.
    if (!passage) return [];
    const { id, version, title, url, locale, area } = article;
    const where = { site, articleId: id, version, title, locale, ...(url && { url }), ...(area && { area }) };
    return [{ ...passage, ...where, score, signals }];
  });
  return { passages, article: texts.whole };
}

const NOTHING = {
  passages: [],
  articles: [],
  article: [],
  coverage: 0,
  terms: [],
  confidence: 0,
  mended: [],
  learned: [],
};

/** Words that neither an article nor a learned question uses, with what they probably mean. */
async function mendWords(
  index: SearchIndex,
  site: string,
  question: Question,
  related: Map<string, Related[]>,
  { articles, learned }: SiteKnowledge,
): Promise<Map<string, Mend>> {
  const unknown = question.words.filter(
    ({ stem, isStopWord }) =>
      !isStopWord &&
      !articles.frequencies.has(stem) &&
      !related.has(stem) &&
      (learned.frequencies.get(stem) ?? 0) < 3,
  );
  const wanted = wordsToMend(unknown);
  if (wanted.length === 0) return new Map();
  const similar = await index.findSimilar(
    site,
    wanted.map(word => word.token),
  );
  const mends = new Map<string, Mend>();
  for (const word of wanted) {
    const candidates = similar.get(word.token) ?? [];
    const mend = mendWord(word, candidates);
    if (!mend) continue;
    mends.set(word.stem, mend);
    const frequency = candidates.find(candidate => candidate.stem === mend.stem)?.frequency ?? 1;
    articles.frequencies.set(mend.stem, frequency);
  }
  return mends;
}

/** undefined: what is known of the site no longer holds. */
async function findCandidates(
  index: SearchIndex,
  query: RetrievalQuery,
  question: Question,
  terms: Term[],
  knowledge: SiteKnowledge,
): Promise<{ articles: CandidateArticle[]; neighbours: Neighbour[] } | undefined> {
  const match = matchAny(wordsToSearch(terms, knowledge.articles), question.phrases);
  const learnedMatch = knowledge.learned.documents > 0 ? matchLearned(question, knowledge) : null;
  const { articles, learned, isCurrent } = await index.search(
    query.site,
    searchesFor(query, match, terms, knowledge),
    learnedMatch ? { match: learnedMatch, limit: NEIGHBOURS } : undefined,
  );
  if (!isCurrent) return undefined;
  return { articles, neighbours: rankNeighbours(question, learned, knowledge.learned, query.pagePath) };
}

function searchesFor(
  query: RetrievalQuery,
  match: string | null,
  terms: Term[],
  knowledge: SiteKnowledge,
): PassageSearch[] {
  if (terms.length === 0) return [];
  if (knowledge.passages <= SMALL_PASSAGES) {
    return [{ match: null, fields: 'all', limit: SMALL_PASSAGES }];
  }
  if (!match) return [];
  const searches: PassageSearch[] = [{ match, fields: 'all', limit: CANDIDATES }];
  const inTitles = matchAny(wordsToSearch(terms, knowledge.articles, true));
  if (inTitles) searches.push({ match: inTitles, fields: 'title', limit: TITLE_CANDIDATES });
  const patterns = knowledge.patterns.filter(pattern => pageAffinity([pattern], query.pagePath) > 0);
  if (patterns.length) {
    searches.push({ match, fields: 'all', patterns, limit: PAGE_CANDIDATES });
    // A short question on a page often means its subject without naming it.
    searches.push({ match: null, fields: 'title', patterns, limit: PAGE_ARTICLES });
  }
  return searches;
}

function matchLearned(question: Question, { learned }: SiteKnowledge): string | null {
  return matchAny(wordsToSearch(weighWords(question, learned), learned));
}

/** Articles that resolved alike questions, or are near by vectors, though no word of this one is in them. */
async function fetchOthers(
  index: SearchIndex,
  site: string,
  votes: Map<string, number>,
  near: NearArticles,
  known: CandidateArticle[],
): Promise<CandidateArticle[]> {
  const ids = new Set(known.map(article => article.id));
  const voted = [...votes]
    .filter(([id]) => !ids.has(id))
    .sort((a, b) => b[1] - a[1])
    .slice(0, VOTED_ARTICLES)
    .map(([id]) => id);
  const nearest = [...near.nearness.keys()];
  const isKnown = new Set(nearest.length > 0 ? known.map(article => indexedValue(article.id)) : []);
  const missing = new Set([...voted, ...nearest.filter(id => !isKnown.has(id))]);
  const fetched = await index.fetchArticles(site, [...missing], VOTED_PASSAGES);
  return fetched.filter(article => !ids.has(article.id));
}

function voteOf({ question, similarity }: Neighbour) {
  const { id, title, articles } = question;
  return { id, title, similarity, articles: articles.map(article => article.id) };
}

/** The one configuration for all knowledge bases; how it was chosen stands in docs/decisions/0016. */
export const WEIGHTS = {
  signals: {
    passage: 0.3,
    article: 0.9,
    articleAll: 0,
    title: 0.2,
    titleTelling: 0,
    titleWords: 0,
    titlePieces: 0.5,
    titlePiecesAll: 0,
    pairs: 0.3,
    pairsAll: 0,
    pieces: 0.1,
    resemblance: 0.2,
    phrase: 0.3,
    /** Nearness by vectors, where there are any. */
    vector: 0.1,
  },
  /** Where titles are questions. */
  asking: { title: 0.2, titleWords: 1, titlePieces: 0.9, articleAll: 0.1, pairsAll: 0.2 },
  /** The words' share to this power: a clear best stands out before votes are added. */
  wordsSharpness: 3,
  /** Learned questions against the words. */
  votes: 1.5,
  /** A reranker's share of the score. */
  reranker: 0.5,
};

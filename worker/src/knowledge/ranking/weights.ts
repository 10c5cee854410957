/** The one configuration for all knowledge bases; how it was chosen stands in docs/decisions/0017. */
export const WEIGHTS = {
  signals: {
    passage: 0.2,
    article: 0.75,
    title: 0.12,
    titlePieces: 0.6,
    pairs: 0.3,
    pieces: 0.2,
    resemblance: 0.15,
    phrase: 0.24,
    /** Nearness by vectors, where there are any. */
    vector: 0.05,
  },
  /** Where titles are questions, a question is best compared with them, stop words and all. */
  asking: { title: 0.14, titleWords: 1.45, titlePiecesAll: 0.55, pairsAll: 0.14 },
  /** The words' share to this power: a clear best stands out before votes are added. */
  wordsSharpness: 1.7,
  /** Learned questions against the words. */
  votes: 1.75,
  /** A reranker's share of the score. */
  reranker: 0.5,
};

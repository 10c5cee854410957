/** The one configuration for all knowledge bases; how it was chosen stands in docs/decisions/0016. */
export const WEIGHTS = {
  signals: {
    passage: 0.6,
    article: 0.4,
    articleAll: 0.1,
    title: 0.5,
    titleTelling: 0,
    titleWords: 0,
    titlePieces: 1,
    titlePiecesAll: 0,
    pairs: 0.3,
    pairsAll: 0,
    pieces: 0.4,
    resemblance: 0.6,
    phrase: 0.3,
  },
  /** Where titles are questions. */
  asking: { title: 0.2, titleWords: 1, titlePieces: 0.5, articleAll: 0.3, pairsAll: 0.2 },
  /** The words' share to this power: a clear best stands out before votes are added. */
  wordsSharpness: 2.5,
  /** Learned questions against the words. */
  votes: 1.5,
};

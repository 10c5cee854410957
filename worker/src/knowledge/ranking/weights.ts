/** The one configuration for all knowledge bases; how it was chosen stands in docs/decisions/0016. */
export const WEIGHTS = {
  signals: {
    passage: 0.2,
    article: 0.75,
    articleAll: 0,
    title: 0.2,
    titleTelling: 0,
    titleWords: 0,
    titlePieces: 0.6,
    titlePiecesAll: 0,
    pairs: 0.3,
    pairsAll: 0,
    pieces: 0.2,
    resemblance: 0.2,
    phrase: 0.2,
  },
  /** Where titles are questions. */
  asking: { title: 0.2, titleWords: 1.2, titlePieces: 0.5, articleAll: 0, pairsAll: 0.2 },
  /** The words' share to this power: a clear best stands out before votes are added. */
  wordsSharpness: 1.5,
  /** Learned questions against the words. */
  votes: 1.5,
};

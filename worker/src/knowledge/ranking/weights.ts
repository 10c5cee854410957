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
  /** What an article of the customer's page earns beside its words; in shares of the best article's words. */
  page: {
    /** An article that is for what a short question asks or reports. */
    kind: 0.3,
    /** A question without a subject is about the page: what its words find is half chance. */
    subjectless: { kind: 0.8, lean: 0.3, words: 0.5 },
    /** What remains of the page's boost for a question about what the page's articles do not speak of. */
    foreign: 0.5,
    /** An article of the whole application is less meant than one of this page. */
    closenessSharpness: 4,
  },
  /** How much a title of the same kind as a short question adds to the words, one at odds takes away. */
  kind: 0.2,
  /** The words' share to this power: a clear best stands out before votes are added. */
  wordsSharpness: 1.7,
  /** Learned questions against the words. */
  votes: 1.75,
  /** A reranker's share of the score. */
  reranker: 0.5,
};

import { stemmer } from 'stemmer';

/** What the index calls a token: letters and digits (SQLite's unicode61). */
const TOKEN = /[\p{L}\p{N}\p{Co}]+/gu;

/** Lower case without accents, as the index folds it (remove_diacritics 2). */
export function fold(text: string): string {
  // Plain letters are the rule, and decomposing is the dear part.
  if (!/[\u00c0-\uffff]/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase();
}

/** Scripts that are written without spaces between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const UNSPACED_RUN = new RegExp(`${UNSPACED.source}+|[^${UNSPACED.source.slice(1, -1)}]+`, 'gu');

/** Folded tokens in order; a run of a script without spaces becomes its overlapping pairs of characters. */
export function tokenise(text: string): string[] {
  const tokens = fold(text).match(TOKEN) ?? [];
  return UNSPACED.test(text) ? tokens.flatMap(splitUnspaced) : tokens;
}

/** True for a token of a script without spaces. */
export function isUnspaced(token: string): boolean {
  return UNSPACED.test(token);
}

/** The pairs that stand for a text's unspaced runs, for the index's own column; '' for most texts. */
export function unspacedPieces(text: string): string {
  return UNSPACED.test(text) ? tokenise(text).filter(isUnspaced).join(' ') : '';
}

function splitUnspaced(token: string): string[] {
  if (!UNSPACED.test(token)) return [token];
  return (token.match(UNSPACED_RUN) ?? []).flatMap(run => {
    if (!UNSPACED.test(run)) return [run];
    const characters = [...run];
    if (characters.length === 1) return characters;
    return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  });
}

/** A knowledge base repeats its words: most stems are asked for again by the next question. */
const KNOWN_STEMS = 20_000;
const stems = new Map<string, string>();

/** Porter's stem, the same as the index's `porter` tokenizer makes. */
export function stem(token: string): string {
  if (token.length <= 2 || token.length >= 64) return token;
  const known = stems.get(token);
  if (known !== undefined) return known;
  if (stems.size >= KNOWN_STEMS) stems.clear();
  const stemmed = stemmer(token);
  stems.set(token, stemmed);
  return stemmed;
}

/** Folded stems in order. */
export function stemsOf(text: string): string[] {
  return tokenise(text).map(stem);
}

/**
 * English words that say nothing about a subject, with the pieces apostrophes leave behind. Other
 * languages' are recognised by how common they are in the index.
 */
const STOP_WORDS = new Set(
  `a about after again all also although always am an and any anyone anything are aren as ask at be because
  been before being between both but by came can cannot could couldn d did didn do does doesn doing don done each
  either else even ever every for from get gets getting go goes going gone got had hadn has hasn have haven
  having he hello help hence her here hers hey hi him his how however i if im in into is isn it its itself
  ive just know let like ll looking m made make makes many may maybe me might mine more most much must my
  myself need needs neither never no nor not now of off often ok on once one only onto or other others our ours
  out over own perhaps please put question quite rather re really s said same say says see seem seems she
  should shouldn since so some someone somebody something somehow still such sure t tell than thank thanks
  that the their theirs them then there these they thing things think this those though through thus to too
  tried tries try trying under until up upon us use used using ve very via want wanted wants was wasn way we
  well went were weren what whatever when where whether which while who whole whom whose why will with
  within without won would wouldn yes yet you your yours yourself arent cant couldnt didnt doesnt dont hadnt hasnt havent hows isnt
  shouldnt thats theres theyre wasnt werent whats wheres whos wont wouldnt youre`.split(/\s+/),
);

/** True for a folded English word that says nothing about a subject. */
export function isStopWord(token: string): boolean {
  return STOP_WORDS.has(token);
}

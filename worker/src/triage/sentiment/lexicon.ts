/**
 * Words of customers by how they feel, in our own choice: everyday words of service and products, folded and
 * without apostrophes. A word that ends in * stands for all that begin so.
 */
const STRONG = `worst terrible* horrible* horrend* awful* disgust* disgrac* ridiculous* unacceptab* outrag* pathetic*
  appalling abysmal atrocious furious livid enraged angry angri* pissed rage hate* hating despise useless joke scam*
  fraud* rip ripoff liar* lied lying lies nightmare incompeten* shame* shameful shambles garbage trash rubbish crap*
  shit* fuck* wtf bullshit damn* bloody sucks suck sucked sucky fail fails failed failing failure failures epicfail
  rude rudest disappoint* frustrat* annoy* irritat* infuriat* insult* stupid* idiot* moron* clueless screwed screw
  ruin* stranded dreadful lousy poor poorly worse unprofessional unhelpful unreliable untrustworthy unbelievable
  inexcusable regret* refuse* refusing refused dishonest mislead* misled cheat* stole* stolen stealing robbed ignored
  ignoring ignore ignores nonsense hell hellish ugh argh grr smh fml disaster* mess messed fiasco boycott sue lawyer
  horrifying unhappy upset dissatisf* unsatisf* unimpressed crappy broke dumb fuming gutted heartless careless`;

const MILD = `problem* issue* broken broke breaks bug* buggy crash* error* wrong* mistake* fault* faulty defect* damag*
  missing missed lost lose losing delay* late cancel* cancelled waiting waited waits wait hold stuck down outage* slow*
  never nothing nobody none cant cannot couldnt wont wouldnt doesnt didnt isnt wasnt arent werent hasnt havent hadnt
  dont without unable impossible still yet again another already twice hours hour days weeks months overcharg*
  charged fee fees refund* compensat* complain* complaint* apolog* bad sad sorry confus* difficult hard pain
  trouble* unfair unclear unfortunat* sick tired lack* lacking lacks unanswered response respond responded reply
  replied hung disconnected expensive pathetic excuse* fix fixed resolve* seriously really why nope supposed promised
  expect* hopeless miserable lousy freez* frozen froze dead dying died wasted waste wasting overbooked overpriced
  denied deny denies rejected reject unresolved blame* violat* warning worthless junk spam* explain ruined`;

const GOOD = `thank* thanks thx thanx ty cheers great good love* loved loving awesome amazing excellent best nice happy
  glad pleased perfect* wonderful fantastic brilliant helpful appreciat* enjoy* fun cool superb outstanding smooth*
  friendly impress* kudos yay woohoo congrats congratul* excited exciting beautiful sweet fab fabulous lovely
  terrific thankful grateful rock rocks bravo favorite favourite delighted yum haha lol :) :-) :d ;) <3 woot win
  winning classy flawless quick comfy incredible better easy xx stellar gracious kind hero`;

const ASKING = `can could would may what which when where who how is are do does anyone wondering curious looking`;

const WEIGHTS: ReadonlyArray<[string, number]> = [
  [MILD, 1],
  [STRONG, 3],
  [GOOD, -2],
];

const exact = new Map<string, number>();
const beginnings = new Map<string, number>();
for (const [words, weight] of WEIGHTS) {
  for (const word of words.split(/\s+/)) {
    if (word.endsWith('*')) beginnings.set(word.slice(0, -1), weight);
    else exact.set(word, weight);
  }
}
const asking = new Set(ASKING.split(/\s+/));
const SHORTEST_BEGINNING = Math.min(...Array.from(beginnings.keys(), beginning => beginning.length));

/** What a folded word says about a feeling; 0 for words that say nothing. */
export function feelingOf(word: string): number {
  const known = exact.get(word);
  if (known !== undefined) return known;
  for (let length = word.length; length >= SHORTEST_BEGINNING; length--) {
    const weight = beginnings.get(word.slice(0, length));
    if (weight !== undefined) return weight;
  }
  return 0;
}

/** Whether a sentence that begins with the word most likely asks. */
export function isAskingWord(word: string): boolean {
  return asking.has(word);
}

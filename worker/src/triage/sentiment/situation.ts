/**
 * What a message is about, beside how it feels: things of a service, what was tried, whose it is, whom it speaks to.
 * Lower case, apostrophes kept. In our own choice.
 */
const SITUATION: Record<string, RegExp> = {
  thing:
    /\b(?:order(?:ed|s)?|deliver\w*|app|website|site|account|stores?|phone|e?mail|service|customer|flights?|train|bus|ship|shipping|package|parcel|refund\w*|battery|screen|update[ds]?|install\w*|card|product|item|bought|purchase[ds]?|password|log ?in|server|internet|connection|laptop|computer|device|bill|payment|paid|software|version|support|shoes?|size|code|ticket|driver)\b/,
  denied:
    /\b(?:not|no|never|can'?t|won'?t|doesn'?t|didn'?t|isn'?t|don'?t|haven'?t|hasn'?t|couldn'?t|wasn'?t|aren'?t|unable|cannot|nothing|without)\b/,
  tried: /\b(?:tried|trying|still|yet|since|keeps?|again|ago|already|anymore|every time|instead|only|even)\b/,
  past: /\b(?:was|were|had|did|didn'?t|wasn'?t|got|ordered|bought|received|sent|called|told|said|paid|came|went|broke|stopped|happened|arrived|changed)\b/,
  help: /\b(?:please|pls|plz|help|fix|assist)\b/,
  my: /\bmy\b/,
  i: /\bi\b|\bi'[a-z]+/,
  we: /\b(?:we|our|us)\b/,
  you: /\b(?:you|your|u|ur|you'?re|guys)\b/,
  why: /\b(?:why|how come|what happened|what'?s (?:up|wrong|going on))\b/,
  how: /\b(?:how|where|what|when|which)\b/,
  laugh: /\b(?:lol|haha\w*|lmao|omg)\b/,
  thanks: /\b(?:thanks?|thank you|thx|love|great|awesome)\b/,
  but: /\b(?:but|however|although)\b/,
  money: /[$£€]|\b(?:price|cost|charge[ds]?|money|pay)\b/,
  number: /\d/,
  passed: /\brt\b|\bvia @/,
  tagged: /#\w/,
  linked: /https?:/,
  dots: /\.\.+/,
  addressed: /^\s*@/,
  mentions: /@\w/,
  several: /@\w.*@\w/s,
  desk: /@\w*(?:support|help|care|service|uk|us|team|ask|official)\w*/,
};

/** Names of those that fit a message. */
export function situationOf(message: string): string[] {
  const text = message.toLowerCase().replace(/[’`]/g, "'");
  return Object.entries(SITUATION).flatMap(([name, pattern]) => (pattern.test(text) ? [name] : []));
}

/** What speaks for a complaint, and against one; chosen on folds of a public set's training rows. */
const WEIGHTS: Record<string, number> = {
  thing: 2,
  denied: 1.5,
  tried: 0.5,
  help: 1,
  i: -2,
  we: -2,
  why: 1.5,
  linked: -2,
  dots: 2,
};

/** How much a message's situation speaks for a complaint, on the scale of a feeling's score. */
export function weightOfSituation(message: string): number {
  return situationOf(message).reduce((sum, name) => sum + (WEIGHTS[name] ?? 0), 0);
}

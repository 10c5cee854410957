/** Devices and systems that instructions differ for, by the words people use. */
const PLATFORMS: Array<[key: string, pattern: RegExp]> = [
  ['windows', /\bwindows\b/i],
  ['mac', /\b(?:mac|macos|os x|macbook|imac)\b/i],
  ['linux', /\b(?:linux|ubuntu|debian|fedora)\b/i],
  ['ios', /\b(?:iphones?|ipads?|ios)\b/i],
  ['android', /\bandroid\b/i],
  ['chromebook', /\b(?:chromebooks?|chromeos)\b/i],
];

/** A heading or label that names a platform and next to nothing else. */
const LABEL_WORDS = 5;

/** The platforms that a text names. */
export function platformsIn(text: string): Set<string> {
  return new Set(PLATFORMS.filter(([, pattern]) => pattern.test(text)).map(([key]) => key));
}

/** The platform that a heading or label stands for; undefined when it is about something else. */
export function platformOfLabel(label: string): string | undefined {
  const [first] = platformsIn(label);
  if (first === undefined || label.split(/\s+/).length > LABEL_WORDS) return undefined;
  return /^(?:\W*)(?:(?:on|for|in|using|with|auf|für|en|para|sur|pour)\s+)?(?:an?\s+|the\s+|your\s+)?(?:windows|mac|os x|linux|ubuntu|debian|fedora|iphone|ipad|ios|android|chromebook|chromeos)/i.test(
    label,
  )
    ? first
    : undefined;
}

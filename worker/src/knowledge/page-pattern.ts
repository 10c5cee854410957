/**
 * How strongly a page speaks for an article: 0 when no pattern matches its path, up to 1 for a
 * pattern that spells the whole path out. `*` stands for any characters.
 */
export function pageAffinity(patterns: string[], path: string | undefined): number {
  if (!path) return 0;
  const page = normalise(path);
  let best = 0;
  for (const pattern of patterns) {
    const glob = normalise(pattern);
    if (!matches(glob, page)) continue;
    const spelled = glob.replaceAll('*', '').length;
    best = Math.max(
      best,
      spelled <= 1 && page.length > 1 ? 0.2 : 0.6 + 0.4 * Math.min(1, spelled / page.length),
    );
  }
  return best;
}

/**
 * How near two pages are, 0 to 1: 1 for the same, less where one lies below the other (`/app/billing` and
 * `/app/billing/cards`), 0 for pages side by side.
 */
export function pageNearness(one: string | undefined, other: string | undefined): number {
  if (!one || !other) return 0;
  const [short = [], long = []] = [one, other]
    .map(path => normalise(path).split('/').filter(Boolean))
    .sort((a, b) => a.length - b.length);
  if (short.some((piece, at) => piece !== long[at])) return 0;
  return long.length === 0 ? 1 : short.length / long.length;
}

/** True when a pattern (`/app/billing*`) fits a page's path. Case and trailing slashes do not matter. */
export function matchesPage(pattern: string, path: string): boolean {
  return matches(normalise(pattern), normalise(path));
}

/** True when a page's path names the area, as `/app/billing/cards` names "billing". */
export function isInArea(area: string | undefined, path: string | undefined): boolean {
  return (
    Boolean(area && path) &&
    normalise(path ?? '')
      .split('/')
      .includes((area ?? '').toLowerCase())
  );
}

/** Greedy glob match, linear in practice: literal pieces in order, first and last anchored. */
function matches(glob: string, page: string): boolean {
  const pieces = glob.split('*');
  const first = pieces[0] ?? '';
  if (pieces.length === 1) return glob === page;
  const last = pieces.at(-1) ?? '';
  if (!page.startsWith(first) || !page.endsWith(last) || page.length < first.length + last.length)
    return false;
  let from = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const at = page.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return from <= page.length - last.length;
}

function normalise(path: string): string {
  const lower = path.toLowerCase().split(/[?#]/)[0] ?? '';
  return lower.length > 1 ? lower.replace(/\/+$/, '') || '/' : lower;
}

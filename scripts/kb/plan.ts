import { hashArticle } from '../../worker/src/knowledge/prepare.ts';
import type { DeployedSummary } from './client.ts';
import type { LocalArticle } from './folder.ts';
import { readLocal } from './folder.ts';
import type { Manifest } from './manifest.ts';

/** How one article stands between the folder and the deployed site. */
export type Standing =
  | 'same'
  /** Only here: new, or changed, or its file is gone. */
  | 'new-here'
  | 'changed-here'
  | 'deleted-here'
  /** Only there. */
  | 'new-there'
  | 'changed-there'
  | 'deleted-there'
  /** Here and there. */
  | 'conflict';

export interface Comparison {
  id: string;
  standing: Standing;
  local?: LocalArticle | undefined;
  /** The deployed article's hash; absent where it is not deployed. */
  hash?: string | undefined;
  source?: string | undefined;
}

/** Compares three states of every article: as it was pulled, as it is here, as it is there. */
export async function compare(
  manifest: Pick<Manifest, 'articles'>,
  local: ReadonlyMap<string, LocalArticle>,
  deployed: Iterable<DeployedSummary>,
): Promise<Comparison[]> {
  const there = new Map([...deployed].map(summary => [summary.id, summary]));
  const ids = new Set([...Object.keys(manifest.articles), ...local.keys(), ...there.keys()]);
  const comparisons: Comparison[] = [];
  for (const id of [...ids].sort()) {
    const entry = Object.hasOwn(manifest.articles, id) ? manifest.articles[id] : undefined;
    const here = local.get(id);
    const remote = there.get(id);
    const hasChangedThere = remote?.hash !== entry?.hash;
    const hasChangedHere = entry
      ? here === undefined || (await isEdited(here, entry.base))
      : here !== undefined;
    const standing = standingOf({
      isKnown: entry !== undefined,
      isHere: here !== undefined,
      isThere: remote !== undefined,
      hasChangedHere,
      hasChangedThere,
    });
    // Gone on both sides: there is nothing left to tell.
    if (standing) {
      comparisons.push({
        id,
        standing,
        local: here,
        hash: remote?.hash,
        source: remote?.source ?? entry?.source,
      });
    }
  }
  return comparisons;
}

function standingOf(state: {
  isKnown: boolean;
  isHere: boolean;
  isThere: boolean;
  hasChangedHere: boolean;
  hasChangedThere: boolean;
}): Standing | undefined {
  const { isKnown, isHere, isThere, hasChangedHere, hasChangedThere } = state;
  if (!isHere && !isThere) return undefined;
  if (hasChangedHere && hasChangedThere) return 'conflict';
  if (hasChangedHere) return isHere ? (isKnown ? 'changed-here' : 'new-here') : 'deleted-here';
  if (hasChangedThere) return isThere ? (isKnown ? 'changed-there' : 'new-there') : 'deleted-there';
  return 'same';
}

/** Another text of the same article (other line breaks, other quotes around a title) is no edit. */
async function isEdited(here: LocalArticle, base: string): Promise<boolean> {
  if (here.content === base) return false;
  const before = readLocal(here.file, base, here.article.id);
  if (here.source !== undefined && here.source !== before.source) return true;
  return (await hashArticle(before.article)) !== (await hashArticle(here.article));
}

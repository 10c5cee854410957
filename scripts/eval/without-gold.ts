import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Query } from './dataset.ts';
import { askTurn } from './turns.ts';
import type { EvalWorld } from './world.ts';
import { inLanes } from './world.ts';

/** Sites that each lack another fifth of the articles: nearly the whole knowledge base stays. */
const PARTS = 5;

export interface WithoutGold {
  /** Confidence of each question asked where its gold article is missing. */
  confidences: number[];
  /** The questions they belong to. */
  ids: string[];
}

/**
 * Asks each question on a site that lacks its gold article. A question whose gold articles lie in
 * different parts is left out.
 */
export async function askWithoutGold(
  world: EvalWorld,
  folder: string,
  history: string | undefined,
  questions: ReadonlyArray<{ query: Query; text: string }>,
): Promise<WithoutGold> {
  const scratch = mkdtempSync(join(tmpdir(), 'waypost-eval-'));
  const result: WithoutGold = { confidences: [], ids: [] };
  try {
    const lines = readFileSync(join(folder, 'corpus.jsonl'), 'utf8').split('\n').filter(Boolean);
    for (let part = 0; part < PARTS; part += 1) {
      const asked = questions.filter(({ query }) => partOfAll([...query.relevant.keys()]) === part);
      if (asked.length === 0) continue;
      const site = `without-${part}`;
      const source = join(scratch, site);
      mkdirSync(source);
      const kept = lines.filter(line => partOf(String((JSON.parse(line) as { id: unknown }).id)) !== part);
      writeFileSync(join(source, 'corpus.jsonl'), `${kept.join('\n')}\n`);
      await world.ingest(site, source);
      if (history) await world.learn(site, history);
      const { token } = await world.api.openSession(site);
      const turns = await inLanes(asked, 2, `without gold, part ${part + 1} of ${PARTS}`, ({ text }) =>
        askTurn(world.api, site, token, text),
      );
      result.confidences.push(...turns.map(turn => turn.confidence));
      result.ids.push(...asked.map(({ query }) => query.id));
    }
    return result;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The one part that holds all of the ids; undefined when they lie apart. */
function partOfAll(ids: string[]): number | undefined {
  const parts = new Set(ids.map(partOf));
  return parts.size === 1 ? [...parts][0] : undefined;
}

function partOf(id: string): number {
  return (createHash('sha256').update(id).digest()[0] ?? 0) % PARTS;
}

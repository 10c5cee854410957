import {
  formatArticleText,
  normaliseArticleText,
  parseArticleText,
} from '../../worker/src/knowledge/article-text.ts';

const CONTENTS_TITLE = /^(table of )?contents$/i;

/**
 * Raw text, as help centres export it, as article text: headings guessed from their shape become
 * marked, and a table of contents, which only repeats them, goes. Marked text passes unchanged.
 */
export function articleTextFromRaw(raw: string): string {
  const text = normaliseArticleText(raw);
  const blocks = parseArticleText(text);
  const kept: typeof blocks = [];
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index];
    if (!block) continue;
    const isContents = CONTENTS_TITLE.test(block.text) && blocks[index + 1]?.kind === 'bullet';
    if (!isContents) {
      kept.push(block);
      continue;
    }
    while (blocks[index + 1]?.kind === 'bullet') index++;
  }
  return formatArticleText(kept);
}

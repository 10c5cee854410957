import { expect, it } from 'vitest';
import { withBlock } from './report.ts';

const text = 'Before\n<!-- eval:a -->\nold\n<!-- /eval:a -->\nAfter\n';

it('replaces what stands between the markers alone', () => {
  expect(withBlock(text, 'eval:a', 'new', { isAddedWhenMissing: false })).toBe(text.replace('old', 'new'));
});

it('adds a new place at the end only where that is wanted', () => {
  const added = withBlock(text, 'eval:b', 'b', { isAddedWhenMissing: true });
  expect(added).toBe(`${text}\n<!-- eval:b -->\nb\n<!-- /eval:b -->\n`);
  expect(() => withBlock(text, 'eval:b', 'b', { isAddedWhenMissing: false })).toThrow('eval:b');
});

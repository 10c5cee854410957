import { expect, it } from 'vitest';
import { articleFileOf } from './file-name.ts';

it.each([
  ['billing/refund.md', { stem: 'refund' }],
  ['billing/index.md', { stem: 'billing' }],
  ['billing/_index.de.md', { stem: 'billing.de', locale: 'de' }],
  ['index.html', { stem: 'index' }],
  ['README.md', { stem: 'README' }],
  ['refund.pt-BR.md', { stem: 'refund.pt-BR', locale: 'pt-BR' }],
  ['node.js.md', { stem: 'node.js' }],
  ['_partial.mdx', undefined],
  ['.vitepress/config.md', undefined],
  ['node_modules/x/README.md', undefined],
])('names the article of %s', (file, expected) => {
  expect(articleFileOf(file)).toEqual(expected);
});

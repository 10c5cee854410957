import { expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

it('takes words out of markup and leaves scripts and styles behind', () => {
  const html =
    '<style>p{color:red}</style><p>Hello&nbsp;there,</p><div>the <b>invoice</b> is&#32;wrong<script>alert(1)</script></div>';
  expect(plainText(html)).toBe('Hello there, the invoice is wrong');
});

it('keeps signs that are no markup', () => {
  expect(plainText('5 < 6 and I <3 you, R&D')).toBe('5 < 6 and I <3 you, R&D');
});

it('survives markup that never ends and entities that are none', () => {
  expect(plainText('<p>one<script>var x')).toBe('one');
  expect(plainText('&#xD800;&#0;&bogus;')).toBe('&bogus;');
});

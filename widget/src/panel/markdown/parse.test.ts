import { describe, expect, it } from 'vitest';
import { parseMarkdown, parseUnfinished } from './parse.ts';
import { safeLink } from './safe-link.ts';
import type { Block, Inline } from './types.ts';

const text = (value: string): Inline => ({ type: 'text', text: value });

function linksIn(blocks: Block[]): string[] {
  return [...JSON.stringify(blocks).matchAll(/"href":"([^"]*)"/g)].map(match => match[1] ?? '');
}

describe('blocks', () => {
  it('reads paragraphs, headings and line breaks', () => {
    expect(parseMarkdown('## Head\none\ntwo\n\nthree')).toEqual([
      { type: 'heading', children: [text('Head')] },
      { type: 'paragraph', children: [text('one'), { type: 'break' }, text('two')] },
      { type: 'paragraph', children: [text('three')] },
    ]);
  });

  it('reads numbered steps with bullets inside them, over blank lines', () => {
    expect(parseMarkdown('3. Open it\n   - here\n   - there\n\n4. Close it\n\nAfter.')).toEqual([
      {
        type: 'list',
        ordered: true,
        start: 3,
        items: [
          [
            { type: 'paragraph', children: [text('Open it')] },
            {
              type: 'list',
              ordered: false,
              start: 1,
              items: [
                [{ type: 'paragraph', children: [text('here')] }],
                [{ type: 'paragraph', children: [text('there')] }],
              ],
            },
          ],
          [{ type: 'paragraph', children: [text('Close it')] }],
        ],
      },
      { type: 'paragraph', children: [text('After.')] },
    ]);
  });

  it('keeps fenced code as it is written, also before its end has come', () => {
    expect(parseMarkdown('```js\n**a** <b>\n```')).toEqual([{ type: 'code', text: '**a** <b>' }]);
    expect(parseMarkdown('```\n1. x')).toEqual([{ type: 'code', text: '1. x' }]);
  });

  it('ends a numbered list where bullets of the same depth begin', () => {
    expect(parseMarkdown('1. a\n- b').map(block => block.type === 'list' && block.ordered)).toEqual([
      true,
      false,
    ]);
  });
});

describe('inline marks', () => {
  it('reads bold, italic, code, links and citations', () => {
    expect(parseMarkdown('**b** *i* `c` [w](https://x.test/) done [2][3]')).toEqual([
      {
        type: 'paragraph',
        children: [
          { type: 'strong', children: [text('b')] },
          text(' '),
          { type: 'em', children: [text('i')] },
          text(' '),
          { type: 'code', text: 'c' },
          text(' '),
          { type: 'link', href: 'https://x.test/', children: [text('w')] },
          text(' done '),
          { type: 'cite', n: 2 },
          { type: 'cite', n: 3 },
        ],
      },
    ]);
  });

  it('leaves unclosed marks, snake_case and arithmetic alone', () => {
    for (const source of ['a ** b', 'snake_case_name', '2 * 3 * 4', '[open', 'a ` b']) {
      expect(parseMarkdown(source)).toEqual([{ type: 'paragraph', children: [text(source)] }]);
    }
  });

  it('links a bare address without the full stop after it', () => {
    expect(linksIn(parseMarkdown('See https://x.test/a.'))).toEqual(['https://x.test/a']);
  });
});

describe('hostile text', () => {
  it('never makes a link of a scheme other than https, http and mailto', () => {
    const targets = [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'java\tscript:alert(1)',
      ' javascript:alert(1)',
      '\u0001javascript:alert(1)',
      'javascript&colon;alert(1)',
      '&#106;avascript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'vbscript:x',
      'blob:null/1',
      'file:///etc/passwd',
      '//evil.test/x',
      '/relative',
    ];
    for (const target of targets) {
      expect(safeLink(target)).toBeUndefined();
      for (const source of [`[a](${target})`, `![a](${target})`, `[a](<${target}>)`, target]) {
        expect(linksIn(parseMarkdown(source)), source).toEqual([]);
      }
    }
    expect(safeLink('mailto:help@x.test')).toBe('mailto:help@x.test');
  });

  it('keeps HTML as text', () => {
    const source = '<img src=x onerror=alert(1)><svg/onload=alert(1)>';
    expect(parseMarkdown(source)).toEqual([{ type: 'paragraph', children: [text(source)] }]);
  });

  it('makes no image, only its words', () => {
    expect(parseMarkdown('![logo](https://x.test/a.png)')).toEqual([
      { type: 'paragraph', children: [text('logo')] },
    ]);
  });

  it('stays fast on text made to be slow', () => {
    const started = performance.now();
    for (const piece of ['[', '*a', '**', '`', '![](', '1. ', '  - ', '_a '])
      parseMarkdown(piece.repeat(4_000));
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('text that is still coming in', () => {
  it('closes open marks and holds half ones back', () => {
    expect(parseUnfinished('Open **Settings → Bil')).toEqual(parseMarkdown('Open **Settings → Bil**'));
    expect(parseUnfinished('Done. [1')).toEqual(parseMarkdown('Done.'));
    expect(parseUnfinished('First\n2')).toEqual(parseMarkdown('First'));
  });
});

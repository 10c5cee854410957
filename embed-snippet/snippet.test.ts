import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createWaypost } from './index.ts';
import { embedSnippet } from './snippet.ts';

const EXAMPLES = new URL('./examples/', import.meta.url);
const tag = embedSnippet({ origin: 'https://support.example.com', site: 'demo' });

describe('the tag', () => {
  it('is one line with address and site', () => {
    expect(tag).toBe('<script async src="https://support.example.com/waypost.js" data-site="demo"></script>');
  });

  it('carries only the options that were given', () => {
    const options = { position: 'left', hideLauncher: true, auto: false, nonce: 'n' } as const;
    expect(embedSnippet({ origin: 'https://a.test/', site: 's', options })).toBe(
      '<script async src="https://a.test/waypost.js" data-site="s" data-position="left" data-hide-launcher="true" data-auto="false" nonce="n"></script>',
    );
  });

  it('escapes what it is given', () => {
    expect(embedSnippet({ origin: 'https://a.test', site: '"><script>alert(1)</script>' })).toContain(
      'data-site="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"',
    );
  });

  it.each(['README.md', ...readdirSync(EXAMPLES).map(name => `examples/${name}`)])(
    'stands unchanged in %s',
    file => {
      expect(readFileSync(new URL(file, new URL('./', import.meta.url)), 'utf8')).toContain(tag);
    },
  );
});

it('does nothing on a server', () => {
  const waypost = createWaypost({ origin: 'https://a.test', site: 's' });
  waypost.open({ message: 'Hello' });
  expect(waypost.on('ready', () => undefined)()).toBeUndefined();
  expect('Waypost' in globalThis).toBe(false);
});

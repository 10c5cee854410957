import { expect, it } from 'vitest';
import { contrast } from './contrast.ts';
import { coloursFor, schemeFor } from './surfaces.ts';

const ACCENTS = [
  '#000000',
  '#ffffff',
  '#ffff00',
  '#ff6a00',
  '#0f766e',
  '#777777',
  '#00ff00',
  '#3b82f6',
  '#e11d48',
  '#1f2430',
];
const SURFACES = { light: ['#ffffff', '#f3f4f6'], dark: ['#17181c', '#25272d'] } as const;

it('knows the contrast of black and white', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});

it.each(ACCENTS)('keeps 4.5:1 for text on and in the accent %s, in both schemes', accent => {
  for (const scheme of ['light', 'dark'] as const) {
    const colours = coloursFor(accent, scheme);
    expect(contrast(colours.accent, colours.ink)).toBeGreaterThanOrEqual(4.5);
    for (const surface of SURFACES[scheme]) {
      expect(contrast(colours.tint, surface)).toBeGreaterThanOrEqual(4.5);
    }
  }
});

it('leaves an accent alone that already reads well', () => {
  expect(coloursFor('#0f766e', 'light')).toMatchObject({ accent: '#0f766e', ink: '#ffffff' });
});

it('takes no colour that is not #rrggbb', () => {
  expect(coloursFor('url(https://evil.test)', 'light').accent).toBe('#1f2430');
});

it('follows a page that declares one scheme, and the preference elsewhere', () => {
  expect(schemeFor('auto', 'only light', true)).toBe('light');
  expect(schemeFor('auto', 'dark', false)).toBe('dark');
  expect(schemeFor('auto', 'light dark', true)).toBe('dark');
  expect(schemeFor('auto', 'normal', false)).toBe('light');
  expect(schemeFor('dark', 'light', false)).toBe('dark');
});

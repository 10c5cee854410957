import { isHexColour } from '../../colour.ts';
import type { Mode } from '../../contract.ts';
import { accentPair, readableOn } from './contrast.ts';

const FALLBACK_ACCENT = '#1f2430';
/** The raised surface, the harder one of the two that accent text stands on. */
const SURFACE = { light: '#f3f4f6', dark: '#25272d' };

export interface Colours {
  /** Fill of bubbles and buttons, and the text on it. */
  accent: string;
  ink: string;
  /** The accent as text on either of the panel's surfaces. */
  tint: string;
}

/** The accent in its three uses, each 4.5:1 against what it stands on. */
export function coloursFor(accent: string | undefined, scheme: 'light' | 'dark'): Colours {
  const base = isHexColour(accent) ? accent : FALLBACK_ACCENT;
  return { ...accentPair(base), tint: readableOn(base, SURFACE[scheme]) };
}

/**
 * Light or dark. `auto` follows the page where it declares one scheme only, and the customer's preference
 * everywhere else.
 */
export function schemeFor(mode: Mode, pageScheme: string, prefersDark: boolean): 'light' | 'dark' {
  if (mode !== 'auto') return mode;
  const [light, dark] = [/\blight\b/.test(pageScheme), /\bdark\b/.test(pageScheme)];
  if (light !== dark) return dark ? 'dark' : 'light';
  return prefersDark ? 'dark' : 'light';
}

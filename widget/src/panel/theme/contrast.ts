import { luminance } from '../../colour.ts';

/** WCAG 2.2 contrast of two #rrggbb colours, 1 to 21. */
export function contrast(first: string, second: string): number {
  const [a, b] = [luminance(first), luminance(second)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The accent moved towards black or white until it reads on `surface` at 4.5:1. */
export function readableOn(accent: string, surface: string): string {
  const target = luminance(surface) > 0.18 ? 0 : 255;
  for (let step = 0; step < 20; step++) {
    const colour = mix(accent, target, step / 20);
    if (contrast(colour, surface) >= 4.5) return colour;
  }
  return target ? '#ffffff' : '#000000';
}

/**
 * A background and the text on it, 4.5:1 apart. White text is kept where a slightly darker accent allows it,
 * for that is what a brand expects; a truly light accent gets dark text.
 */
export function accentPair(accent: string): { accent: string; ink: string } {
  if (contrast(accent, '#ffffff') >= 2.8) return { accent: readableOn(accent, '#ffffff'), ink: '#ffffff' };
  return { accent, ink: '#111111' };
}

function mix(hex: string, target: number, share: number): string {
  const value = Number.parseInt(hex.slice(1), 16);
  const channel = (shift: number) => {
    const from = (value >> shift) & 255;
    return Math.round(from + (target - from) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(16)}${channel(8)}${channel(0)}`;
}

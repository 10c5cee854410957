/** Relative luminance of #rrggbb by WCAG 2.2, 0 (black) to 1 (white). */
export function luminance(hex: string): number {
  const value = Number.parseInt(hex.slice(1), 16);
  const linear = (shift: number) => {
    const channel = ((value >> shift) & 255) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0);
}

/** True for the one notation we take: #rrggbb. */
export function isHexColour(value: string | null | undefined): value is string {
  return /^#[0-9a-f]{6}$/i.test(value ?? '');
}

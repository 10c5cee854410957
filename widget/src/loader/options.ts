import type { BootOptions } from '../contract.ts';

/** Reads the tag. Values that we do not know are left out, so that defaults hold. */
export function readOptions(data: DOMStringMap, scriptUrl: string): BootOptions {
  const { site, position, mode, locale, accent, font, hideLauncher = 'false' } = data;
  return {
    site,
    api: data.api ?? new URL(scriptUrl).origin,
    position: oneOf(['left', 'right'], position),
    mode: oneOf(['auto', 'light', 'dark'], mode),
    locale,
    accent,
    font,
    hideLauncher: hideLauncher !== 'false',
  };
}

function oneOf<Value extends string>(known: readonly Value[], value: string | undefined): Value | undefined {
  return known.find(item => item === value);
}

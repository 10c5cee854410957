import type { PublicSite } from '../../../worker/src/protocol.ts';
import type { Host } from '../contract.ts';
import { coloursFor, schemeFor } from './theme/surfaces.ts';
import type { Words } from './words/en.ts';
import { fill, isRightToLeft } from './words/index.ts';

const PHONE = '(max-width: 479px)';
const FOCUSABLE = 'button:not([disabled]), [href], textarea, [tabindex="0"]';

/** The dialog element and everything about it that is not its content: look, place, keys and focus. */
export function createFrame(host: Host) {
  const element = document.createElement('div');
  const phone = matchMedia(PHONE);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let site: PublicSite | undefined;
  element.id = 'panel';
  element.className = 'panel';
  element.tabIndex = -1;
  element.setAttribute('role', 'dialog');
  element.inert = true;

  function dress(): void {
    const { locale, mode, font, accent, position } = host.options();
    const page = getComputedStyle(document.documentElement);
    const theme = site?.theme;
    const scheme = schemeFor(mode ?? theme?.mode ?? 'auto', page.colorScheme, dark.matches);
    const colours = coloursFor(theme?.accent ?? accent, scheme);
    element.dataset.scheme = scheme;
    element.style.setProperty('--tint', colours.tint);
    element.style.setProperty(
      '--font',
      font === 'inherit' && document.body ? getComputedStyle(document.body).fontFamily : null,
    );
    const language = locale || document.documentElement.lang || 'en';
    const isRtl = locale ? isRightToLeft(locale) : page.direction === 'rtl' || isRightToLeft(language);
    element.dir = isRtl ? 'rtl' : 'ltr';
    element.lang = language;
    if (theme) host.paint({ accent: colours.accent, ink: colours.ink, position: position ?? theme.position });
  }

  /** On a phone the sheet is as high as what the keyboard leaves; iOS tells by the visual viewport alone. */
  function resize(): void {
    const view = visualViewport;
    if (!view || !phone.matches) return;
    element.style.setProperty('--top', `${view.offsetTop}px`);
    element.style.setProperty('--height', `${view.height}px`);
  }

  function onKeyDown(event: KeyboardEvent): void {
    // The page's own shortcuts must not hear what is typed here.
    event.stopPropagation();
    if (event.key === 'Escape' && !event.isComposing) host.close();
    if (event.key !== 'Tab' || !phone.matches) return;
    const stops = [...element.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
      stop => !stop.closest('[inert]') && stop.getClientRects().length > 0,
    );
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    if (host.root.activeElement !== edge && host.root.activeElement !== element) return;
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
  }

  function onPhone(): void {
    element.setAttribute('aria-modal', String(phone.matches));
    resize();
  }

  element.addEventListener('keydown', onKeyDown);
  phone.addEventListener('change', onPhone);
  dark.addEventListener('change', dress);
  visualViewport?.addEventListener('resize', resize);
  visualViewport?.addEventListener('scroll', resize);
  host.root.append(element);
  onPhone();
  dress();

  return {
    element,
    dress,
    setSite(next: PublicSite): void {
      site = next;
      dress();
    },
    name(words: Words): void {
      element.setAttribute(
        'aria-label',
        fill(words.dialog, { name: site?.name ?? '' }).replace(/[^\p{L}\p{M}\p{N}]+$/u, ''),
      );
      host.setLabels(words.open, words.closeChat);
    },
    show(takesFocus: boolean): void {
      dress();
      resize();
      element.inert = false;
      element.dataset.open = '';
      host.launcher.dataset.covered = '';
      if (takesFocus) (host.root.getElementById('composer') ?? element).focus({ preventScroll: true });
    },
    hide(): void {
      const hadFocus = element.contains(host.root.activeElement);
      delete element.dataset.open;
      delete host.launcher.dataset.covered;
      element.inert = true;
      if (hadFocus) host.launcher.focus({ preventScroll: true });
    },
  };
}

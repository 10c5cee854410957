/** The launcher's words before the panel has brought the full set. */
const LABELS: Record<string, string> = {
  de: 'Support-Chat öffnen',
  fr: 'Ouvrir l’aide',
  es: 'Abrir el chat de ayuda',
  ar: 'افتح محادثة الدعم',
};

/** Label for a BCP 47 tag; English where we have no words. */
export function launcherLabel(locale: string): string {
  return LABELS[locale.slice(0, 2)] ?? 'Open support chat';
}

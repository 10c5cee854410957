/** Names that a folder's own page has in one tool or another: the folder's name says more. */
const FOLDER_PAGE = /^(?:_?index|readme)$/i;
const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/**
 * The article that a file below the source is: its stem, and the language that its name tells
 * (`refund.de.md`). Undefined for what tools keep beside their pages: hidden files, packages, and
 * parts with a leading underscore that are only ever included. `file` has forward slashes.
 */
export function articleFileOf(file: string): { stem: string; locale?: string } | undefined {
  const segments = file.split('/');
  if (segments.some(segment => segment.startsWith('.') || segment === 'node_modules')) return undefined;
  const name = (segments.pop() ?? '').replace(/\.[^.]*$/, '');
  const suffix = /^(.+)\.([a-z]{2}(?:-[A-Za-z]{2,4})?)$/.exec(name);
  const locale = suffix?.[2] && isLanguage(suffix[2]) ? suffix[2] : undefined;
  const own = locale ? (suffix?.[1] ?? name) : name;
  const folder = segments.at(-1);
  if (!FOLDER_PAGE.test(own))
    return own.startsWith('_') ? undefined : { stem: name, ...(locale && { locale }) };
  return { stem: folder ? `${folder}${locale ? `.${locale}` : ''}` : name, ...(locale && { locale }) };
}

function isLanguage(code: string): boolean {
  return languages.of(code) !== undefined;
}

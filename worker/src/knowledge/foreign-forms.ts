/** So many tokens behind its verb may a German particle stand: 'lade ich morgen einen neuen Kollegen ein'. */
const WIDEST_CLAUSE = 10;
/** What may stand apart from a German verb, or before its 'ge' and 'zu'; the longest first. */
const SEPARABLE =
  'zuruck zusammen hinzu wieder weiter nach fest frei raus rein los her hin mit vor weg aus auf bei ab an ein um zu'.split(
    ' ',
  );
const PARTED = new RegExp(`^(${SEPARABLE.join('|')})(?:ge|zu)(.{2,})$`);
/** The shortest word that is taken apart: of fewer letters every rest is some other word. */
const SHORTEST = 4;

/** Endings, longest first, with what the dictionary's form may have in their place. */
const ENDINGS: Record<string, Array<[ending: string, ...first: string[]]>> = {
  de: [
    ['test', 'en', 'ten'],
    ['ten', 'en', 't'],
    ['te', 'en', 't'],
    ['est', 'en'],
    ['et', 'en'],
    ['st', 'en'],
    ['t', 'en', 'n'],
    ['en', 'e', ''],
    ['es', 'e', ''],
    ['er', 'e', ''],
    ['e', 'en', ''],
    ['n', ''],
    ['s', ''],
    ['', 'en', 'n'],
  ],
  es: [
    ['iendo', 'er', 'ir'],
    ['ando', 'ar'],
    ['amos', 'ar'],
    ['emos', 'er', 'ar'],
    ['aron', 'ar'],
    ['ados', 'ado', 'ar'],
    ['adas', 'ado', 'ar'],
    ['ada', 'ado', 'ar'],
    ['ado', 'ar'],
    ['ido', 'er', 'ir'],
    ['ida', 'ido', 'er', 'ir'],
    ['an', 'ar', 'er'],
    ['as', 'ar', 'a', 'er'],
    ['en', 'er', 'ir', 'ar'],
    ['es', '', 'e', 'er', 'ar'],
    ['os', 'o'],
    ['s', ''],
    ['a', 'ar', 'o', 'er'],
    ['e', 'ar', 'er', 'ir'],
    ['o', 'ar', 'er', 'ir'],
  ],
  fr: [
    ['issons', 'ir'],
    ['ons', 'er', 're'],
    ['ees', 'e', 'er'],
    ['ez', 'er', 're'],
    ['ent', 'er'],
    ['ant', 'er'],
    ['ais', 'er'],
    ['ait', 'er'],
    ['es', 'e', 'er', ''],
    ['ee', 'e', 'er'],
    ['is', 'ir', 're'],
    ['it', 'ir', 're'],
    ['aux', 'al'],
    ['s', '', 're'],
    ['x', ''],
    ['e', 'er', ''],
  ],
};
/** What hangs on a Spanish infinitive: 'cancelarlo', 'cambiarme'. */
const CLITIC = /^(.{3,}[aei]r)(?:me|te|se|nos|lo|la|le|los|las|les){1,2}$/;

/**
 * The forms that a dictionary may have a folded word under ('kundige' is 'kundigen', 'cancelo' is 'cancelar'), the
 * likeliest first. They are guesses: most are no words. Empty for a language without rules.
 */
export function dictionaryForms(token: string, language: string): string[] {
  const endings = ENDINGS[language];
  if (!endings || token.length < SHORTEST) return [];
  const bare = language === 'es' ? CLITIC.exec(token)?.[1] : undefined;
  const forms = bare ? [bare] : [];
  if (language === 'de') {
    const parted = PARTED.exec(token);
    if (parted) forms.push(...germanVerbs(parted[2] ?? '').map(verb => `${parted[1]}${verb}`));
    if (/^ge.{3,}t$/.test(token)) forms.push(...germanVerbs(token.slice(2)));
  }
  for (const [ending, ...firsts] of endings) {
    const rest = token.slice(0, token.length - ending.length);
    if (!token.endsWith(ending) || rest.length < SHORTEST - 1) continue;
    forms.push(...firsts.map(first => `${rest}${first}`));
  }
  return [...new Set(forms)].filter(form => form !== token);
}

/** The whole German verbs that a verb and a particle further on may be: 'fuge … hinzu' is 'hinzufugen'. */
export function separatedVerbs(tokens: readonly string[], index: number): string[] {
  const token = tokens[index] ?? '';
  if (token.length < SHORTEST - 1) return [];
  const behind = tokens.slice(index + 1, index + 1 + WIDEST_CLAUSE);
  const particles = SEPARABLE.filter(particle => behind.includes(particle));
  const verbs = [token, ...germanVerbs(token)];
  return particles.flatMap(particle => verbs.map(verb => `${particle}${verb}`));
}

function germanVerbs(part: string): string[] {
  return [part, `${part}n`, `${part}en`, part.replace(/e?s?t$/, 'en')].filter(verb => verb.endsWith('n'));
}

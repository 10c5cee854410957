import { arabic, french, german, spanish } from './words-more.ts';
import { dutch, italian, japanese, portuguese, turkish } from './words-others.ts';

/** Every sentence that answering says in its own name, by language. */
export interface Words {
  greeting: (site: string) => string;
  thanks: string;
  goodbye: string;
  /** Where people are needed: why the assistant says no more, and no promise. Who has it now is told by the state. */
  person: string;
  /** To somebody whose first message says only that something is wrong. */
  tellMore: string;
  /** To somebody who scolds and asks nothing that the articles answer. */
  complaint: string;
  /** What was looked for and not found: nothing named, or one or two words of the question. */
  nothingFound: string;
  nothingFoundAbout: (words: string) => string;
  /** An article that is near and may not answer; its title is quoted. */
  nearest: (title: string) => string;
  /** Where a person is: for the end of what was not found. */
  writeToTeam: string;
  /** After two answers that did not help. */
  notHelped: string;
  /** After one, when the articles say nothing more. */
  nothingMore: string;
  nothingPublished: string;
  /** Leads into steps whose article has no introducing line. */
  howTo: string;
  /** After a list that was cut because it is very long. */
  moreSteps: string;
  /** Before the next articles, where the best one is not clearly ahead. */
  alternatives: string;
  /** Before what another article says with another number; its title is quoted. */
  disagrees: (title: string) => string;
  /** Above cases to choose from. */
  whichCase: string;
  /** No article in the customer's language: names of both languages, in the customer's. */
  otherLanguage: (wanted: string, found: string) => string;
}

const ENGLISH: Words = {
  greeting: site => `Hello. Ask me anything about ${site}.`,
  thanks: "You're welcome. Ask again any time.",
  goodbye: 'Goodbye. Come back any time.',
  person: 'I am an automatic assistant, and this is a matter for the team.',
  tellMore: 'Tell me in a few words what you want to get done, or what you see on the screen.',
  complaint:
    'I am sorry that this has gone badly. Tell me in a few words what you want to get done, or ask for a person.',
  nothingFound: 'I could not find an answer to this in the help centre.',
  nothingFoundAbout: words => `I could not find an answer about ${words} in the help centre.`,
  nearest: title => `The nearest article is “${title}”; it may be about something else.`,
  writeToTeam: 'You can write to the team instead.',
  notHelped: 'The help centre has not solved this, and I do not want to send you round in circles.',
  nothingMore: 'The help centre says no more about this.',
  nothingPublished: 'There are no help articles here yet, so I cannot answer this.',
  howTo: 'Here is how:',
  moreSteps: 'The remaining steps are in the article.',
  alternatives: 'If that is not it, one of these may be:',
  disagrees: title => `The article “${title}” says otherwise:`,
  whichCase: 'Which of these fits?',
  otherLanguage: (wanted, found) =>
    `There is no article in ${wanted} about this yet. This one is in ${found}:`,
};

const WORDS: Record<string, Words> = {
  en: ENGLISH,
  de: german,
  es: spanish,
  fr: french,
  ar: arabic,
  it: italian,
  pt: portuguese,
  nl: dutch,
  ja: japanese,
  tr: turkish,
};

/** The words of a BCP 47 locale's language; English where we have none. */
export function wordsFor(locale: string | undefined): Words {
  const language = languageOf(locale);
  return (Object.hasOwn(WORDS, language) ? WORDS[language] : undefined) ?? ENGLISH;
}

/** The primary language subtag, lower case; '' for none. */
export function languageOf(locale: string | undefined): string {
  return (locale ?? '').toLowerCase().split(/[-_]/)[0] ?? '';
}

/** A language's name as it is said in the language of `inLocale`; its subtag where that is unknown. */
export function languageName(locale: string, inLocale: string): string {
  const language = languageOf(locale);
  const speaking = Object.hasOwn(WORDS, languageOf(inLocale)) ? languageOf(inLocale) : 'en';
  try {
    return new Intl.DisplayNames([speaking], { type: 'language' }).of(language) ?? language;
  } catch {
    // A tag that no standard knows has no name.
    return language;
  }
}

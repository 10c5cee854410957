/** Every sentence that answering says in its own name, by language. */
export interface Words {
  greeting: (site: string) => string;
  thanks: string;
  goodbye: string;
  nothingFound: string;
  nothingFoundWithContact: string;
  nothingPublished: string;
  /** Leads into steps whose article has no introducing line. */
  howTo: string;
  /** After a list that was cut because it is very long. */
  moreSteps: string;
}

const ENGLISH: Words = {
  greeting: site => `Hello! Ask me anything about ${site}.`,
  thanks: "You're welcome! Ask again any time.",
  goodbye: 'Goodbye! Come back any time.',
  nothingFound: 'I could not find an answer to this in the help centre.',
  nothingFoundWithContact:
    'I could not find an answer to this in the help centre. You can write to the team instead.',
  nothingPublished: 'There are no help articles here yet, so I cannot answer this.',
  howTo: 'Here is how:',
  moreSteps: 'The remaining steps are in the article.',
};

const WORDS: Record<string, Words> = {
  en: ENGLISH,
  de: {
    greeting: site => `Hallo! Stellen Sie mir gern Ihre Fragen zu ${site}.`,
    thanks: 'Gern geschehen! Fragen Sie jederzeit wieder.',
    goodbye: 'Auf Wiedersehen! Kommen Sie jederzeit wieder.',
    nothingFound: 'Dazu habe ich im Hilfebereich keine Antwort gefunden.',
    nothingFoundWithContact:
      'Dazu habe ich im Hilfebereich keine Antwort gefunden. Sie können dem Team stattdessen schreiben.',
    nothingPublished: 'Hier gibt es noch keine Hilfeartikel, deshalb kann ich das nicht beantworten.',
    howTo: 'So geht es:',
    moreSteps: 'Die übrigen Schritte stehen im Artikel.',
  },
  es: {
    greeting: site => `¡Hola! Pregúnteme lo que quiera sobre ${site}.`,
    thanks: '¡De nada! Pregunte cuando quiera.',
    goodbye: '¡Hasta pronto! Vuelva cuando quiera.',
    nothingFound: 'No he encontrado una respuesta a esto en el centro de ayuda.',
    nothingFoundWithContact:
      'No he encontrado una respuesta a esto en el centro de ayuda. Puede escribir al equipo.',
    nothingPublished: 'Aquí todavía no hay artículos de ayuda, así que no puedo responder a esto.',
    howTo: 'Se hace así:',
    moreSteps: 'Los demás pasos están en el artículo.',
  },
  fr: {
    greeting: site => `Bonjour ! Posez-moi vos questions sur ${site}.`,
    thanks: "Avec plaisir ! N'hésitez pas à revenir.",
    goodbye: 'Au revoir ! À bientôt.',
    nothingFound: "Je n'ai pas trouvé de réponse à cette question dans le centre d'aide.",
    nothingFoundWithContact:
      "Je n'ai pas trouvé de réponse à cette question dans le centre d'aide. Vous pouvez écrire à l'équipe.",
    nothingPublished: "Il n'y a pas encore d'articles d'aide ici, je ne peux donc pas répondre.",
    howTo: 'Voici comment faire :',
    moreSteps: "Les autres étapes se trouvent dans l'article.",
  },
};

/** The words of a BCP 47 locale's language; English where we have none. */
export function wordsFor(locale: string | undefined): Words {
  return WORDS[languageOf(locale)] ?? ENGLISH;
}

/** The primary language subtag, lower case; '' for none. */
export function languageOf(locale: string | undefined): string {
  return (locale ?? '').toLowerCase().split(/[-_]/)[0] ?? '';
}

/** Every sentence that answering says in its own name, by language. */
export interface Words {
  greeting: (site: string) => string;
  thanks: string;
  goodbye: string;
  /** To somebody who asks for a person: where one is, and no promise. */
  person: string;
  personWithoutContact: string;
  nothingFound: string;
  nothingFoundWithContact: string;
  nothingPublished: string;
  /** Leads into steps whose article has no introducing line. */
  howTo: string;
  /** After a list that was cut because it is very long. */
  moreSteps: string;
}

const ENGLISH: Words = {
  greeting: site => `Hello. Ask me anything about ${site}.`,
  thanks: "You're welcome. Ask again any time.",
  goodbye: 'Goodbye. Come back any time.',
  person: 'I am an automatic assistant. The team is one tap away.',
  personWithoutContact:
    'I am an automatic assistant, and nobody has told me yet how to reach the team from here.',
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
    greeting: site => `Hallo. Stellen Sie mir gern Ihre Fragen zu ${site}.`,
    thanks: 'Gern geschehen. Fragen Sie jederzeit wieder.',
    goodbye: 'Auf Wiedersehen. Kommen Sie jederzeit wieder.',
    person: 'Ich bin ein automatischer Assistent. Zum Team geht es hier.',
    personWithoutContact:
      'Ich bin ein automatischer Assistent und weiß noch nicht, wie Sie das Team von hier erreichen.',
    nothingFound: 'Dazu habe ich im Hilfebereich keine Antwort gefunden.',
    nothingFoundWithContact:
      'Dazu habe ich im Hilfebereich keine Antwort gefunden. Sie können dem Team stattdessen schreiben.',
    nothingPublished: 'Hier gibt es noch keine Hilfeartikel, deshalb kann ich das nicht beantworten.',
    howTo: 'So geht es:',
    moreSteps: 'Die übrigen Schritte stehen im Artikel.',
  },
  es: {
    greeting: site => `Hola. Pregúnteme lo que quiera sobre ${site}.`,
    thanks: 'De nada. Pregunte cuando quiera.',
    goodbye: 'Hasta pronto. Vuelva cuando quiera.',
    person: 'Soy un asistente automático. Aquí puede escribir al equipo.',
    personWithoutContact: 'Soy un asistente automático y todavía no sé cómo llegar al equipo desde aquí.',
    nothingFound: 'No he encontrado una respuesta a esto en el centro de ayuda.',
    nothingFoundWithContact:
      'No he encontrado una respuesta a esto en el centro de ayuda. Puede escribir al equipo.',
    nothingPublished: 'Aquí todavía no hay artículos de ayuda, así que no puedo responder a esto.',
    howTo: 'Se hace así:',
    moreSteps: 'Los demás pasos están en el artículo.',
  },
  fr: {
    greeting: site => `Bonjour. Posez-moi vos questions sur ${site}.`,
    thanks: "Avec plaisir. N'hésitez pas à revenir.",
    goodbye: 'Au revoir. À bientôt.',
    person: "Je suis un assistant automatique. L'équipe est joignable ici.",
    personWithoutContact:
      "Je suis un assistant automatique et je ne sais pas encore comment joindre l'équipe d'ici.",
    nothingFound: "Je n'ai pas trouvé de réponse à cette question dans le centre d'aide.",
    nothingFoundWithContact:
      "Je n'ai pas trouvé de réponse à cette question dans le centre d'aide. Vous pouvez écrire à l'équipe.",
    nothingPublished: "Il n'y a pas encore d'articles d'aide ici, je ne peux donc pas répondre.",
    howTo: 'Voici comment faire :',
    moreSteps: "Les autres étapes se trouvent dans l'article.",
  },
  ar: {
    greeting: site => `مرحبًا. اسألني ما تشاء عن ${site}.`,
    thanks: 'على الرحب والسعة. اسأل متى شئت.',
    goodbye: 'إلى اللقاء. عد متى شئت.',
    person: 'أنا مساعد آلي. يمكنك مراسلة الفريق من هنا.',
    personWithoutContact: 'أنا مساعد آلي، ولا أعرف بعد كيف تصل إلى الفريق من هنا.',
    nothingFound: 'لم أجد جوابًا عن هذا في مركز المساعدة.',
    nothingFoundWithContact: 'لم أجد جوابًا عن هذا في مركز المساعدة. يمكنك مراسلة الفريق بدلًا من ذلك.',
    nothingPublished: 'لا توجد مقالات مساعدة هنا بعد، لذلك لا أستطيع الإجابة.',
    howTo: 'إليك الطريقة:',
    moreSteps: 'بقية الخطوات في المقال.',
  },
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

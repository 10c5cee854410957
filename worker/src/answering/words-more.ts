import type { Words } from './words.ts';

/** What answering says itself, in the languages that the panel's screens speak too. */
export const german: Words = {
  greeting: site => `Hallo. Stellen Sie mir gern Ihre Fragen zu ${site}.`,
  thanks: 'Gern geschehen. Fragen Sie jederzeit wieder.',
  goodbye: 'Auf Wiedersehen. Kommen Sie jederzeit wieder.',
  person: 'Ich bin ein automatischer Assistent, und das ist eine Sache für das Team.',
  tellMore:
    'Sagen Sie mir bitte in ein paar Worten, was Sie erledigen möchten oder was Sie auf dem Bildschirm sehen.',
  complaint:
    'Es tut mir leid, dass es nicht gut läuft. Sagen Sie mir kurz, was Sie erledigen möchten, oder fragen Sie nach einem Menschen.',
  nothingFound: 'Dazu habe ich im Hilfebereich keine Antwort gefunden.',
  nothingFoundAbout: words => `Zu ${words} habe ich im Hilfebereich keine Antwort gefunden.`,
  nearest: title => `Am nächsten kommt der Artikel „${title}“; vielleicht geht es darin um etwas anderes.`,
  writeToTeam: 'Sie können dem Team stattdessen schreiben.',
  notHelped: 'Der Hilfebereich hat das nicht gelöst, und ich möchte Sie nicht im Kreis schicken.',
  nothingMore: 'Mehr steht dazu nicht im Hilfebereich.',
  nothingPublished: 'Hier gibt es noch keine Hilfeartikel, deshalb kann ich das nicht beantworten.',
  howTo: 'So geht es:',
  moreSteps: 'Die übrigen Schritte stehen im Artikel.',
  alternatives: 'Falls es das nicht ist, vielleicht eines davon:',
  disagrees: title => `Im Artikel „${title}“ steht es anders:`,
  whichCase: 'Was davon trifft zu?',
  otherLanguage: (wanted, found) =>
    `Dazu gibt es noch keinen Artikel auf ${wanted}. Dieser ist auf ${found}:`,
};

export const spanish: Words = {
  greeting: site => `Hola. Pregúnteme lo que quiera sobre ${site}.`,
  thanks: 'De nada. Pregunte cuando quiera.',
  goodbye: 'Hasta pronto. Vuelva cuando quiera.',
  person: 'Soy un asistente automático y esto es asunto del equipo.',
  tellMore: 'Dígame en pocas palabras qué quiere hacer o qué ve en la pantalla.',
  complaint:
    'Siento que esto no vaya bien. Dígame en pocas palabras qué quiere hacer, o pida hablar con una persona.',
  nothingFound: 'No he encontrado una respuesta a esto en el centro de ayuda.',
  nothingFoundAbout: words => `No he encontrado una respuesta sobre ${words} en el centro de ayuda.`,
  nearest: title => `El artículo más cercano es «${title}»; puede que trate de otra cosa.`,
  writeToTeam: 'Puede escribir al equipo.',
  notHelped: 'El centro de ayuda no lo ha resuelto y no quiero hacerle dar más vueltas.',
  nothingMore: 'El centro de ayuda no dice más sobre esto.',
  nothingPublished: 'Aquí todavía no hay artículos de ayuda, así que no puedo responder a esto.',
  howTo: 'Se hace así:',
  moreSteps: 'Los demás pasos están en el artículo.',
  alternatives: 'Si no es eso, quizá sea uno de estos:',
  disagrees: title => `El artículo «${title}» dice otra cosa:`,
  whichCase: '¿Cuál es su caso?',
  otherLanguage: (wanted, found) =>
    `Todavía no hay un artículo en ${wanted} sobre esto. Este está en ${found}:`,
};

export const french: Words = {
  greeting: site => `Bonjour. Posez-moi vos questions sur ${site}.`,
  thanks: "Avec plaisir. N'hésitez pas à revenir.",
  goodbye: 'Au revoir. À bientôt.',
  person: "Je suis un assistant automatique, et ceci relève de l'équipe.",
  tellMore: "Dites-moi en quelques mots ce que vous voulez faire, ou ce que vous voyez à l'écran.",
  complaint:
    'Je suis désolé que cela se passe mal. Dites-moi en quelques mots ce que vous voulez faire, ou demandez à parler à une personne.',
  nothingFound: "Je n'ai pas trouvé de réponse à cette question dans le centre d'aide.",
  nothingFoundAbout: words => `Je n'ai pas trouvé de réponse sur ${words} dans le centre d'aide.`,
  nearest: title => `L'article le plus proche est « ${title} » ; il parle peut-être d'autre chose.`,
  writeToTeam: "Vous pouvez écrire à l'équipe.",
  notHelped: "Le centre d'aide n'a pas réglé le problème, et je ne veux pas vous faire tourner en rond.",
  nothingMore: "Le centre d'aide n'en dit pas plus.",
  nothingPublished: "Il n'y a pas encore d'articles d'aide ici, je ne peux donc pas répondre.",
  howTo: 'Voici comment faire :',
  moreSteps: "Les autres étapes se trouvent dans l'article.",
  alternatives: 'Si ce n’est pas cela, c’est peut-être l’un de ceux-ci :',
  disagrees: title => `L'article « ${title} » dit autre chose :`,
  whichCase: 'Quel est votre cas ?',
  otherLanguage: (wanted, found) =>
    `Il n'y a pas encore d'article en ${wanted} à ce sujet. Celui-ci est en ${found} :`,
};

export const arabic: Words = {
  greeting: site => `مرحبًا. اسألني ما تشاء عن ${site}.`,
  thanks: 'على الرحب والسعة. اسأل متى شئت.',
  goodbye: 'إلى اللقاء. عد متى شئت.',
  person: 'أنا مساعد آلي، وهذا أمر يخص الفريق.',
  tellMore: 'أخبرني بكلمات قليلة بما تريد إنجازه، أو بما تراه على الشاشة.',
  complaint:
    'يؤسفني أن الأمور لا تسير على ما يرام. أخبرني بكلمات قليلة بما تريد إنجازه، أو اطلب التحدث إلى شخص.',
  nothingFound: 'لم أجد جوابًا عن هذا في مركز المساعدة.',
  nothingFoundAbout: words => `لم أجد جوابًا عن ${words} في مركز المساعدة.`,
  nearest: title => `أقرب مقال هو «${title}»، وقد يكون عن شيء آخر.`,
  writeToTeam: 'يمكنك مراسلة الفريق بدلًا من ذلك.',
  notHelped: 'لم يحل مركز المساعدة هذه المشكلة، ولا أريد أن أضيع وقتك.',
  nothingMore: 'لا يوجد المزيد عن هذا في مركز المساعدة.',
  nothingPublished: 'لا توجد مقالات مساعدة هنا بعد، لذلك لا أستطيع الإجابة.',
  howTo: 'إليك الطريقة:',
  moreSteps: 'بقية الخطوات في المقال.',
  alternatives: 'إن لم يكن هذا هو المطلوب، فقد يكون أحد هذه:',
  disagrees: title => `تقول المقالة «${title}» خلاف ذلك:`,
  whichCase: 'أي من هذه الحالات تنطبق عليك؟',
  otherLanguage: (wanted, found) => `لا يوجد مقال عن هذا ب${wanted} بعد. هذا المقال ب${found}:`,
};

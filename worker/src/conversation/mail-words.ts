/** What stands around a reply in the mail that carries it; `{agent}` and `{site}` are put in. */
export interface MailWords {
  subject: string;
  /** Above the link. */
  goOn: string;
  /** Where there is no link to give. */
  openChat: string;
  /** Before the names of attached files. */
  files: string;
}

const WORDS: Record<string, MailWords> = {
  en: {
    subject: '{agent} from {site} has replied',
    goOn: 'Go on with the conversation:',
    openChat: 'To go on, open the chat where you wrote to {site}.',
    files: 'Attached, to be opened there:',
  },
  de: {
    subject: '{agent} von {site} hat geantwortet',
    goOn: 'Hier geht das Gespräch weiter:',
    openChat: 'Weiter geht es im Chat, in dem Sie {site} geschrieben haben.',
    files: 'Angehängt, dort zu öffnen:',
  },
  es: {
    subject: '{agent} de {site} ha respondido',
    goOn: 'Continúe la conversación aquí:',
    openChat: 'Para continuar, abra el chat en el que escribió a {site}.',
    files: 'Adjunto, se abre allí:',
  },
  fr: {
    subject: '{agent} de {site} a répondu',
    goOn: 'Poursuivez la conversation ici :',
    openChat: 'Pour continuer, ouvrez le chat où vous avez écrit à {site}.',
    files: 'En pièce jointe, à ouvrir là-bas :',
  },
  ar: {
    subject: 'ردّ {agent} من {site}',
    goOn: 'تابع المحادثة من هنا:',
    openChat: 'للمتابعة، افتح المحادثة التي كتبت فيها إلى {site}.',
    files: 'ملفات مرفقة تُفتح هناك:',
  },
};

/** @param language as `languageOf` gives it; English where we have no words. */
export function mailWords(language: string, names: { agent: string; site: string }): MailWords {
  const words = WORDS[language] ?? WORDS['en'];
  if (!words) throw new Error('There are no English words for mails.');
  const put = (text: string) =>
    text.replace('{agent}', () => names.agent).replace('{site}', () => names.site);
  return {
    subject: put(words.subject),
    goOn: words.goOn,
    openChat: put(words.openChat),
    files: words.files,
  };
}

import { fold } from '../knowledge/terms.ts';
import { wantsPerson } from '../triage/wants-person.ts';

/** What a message that asks nothing of the help centre wants back; `person` asks for a human being. */
export type SmallTalk = 'greeting' | 'thanks' | 'goodbye' | 'person';

interface Phrases {
  kind: Exclude<SmallTalk, 'person'>;
  locale: string;
  phrases: string[];
}

/** Folded: lower case, no accents, no punctuation. */
const PHRASES: Phrases[] = [
  {
    kind: 'greeting',
    locale: 'en',
    phrases: [
      'hi',
      'hello',
      'hey',
      'hi there',
      'hello there',
      'hey there',
      'good morning',
      'good afternoon',
      'good evening',
      'hiya',
      'how are you',
      'how are you doing',
      'how are you today',
      'hi how are you',
      'hello how are you',
      'how is it going',
      'are you there',
    ],
  },
  {
    kind: 'greeting',
    locale: 'de',
    phrases: [
      'hallo',
      'guten tag',
      'guten morgen',
      'guten abend',
      'moin',
      'servus',
      'gruß gott',
      'hallo zusammen',
      'wie geht s',
      'wie gehts',
      'wie geht es dir',
      'wie geht es ihnen',
    ],
  },
  {
    kind: 'greeting',
    locale: 'es',
    phrases: ['hola', 'buenos dias', 'buenas tardes', 'buenas noches', 'buenas', 'que tal', 'hola que tal'],
  },
  {
    kind: 'greeting',
    locale: 'fr',
    phrases: ['bonjour', 'salut', 'bonsoir', 'coucou', 'ca va', 'comment ca va'],
  },
  {
    kind: 'thanks',
    locale: 'en',
    phrases: [
      'thanks',
      'thank you',
      'thank you so much',
      'thank you very much',
      'thanks a lot',
      'many thanks',
      'thx',
      'ty',
      'cheers',
      'great thanks',
      'ok thanks',
      'ok thank you',
      'perfect thanks',
      'perfect thank you',
      'great thank you',
      'that helped',
      'that helped thanks',
      'that worked',
      'that worked thanks',
      'thanks that worked',
      'thanks that helped',
      'thanks it works',
      'thanks it works now',
      'thank you that worked',
      'thank you that helped',
      'it works',
      'it works now',
      'it works thanks',
      'it works now thanks',
      'ok',
      'okay',
      'got it',
      'ok got it',
      'great',
      'perfect',
      'i see',
      'understood',
      'makes sense',
    ],
  },
  {
    kind: 'thanks',
    locale: 'de',
    phrases: [
      'danke',
      'vielen dank',
      'danke schon',
      'danke sehr',
      'super danke',
      'ok danke',
      'besten dank',
      'danke das hat geholfen',
      'das hat geholfen',
      'danke es funktioniert',
      'es funktioniert',
      'alles klar',
      'verstanden',
    ],
  },
  {
    kind: 'thanks',
    locale: 'es',
    phrases: [
      'gracias',
      'muchas gracias',
      'vale gracias',
      'ok gracias',
      'perfecto gracias',
      'gracias funciona',
      'ya funciona',
      'vale',
      'entendido',
    ],
  },
  {
    kind: 'thanks',
    locale: 'fr',
    phrases: [
      'merci',
      'merci beaucoup',
      'ok merci',
      'super merci',
      'parfait merci',
      'merci ca marche',
      'ca marche',
      'd accord',
      'compris',
    ],
  },
  { kind: 'goodbye', locale: 'en', phrases: ['bye', 'goodbye', 'bye bye', 'see you', 'have a nice day'] },
  { kind: 'goodbye', locale: 'de', phrases: ['tschuss', 'auf wiedersehen', 'bis bald'] },
  { kind: 'goodbye', locale: 'es', phrases: ['adios', 'hasta luego', 'chao'] },
  { kind: 'goodbye', locale: 'fr', phrases: ['au revoir', 'a bientot'] },
];

/** They say that a message was read, not that it helped. */
const ACKNOWLEDGES = new Set([
  'ok',
  'okay',
  'got it',
  'ok got it',
  'i see',
  'understood',
  'makes sense',
  'alles klar',
  'verstanden',
  'vale',
  'entendido',
  'd accord',
  'compris',
]);

/** Longer messages that mention a person are about something else as well. */
const PERSON_CHARACTERS = 140;

/** Recognises a message that asks for a person, only greets, thanks or leaves, with the language it was said in; else undefined. */
export function readSmallTalk(message: string): { kind: SmallTalk; locale: string } | undefined {
  if (message.length > PERSON_CHARACTERS) return undefined;
  const words = foldedWords(message);
  const person = wantsPerson(message);
  if (person) return { kind: 'person', locale: person.locale };
  for (const { kind, locale, phrases } of PHRASES) if (phrases.includes(words)) return { kind, locale };
  return undefined;
}

/** True for thanks and for "that worked": said right after an answer, they say that it helped. */
export function confirmsAnswer(message: string): boolean {
  return readSmallTalk(message)?.kind === 'thanks' && !ACKNOWLEDGES.has(foldedWords(message));
}

function foldedWords(message: string): string {
  return fold(message)
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .trim()
    .replace(/\s+/g, ' ');
}

import { describe, expect, it } from 'vitest';
import { wantsPerson } from './wants-person.ts';

it.each([
  ['en', 'I would like to speak to a human being please'],
  ['en', 'talk to someone'],
  ['en', 'Can I chat with an agent?'],
  ['en', 'human please'],
  ['en', 'HUMAN!!!'],
  ['en', 'agent agent agent'],
  ['en', 'let me talk to a real person'],
  ['en', 'I want to talk to a hunam'],
  ['en', 'Can I tlak to a preson'],
  ['en', 'connect me to support'],
  ['en', 'Transfer me to an agnet now'],
  ['en', 'I need a human.'],
  ['en', 'I need to speak with a manager'],
  ['en', 'get me a representative'],
  ['en', "I don't want to talk to a bot"],
  ['en', 'I want a person, not a machine'],
  ['en', "Why can't I talk to a person?"],
  ['en', 'is there a real person I can talk to?'],
  ['en', 'Can someone call me back?'],
  ['en', 'please call me'],
  ['en', 'The export is broken. It has been for days. I would like to talk to somebody from your team.'],
  ['en', 'customer service'],
  ['en', 'How do I speak to someone about my bill?'],
  ['en', 'is there a way to chat with a live agent'],
  ['en', "I've been trying to speak to a person for an hour"],
  ['en', 'no, I want a human'],
  ['en', 'I do not know how to contact a live agent'],
  ['en', 'get me your manager on the line'],
  ['en', 'I need help contacting somebody'],
  ['en', 'I want to speak to a normal person'],
  ['en', 'At what hours can I call customer support?'],
  ['en', 'how do i get in touch with customer service'],
  ['en', 'let me talk to a damn human'],
  ['en', 'I want to speak to the reception'],
  ['en', 'I do not know how to get in touch with customer service'],
  ['de', 'Ich möchte mit einem Menschen sprechen'],
  ['de', 'Kann ich bitte mit einem Mitarbeiter reden?'],
  ['de', 'Verbinden Sie mich mit einem Berater'],
  ['de', 'Ich will einen echten Menschen'],
  ['de', 'mensch bitte'],
  ['de', 'Bitte rufen Sie mich zurück'],
  ['de', 'Ich will nicht mit einem Bot reden'],
  ['de', 'Gibt es hier einen menschlichen Ansprechpartner?'],
  ['de', 'ich möchte mit einem Mitarbeitr sprechen'],
  ['es', 'Quiero hablar con una persona'],
  ['es', '¿Puedo hablar con alguien?'],
  ['es', 'pásame con un agente por favor'],
  ['es', 'necesito un humano'],
  ['es', 'quiero que me atienda una persona'],
  ['es', 'agente por favor'],
  ['es', 'No quiero hablar con un robot'],
  ['fr', 'Je veux parler à un conseiller'],
  ['fr', "Puis-je parler à quelqu'un ?"],
  ['fr', 'Passez-moi un humain svp'],
  ['fr', 'je voudrais être mis en relation avec un conseiller'],
  ['fr', 'un humain svp'],
  ['fr', 'Je ne veux pas parler à un robot'],
  ['fr', 'Pouvez-vous me rappeler ?'],
])('hears the wish for a person (%s): %s', (locale, message) => {
  expect(wantsPerson(message)).toEqual({ locale });
});

it.each([
  'Where do our customers contact customer service?',
  'Our customer support team works in shifts',
  'I did not contact customer service',
  'Am I talking to a real person?',
  'Are you a real human being?',
  'What name do you call me?',
  'How do I add a person to a shift?',
  'Can an agent see my wages?',
  'How do I put someone on leave?',
  'Who can see who talks to whom?',
  'A person is missing in the list of people',
  'Where do I find human resources?',
  'I need to talk to human resources at my company about leave',
  'I say this as a person who likes you',
  'no human needed',
  'I do not want to talk to a human',
  'I don’t need a person, just the link',
  'no need to connect me to an agent',
  'please don’t transfer me to an agent',
  'I need a person for the night shift',
  'I want a team calendar',
  'Can employees chat with someone in the app?',
  'How do I transfer a shift to someone?',
  'How can I chat with my team in the app?',
  'How do I contact a customer from the booking page?',
  'Which role does an agent need?',
  'I need an agent role for Tom',
  'hand it over to someone else',
  'Can I pass this shift to someone?',
  'How do I contact someone on my shift?',
  'Is the assistant a person who can see my data?',
  'personal data',
  'How many persons fit in a plan?',
  'Kann ein Mitarbeiter Schichten tauschen?',
  'Wie lege ich einen Mitarbeiter an?',
  'Ich brauche einen Mitarbeiter für Sonntag',
  'Ich will nicht mit einem Menschen sprechen',
  'Ich brauche keinen Menschen',
  'Wie teile ich eine Schicht mit einem Mitarbeiter?',
  'no quiero hablar con una persona',
  'no necesito un agente',
  '¿Cómo añado una persona al turno?',
  'Personne ne peut se connecter',
  'Je ne veux pas parler à un conseiller',
  "pas besoin d'un humain",
  'Comment ajouter une personne à une équipe ?',
  'The human body template is missing',
  'thanks',
  '',
])('leaves other talk about people alone: %s', message => {
  expect(wantsPerson(message)).toBeUndefined();
});

describe('a wish in a sentence that never stops', () => {
  const story =
    'so yesterday i opened the app and the schedule was gone and then my colleague said she saw it ';

  it.each([0, 1, 2, 3, 5, 7, 8, 12, 20])('is read, behind %i lines of it', count => {
    expect(wantsPerson(`${story.repeat(count)}i want to talk to a human`)).toEqual({ locale: 'en' });
    expect(wantsPerson(`i want to talk to a human ${story.repeat(count)}`)).toEqual({ locale: 'en' });
  });

  it('is not made up from the parts that are read', () => {
    for (let count = 1; count < 40; count++) expect(wantsPerson(story.repeat(count))).toBeUndefined();
  });
});

it('reads the longest message in little time', () => {
  for (const piece of ['a', '1', '@', 'x@', 'a b c d ', 'i want to ', 'human ', 'not ', 'a-', '(']) {
    const message = piece.repeat(Math.ceil(4_000 / piece.length));
    const started = performance.now();
    wantsPerson(message);
    expect(performance.now() - started, piece).toBeLessThan(500);
  }
});

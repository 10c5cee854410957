import { describe, expect, it } from 'vitest';
import { customerLanguage, languageOfMessage } from './message-language.ts';

describe('the language of a message', () => {
  it.each([
    ['How do I cancel a shift?', 'en'],
    ['it still fails', 'en'],
    ['Wie lade ich ein Teammitglied ein?', 'de'],
    ['Integration synchronisiert nicht', 'de'],
    ['¿Cómo cancelo la suscripción?', 'es'],
    ['et sur mobile ?', 'fr'],
    ['Come posso annullare?', 'it'],
    ['Como faço para cancelar a minha assinatura?', 'pt'],
    ['Hoe kan ik mijn abonnement opzeggen?', 'nl'],
    ['Şifremi nasıl değiştirebilirim?', 'tr'],
    ['كيف ألغي الاشتراك؟', 'ar'],
    ['サブスクリプションを解約するには？', 'ja'],
    ['Как отменить подписку?', 'ru'],
    ['quiero cancelar mi suscripción', 'es'],
    ['Rechnung herunterladen', 'de'],
    ['je veux annuler', 'fr'],
    ['cómo invito a un empleado', 'es'],
    ['Meine Karte wurde abgelehnt', 'de'],
    ['write me a poem about cats', 'en'],
  ])('%s', (message, language) => {
    expect(languageOfMessage(message)).toBe(language);
  });

  it.each(['TD-409', 'card declined', 'Slack', '', '😀', '12345', 'show sales per hour'])(
    'does not show in "%s"',
    message => {
      expect(languageOfMessage(message)).toBeUndefined();
    },
  );
});

describe("the customer's language", () => {
  it("is the newest message's that shows one, and the page's when none does", () => {
    expect(customerLanguage(['TD-409', 'Wie kündige ich?'], 'en')).toBe('de');
    expect(customerLanguage(['TD-409'], 'fr-CA')).toBe('fr-CA');
    expect(customerLanguage(['TD-409'], undefined)).toBeUndefined();
  });

  it('keeps the region that the page names', () => {
    expect(customerLanguage(['How do I cancel a shift?'], 'en-GB')).toBe('en-GB');
  });
});

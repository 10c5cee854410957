import { fold } from '../knowledge/terms.ts';

/** Small words per language; one that several languages share counts for each of them. */
const SMALL_WORDS: Record<string, string> = {
  en: `the and of to is are was were be been am you your my i it its this that these those with for from can could
    how what when where why who which do does did not no have has had in on at an a but or if we our they them there
    would should will cannot t don doesn didn isn won after before please want need get per me us him her he she about`,
  de: `der die das den dem des und ist sind war nicht kein keine ich du sie wir ihr mein meine meinen ihre ein eine
    einen einem mit für auf von zu zum zur im am aus bei nach wie was wo warum wann wer kann können muss wird werden
    hat habe haben wenn aber oder auch noch mehr es an in man dass geht gibt seit immer bitte beim möchte will brauche hallo danke
    einer eines jemand jemanden etwas mir mich uns euch diese dieser dieses hinzu
    wurde wurden finde`,
  es: `el la los las lo y es son está están no un una unos de del en por para con sin que qué cómo como cuándo dónde
    mi mis su sus me se yo tú usted al más pero o si puedo puede hay ser hacer tengo ha he esta este esto desde
    quiero quisiera necesito hola gracias quién quiénes encuentro`,
  fr: `le la les l d un une des du de et est sont ne pas je tu il elle nous vous mon ma mes votre vos ce cette ces
    pour avec sans dans sur au aux en par que qui quoi comment pourquoi quand où puis peut peux ai a été être plus
    mais ou si j n c s y
    veux voudrais bonjour merci trouve`,
  it: `il lo la i gli le un uno una di del della dei delle da dal in nel nella con su per e è sono non mi si come
    cosa che chi quando dove perché posso può ho ha mio mia miei questo questa più ma o se anche del al alla
    voglio vorrei ciao grazie`,
  pt: `o a os as um uma de do da dos das em no na nos nas por para com sem e é são não eu você meu minha meus seu
    sua me se como que quando onde porque posso pode tenho está estão mais mas ou já isso este esta ao à
    quero gostaria olá obrigado obrigada`,
  nl: `de het een en is zijn niet geen ik je jij u we wij mijn uw met voor op van naar in aan bij uit hoe wat waar
    waarom wanneer wie kan kunnen moet wordt heb heeft hebben als maar of ook nog er te dat die dit deze
    wil graag hallo bedankt`,
  tr: `ve bir bu şu ile için ne nasıl neden nerede ne zaman kim mi mı mu mü değil var yok ben sen biz benim çok daha
    ama veya olarak gibi kadar sonra önce olan da de nasil degil icin tüm ancak`,
  fi: `ja on ei en se että kun niin mutta tai jos voi voin miten mikä miksi missä mitä olen minun kanssa ole ovat
    sitä tämä tämän myös vain kuin sen joka eikä olisi`,
  cs: `a je se na v ve že to s z do pro jak když není jsem mi mě co ale nebo by po od tak mám nejde jsou už při pak
    proč kde které který`,
  hu: `a az és nem hogy is van egy meg ha de már csak mi mit hogyan miért hol volt lehet ez azt vagy nincs még ami
    fel ki be`,
  pl: `i w na z do nie się jest to że jak co mi mam dla po od czy ale lub gdzie kiedy dlaczego mogę może są przez
    przy już tylko`,
  sv: `och det att i en ett är som på för med av inte jag du har kan hur vad när var min mitt den till om men eller
    från vi ni ska`,
};
/** Words that give a language away too, and do say something: they are left in a search. */
const TELLING_WORDS: Record<string, string> = {
  de: `lade funktioniert hilfe rechnung rechnungen passwort konto ändern löschen kündigen
    einladen anmelden vergessen tarif doppelt abgebucht`,
  es: `ayuda funciona factura facturas contraseña cuenta cambiar cancelar añadir
    olvidé pago cobró veces`,
  fr: `aide marche fonctionne facture factures passe compte changer annuler ajouter oublié
    abonnement`,
  it: `aiuto funziona fattura fatture cambiare annullare abbonamento`,
  pt: `ajuda fatura faturas senha conta assinatura`,
  nl: `hulp werkt factuur facturen wachtwoord wijzigen opzeggen abonnement`,
};
/** Letters and endings that tell a language from its neighbours. */
const LETTERS: Array<[RegExp, string]> = [
  [/[üß]/gu, 'de'],
  [/[åä]/gu, 'sv'],
  [/ä/gu, 'fi'],
  [/[ěřůčž]/gu, 'cs'],
  [/[őű]/gu, 'hu'],
  [/[łęśź]/gu, 'pl'],
  [/[ñ¿¡]|ci(?:ón|ones)(?!\p{L})/gu, 'es'],
  [/[œçêèùû]/gu, 'fr'],
  [/[ãõ]|ç(?:ão|ões)/gu, 'pt'],
  [/[ğışİ]/gu, 'tr'],
  [/[ìò]/gu, 'it'],
];
/** Scripts that settle it; the first that writes most of the letters. */
const SCRIPTS: Array<[RegExp, string]> = [
  [/[\p{sc=Hiragana}\p{sc=Katakana}]/gu, 'ja'],
  [/\p{sc=Hangul}/gu, 'ko'],
  [/\p{sc=Arabic}/gu, 'ar'],
  [/\p{sc=Hebrew}/gu, 'he'],
  [/\p{sc=Greek}/gu, 'el'],
  [/\p{sc=Cyrillic}/gu, 'ru'],
  [/\p{sc=Thai}/gu, 'th'],
  [/\p{sc=Devanagari}/gu, 'hi'],
  [/\p{sc=Han}/gu, 'zh'],
];
/** Of the letters; Japanese mixes its own with Chinese ones. */
const SCRIPT_SHARE = 0.3;
const READ_CHARACTERS = 1_500;
/** A letter of its own says as much as this many small words. */
const LETTER_WORTH = 1.5;
/** A word of one language alone says a little more: "un" and "a" are several languages', "cómo" is not. */
const OWNED_WORTH = 0.25;
/** "Per" among four words is no Italian: so much must speak for another language than English, for each word. */
const SHARE_OF_WORDS = 0.3;

const wordsByLanguage = setsOf(SMALL_WORDS);
const smallByLanguage = new Map(
  [...wordsByLanguage].map(([language, words]) => [language, new Set([...words, ...[...words].map(fold)])]),
);
const tellingByLanguage = setsOf(TELLING_WORDS);
const owners = new Map<string, number>();
for (const words of wordsByLanguage.values())
  for (const word of words) owners.set(word, (owners.get(word) ?? 0) + 1);

/**
 * The language a message is written in, as a primary subtag, or undefined when it does not show: few
 * words, none of them small, or as many of one language as of another. Codes and product names
 * are nobody's language.
 */
export function languageOfMessage(message: string): string | undefined {
  const text = message.slice(0, READ_CHARACTERS).toLowerCase();
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return undefined;
  for (const [script, language] of SCRIPTS) {
    if ((text.match(script)?.length ?? 0) >= letters * SCRIPT_SHARE) return language;
  }
  const words = text.match(/\p{L}+/gu) ?? [];
  const scores = [...wordsByLanguage].map(([language, small]): [string, number] => {
    const letter = LETTERS.find(([, owner]) => owner === language)?.[0];
    const own = letter ? (text.match(letter)?.length ?? 0) : 0;
    const telling = tellingByLanguage.get(language);
    const known = words.filter(word => small.has(word) || telling?.has(word));
    const owned = known.filter(word => isOwned(word)).length;
    return [language, known.length + OWNED_WORTH * owned + LETTER_WORTH * Math.min(own, 3)];
  });
  scores.sort((a, b) => b[1] - a[1]);
  const [first, second] = scores;
  if (!first || !second || first[1] === 0 || first[1] === second[1]) return undefined;
  return first[0] === 'en' || first[1] >= words.length * SHARE_OF_WORDS ? first[0] : undefined;
}

/**
 * The customer's language: of the newest message that shows one, else of the page. A page's own
 * tag stays when it is of that language, so that its region is kept.
 *
 * @param messages the customer's, newest first
 */
export function customerLanguage(messages: string[], page: string | undefined): string | undefined {
  const shown = messages.map(languageOfMessage).find(language => language !== undefined);
  if (shown === undefined || page?.toLowerCase().split(/[-_]/)[0] === shown) return page;
  return shown;
}

/** True for a lower-case word, with its accents or without, that says nothing about a subject in that language. */
export function isSmallWord(word: string, language: string | undefined): boolean {
  return smallByLanguage.get(language ?? '')?.has(word) ?? false;
}

/** True for a small word that no other language has. */
function isOwned(word: string): boolean {
  return owners.get(word) === 1;
}

function setsOf(lists: Record<string, string>): Map<string, Set<string>> {
  return new Map(Object.entries(lists).map(([language, words]) => [language, new Set(words.split(/\s+/))]));
}

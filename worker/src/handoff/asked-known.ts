import { splitSentences } from '../knowledge/sentences.ts';
import { fold } from '../knowledge/terms.ts';
import type { HandoffPackage } from './types.ts';

/** What an agent asked for although the package held it. */
export type AskedKnown =
  | 'question'
  | 'email'
  | 'name'
  | 'account'
  | 'page'
  | 'plan'
  | 'tried'
  | 'error'
  | 'picture';

const ASKS =
  /\?|\b(?:please (?:send|share|provide|tell|give|confirm|describe|let)|could you|can you|let (?:me|us) know|we (?:will )?need|i (?:will )?need|bitte (?:senden|schicken|nennen|teilen|geben|beschreiben)|konnen sie|konntest|puede[ns]?|podria[ns]?|indique|pouvez|pourriez|merci de)\b/;

/** By what: how it is asked for (folded), and whether the package held it. */
const KINDS: Array<[AskedKnown, RegExp, (pkg: HandoffPackage) => boolean]> = [
  [
    'question',
    /\b(?:(?:what|which) (?:is|was|seems? to be|exactly is) (?:the|your) (?:problem|issue|question|matter)|how (?:can|may) (?:i|we) help|describe (?:the|your) (?:problem|issue|question)|what (?:is|'s) (?:this|it) about|worum geht es|wie (?:kann ich|konnen wir) (?:ihnen )?helfen|beschreiben sie (?:das|ihr) problem|cual es (?:el|su) problema|en que puedo ayudar\w*|quel est (?:le|votre) probleme|comment puis-je vous aider)\b/,
    ({ question }) => question.text.trim() !== '',
  ],
  [
    'email',
    /\b(?:e-?mail(?: address)?|mail address|adresse e-?mail|correo(?: electronico)?|mailadresse)\b/,
    ({ email, verified }) => email !== undefined || verified?.email !== undefined,
  ],
  [
    'name',
    /\b(?:your (?:full )?name|what (?:is|'s) your name|ihr(?:en)? name\w*|su nombre|votre nom)\b/,
    ({ verified }) => verified?.name !== undefined,
  ],
  [
    'account',
    /\b(?:(?:account|customer|user|client) (?:id|number|name|no)|which account|user ?name|kundennummer|kontonummer|numero de (?:cliente|cuenta|client|compte))\b/,
    ({ verified }) => verified !== undefined,
  ],
  [
    'page',
    /\b(?:(?:which|what) (?:page|screen|url|link|address)|on which page|(?:the|a) (?:link|url) (?:to|of) the page|where exactly|auf welcher seite|en que pagina|sur quelle page)\b/,
    ({ page }) => page !== undefined,
  ],
  [
    'plan',
    /\b(?:(?:which|what) (?:plan|subscription|package|tier|edition)|welche[nrs]? (?:tarif|plan|abo)|que plan|quel (?:forfait|abonnement|plan))\b/,
    ({ verified, claimed }) =>
      Object.hasOwn(verified?.traits ?? {}, 'plan') || Object.hasOwn(claimed, 'plan'),
  ],
  [
    'tried',
    /\b(?:what (?:have|did) you (?:already )?tr(?:y|ied)|(?:which|what) steps (?:have|did) you|what you (?:have )?(?:already )?tried|was haben sie (?:bereits|schon) versucht|que ha intentado|qu'avez-vous (?:deja )?essaye)\b/,
    ({ attempts }) => attempts.length > 0,
  ],
  [
    'error',
    /\b(?:(?:which|what) (?:is the )?(?:exact )?error(?: message| code)?|(?:the )?(?:exact )?error (?:message|code)|welche fehlermeldung|fehlercode|mensaje de error|message d'erreur)\b/,
    ({ transcript }) =>
      transcript.some(
        ({ from, text }) =>
          from === 'customer' && /\b(?:[A-Z]{2,}-\d{2,}|error(?: code)? \w*\d|code \d{2,})\b/i.test(text),
      ),
  ],
  [
    'picture',
    /\b(?:screen ?shots?|screen captures?|pictures? of|photos? of|bildschirmfoto|captura(?: de pantalla)?|capture d'ecran)\b/,
    ({ transcript }) =>
      transcript.some(({ attachments = [] }) => attachments.some(({ type }) => type.startsWith('image/'))),
  ],
];

/**
 * What a reply asks the customer for that the package held already: they have to repeat themselves. Reads
 * English, and the plain forms of German, Spanish and French.
 */
export function asksForKnown(reply: string, pkg: HandoffPackage): AskedKnown[] {
  const asking = splitSentences(reply)
    .map(({ text }) => fold(text).replace(/[’`]/g, "'"))
    .filter(sentence => ASKS.test(sentence));
  return KINDS.filter(
    ([, asked, isHeld]) => isHeld(pkg) && asking.some(sentence => asked.test(sentence)),
  ).map(([kind]) => kind);
}

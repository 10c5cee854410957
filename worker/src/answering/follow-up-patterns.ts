/**
 * How people go on in a conversation, in the languages we read: folded text, lower case and without
 * accents, apostrophes kept. Each list is tried for every message: short ones rarely show their language.
 */

/** A message that leans on the one before it by its first words. */
export const OPENERS: RegExp[] = [
  /^(?:and|or|but|also|plus|what about|how about|same for|what if|except)\b/,
  /^(?:und|oder|aber|auch|was ist mit|wie ist es mit|wie sieht es|was wenn)\b/,
  /^(?:y|e|o|u|pero|tambien|que pasa con|que tal)\s/,
  /^(?:et|ou|mais|aussi|qu'en est-il)\b/,
];

/** The same, taken away before the rest is read. */
export const PREFIX =
  /^(?:(?:and|or|but|also|plus|so|ok|okay|well|then|now|hi|hello|hey|please|what about|how about|what if|was ist mit|que pasa con|qu'en est-il de|und|oder|aber|also|dann|y|pero|entonces|et|mais|alors)\b[\s,]*)+/;

/** Begins with where, for whom or with what, and says nothing that is done. */
export const STARTS_WITH_PREPOSITION =
  /^(?:on|for|in|with|without|from|at|as|using|via|auf|fur|mit|ohne|am|im|bei|en|para|con|sin|sur|pour|avec|sans|dans)\b/;

/** A question word alone. */
export const BARE_QUESTION =
  /^(?:why(?: not)?|how(?: so| long| much| often| many)?|where(?: exactly)?|when|which(?: one)?|who|what(?: then| next| now| else)?|then what|and then|after that|really|are you sure|warum|wieso|wie(?: lange| viel| oft)?|wo(?: genau)?|wann|welche[rs]?|und dann|por que|como|donde|cuando|cual|cuanto|y luego|pourquoi|comment|ou|quand|lequel|laquelle|combien|et apres)$/;

/** Takes back or sets right; the rest is what was meant. */
export const CORRECTION =
  /^(?:(?:no(?=\s*[,.;:!-]|\s*$|\s+(?:i|i'm|we|not|that|the|this|these|those|it|for|on|in|as|my|our|a|an|to|with|but|wait|sorry|actually|no|nope|just|only|me|se|quiero|es|en|para|lo|el|la)\b)|nope|nah|sorry|actually|wait|nein|nee|doch|perdon|perdona|non|pardon|wrong|i mean|i meant|i was asking about|i'm asking about|i asked about|rather|not that|ich meine|ich meinte|gemeint ist|quiero decir|queria decir|me refiero a|je veux dire|je voulais dire|je parle de|not [^,]{1,30}(?=,))\b[\s,.:;!-]*)+/;

/** What was meant stands after it, wherever it comes. */
export const MEANT =
  /\b(?:i (?:actually )?meant?|i was asking about|i'm asking about|ich meinte?|queria decir|me refiero a|je voulais dire|je parle de)\b[\s,:]*/;

/** Says that it is about something else now; the rest is the question. */
export const CHANGES_TOPIC =
  /^(?:(?:ok(?:ay)?|thanks?|thank you|and|but|now)[\s,.!]+)*(?:(?:a |one |i have (?:a|an|one) )?(?:different|another|new|other|unrelated|more)(?: \w+)? (?:question|topic|thing|issue)|something (?:else|different)|on another note|never ?mind|by the way|btw|separately|andere frage|etwas anderes|noch eine frage|ubrigens|otra pregunta|otra cosa|por cierto|autre question|autre chose|au fait)\b[\s,.:;!-]*/;

/** The last answer did not help. */
export const UNHELPED: RegExp[] = [
  /\b(?:still|keeps?|again)\b/,
  /\b(?:(?:does|did|do|is|was)(?: not|n't|nt)|not|never)\b.*\b(?:work|works|worked|working|help|helped|helping|helpful|fix|fixed|solve|solved)\b/,
  /\bnothing (?:happens|happened|changed|changes)\b|^(?:no luck|no change|same (?:thing|problem|error|issue|result|message)|the same|it fails|it failed|none of (?:these|those|them)|neither)\b/,
  /\b(?:tried|did) (?:that|this|it|all of (?:that|this|it)|everything)\b|\balready (?:tried|did|done)\b/,
  /\b(?:immer noch|weiterhin|trotzdem|nach wie vor)\b|\b(?:geht|klappt|funktioniert|hilft)\b.*\bnicht\b|\bnicht geholfen\b|\bkeine? (?:davon|anderung|erfolg)\b/,
  /\bsigue\b|\bno (?:me )?(?:funciona|funciono|sirve|sirvio|ayuda|ayudo)\b|^tampoco\b|\bel mismo (?:error|problema)\b|^ninguna? de/,
  /\btoujours (?:pas|le meme|la meme|en panne)\b|\bne (?:marche|fonctionne)\b.*\bpas\b|\b(?:marche|fonctionne|aide) pas\b|\b(?:le meme|la meme) (?:erreur|probleme)\b|^aucun/,
];

/** Adds something to what was said: "who is told then?", "on the web too?" */
export const ADDS_TO_IT = /\b(?:then|too|either|as well|instead|auch|dann|entonces|tambien|aussi|alors)$/;

/** Says that the advice was followed. */
export const DONE =
  /^(?:i(?:'ve| have)? )?(?:already |just )?(?:did|done|tried|\p{L}+ed)\b|^(?:all|everything) (?:is )?\p{L}+ed\b|^(?:it|that)(?:'s| is) (?:on|off|already|done)\b|^(?:schon|bereits|alles) \p{L}+t\b|^(?:ya|deja) /u;

/** Words of such a message that say nothing new. */
export const SAYS_NOTHING_NEW = new Set(
  `work works worked working fail fails failed failing help helped helpful helping error errors problem problems issue
  issues same luck nothing happens happened happen change changed changes tried already did broken fix fixed solve
  solved result none neither unfortunately sadly keeps keep still again either message showing shows appears everything
  one ones thing answer happening occurs geht klappt funktioniert hilft fehler problem immer noch trotzdem leider
  gleiche gleichen weiterhin geholfen sigue funciona funciono sirve ayuda ayudo mismo tampoco siendo igual fallando
  sin marche fonctionne toujours meme erreur probleme aide aucun`.split(/\s+/),
);

/** Begins as a whole question or statement does. */
export const FRAME =
  /^(?:how (?:do|can|could|would|should|to|does|did|is)|where (?:do|can|is|are|does)|what|when|why|who|which|can|could|do|does|did|is|are|will|would|should|may|i|we|my|our|there|please|tell|show|explain|wie|wo|was|wann|warum|wer|kann|ich|wir|mein\w*|como|donde|que|cuando|puedo|quiero|mi|comment|ou|quand|pourquoi|puis-je|peut-on|je|mon|ma)\b/;

/** A pronoun by language, in folded text. */
export const PRONOUN: Record<string, RegExp> = {
  en: /\b(?:it|its|it's|that|that's|this|these|those|them|they|their|he|she|him|her|his|ones?|there)\b/,
  de: /\b(?:es|dies|diese[rsmn]?|damit|davon|dafur|dabei|daran|darin|dorthin|ihn|dort)\b/,
  es: /\blo \w|\b(?:eso|esto|ello|ese|este|esa|esta|ellos|ellas|alli|ahi)\b|\b\w+(?:ar|er|ir)(?:lo|la|los|las)\b/,
  fr: /\b(?:ca|cela|ceci|celui-ci|celle-ci|celui-la|celle-la|y)\b|\bl'\w+(?:er|ir|re)\b|\b(?:le|la|les) (?:faire|supprimer|annuler|modifier|changer|retirer|desactiver|activer|trouver)\b/,
};

/** Words that look like one and point at nothing said before. */
export const NO_PRONOUN =
  /\b(?:this (?:page|site|website|app|week|month|year|morning|time|chat|help cent(?:er|re))|is it possible|it is possible|is there|are there|there (?:is|are)|it (?:seems|looks) (?:like|that)|one of|that (?:i|my|the|we|our|a|an|is|are|was|has|have|does|can)|how long does it take to|no one|some ?one|any ?one|every ?one|one (?:day|hour|week|month|person|shift|user|time|by|at)|gibt es|es gibt|esta (?:pagina|semana|manana)|este (?:mes|ano)|il y a|y a-t-il)\b/g;

/** Parts of steps that were just given: "where is the button?", "step 2 does not exist". */
export const REFERS_TO_STEP =
  /\bstep \d|\b(?:first|second|third|last|next|schritt|paso|etape) (?:step|\d)|\b(?:where|which|see|find|have|no such|missing|wo|sehe|finde|donde|veo|ou est|vois)\b.*\b(?:button|link|menu|option|setting|tab|field|entry|icon|checkbox|schaltflache|knopf|menupunkt|boton|opcion|bouton|lien)\b/;

/** What can be done to whatever was just spoken of, when nothing else is named. */
export const LONE_VERBS = new Set(
  `undo cancel change delete remove revert restore reset disable enable stop edit redo retry reverse pause resume
  downgrade upgrade ruckgangig stornieren andern loschen deshacer cancelar cambiar eliminar annuler supprimer`.split(
    /\s+/,
  ),
);

/** Of each of these sets a message is about one: a new one takes the place of the old. */
export const CONTRASTS: Array<Set<string>> = [
  `iphone ipad ios android phone phones mobile smartphone tablet desktop computer pc mac macos windows linux web browser
  laptop handy movil telefono ordenador ordinateur telephone chrome firefox safari edge`,
  'monthly yearly annual annually month year monatlich jahrlich monats jahres mensual anual mensuel annuel',
  `owner owners manager managers member members admin admins administrator administrators employee employees guest guests`,
].map(words => new Set(words.split(/\s+/)));

import { SERVICE_WISHES } from './service-patterns.ts';

/**
 * How people ask for a person, by language: folded clauses, lower case and without accents, apostrophes
 * kept. A word for a person is not enough: somebody must want one for themselves.
 */
export interface PersonPatterns {
  locale: string;
  /** The wish in a clause. */
  wishes: RegExp[];
  /** The whole sentence is the wish: "a human please". */
  alone: RegExp;
  /** Right before or inside a wish, it takes it back. */
  negation: RegExp;
}

const EN_WHO =
  '(?:(?:a|an|the|some|your|any|another|other|one of your|normal|non-robotic|real|actual|live|living|human|customer|support|service|proper|from your) )*(?:human(?: being)?s?(?! (?:resources?|rights|error))|persons?(?! (?:in|of|on) (?:charge|my|our|the other))|people|someone|somebody|anyone|anybody|agents?|(?<=\\b(?:an?|another|live|human|real) )assistants?|representatives?|reps?|advis[eo]rs?|operators?|specialists?|staff|team|managers?|supervisors?|experts?|consultants?|technicians?|receptionist|(?<=your )boss|support|customer (?:service|support|care)|service desk|help ?desk)(?: (?:member|team|person|agent|rep|representative|staff))?\\b';
/** Words that are wanted as such, not as staff for a shift. */
const EN_STRICT =
  '(?:(?:a|an|the|some|any|your) )?(?:(?:real|actual|live|living|human|proper|customer(?: service| support)?|support|service) )*(?:human(?: being)?(?! (?:resources?|rights|error))|person|agent|representative|rep|operator|advis[eo]r|someone real|somebody real)';
const EN_END =
  '(?=$| (?:please|pls|now|here|instead|asap|today|right|to (?:talk|speak|chat|help|assist|call|contact|look|answer|reply|solve|take)|who|that can|for help|for this|on the (?:phone|line)|not|i can|rather|and not|from your|over the phone)\\b)';
const EN_ME =
  "(?:.*\\b(?:i|i'd|i've|i'm|we|we'd|me|us|let|please|want|wanna|need|like|gonna|gotta|how to|way to|possible|asked|trying|rather|prefer|help|assistance)\\b.*)?";

const DE_WHO =
  '(?:(?:bitte|einem|einen|eine|einer|nem|ner|nen|dem|den|der|irgend|ihrem|ihren|euch|echten|echtem|echter|echte|richtigen|richtigem|realen|menschlichen|menschlichem|anderen|von) )*(?:mensch(?:en)?|person(?!al)|mitarbeiter(?:in|innen|n)?|berater(?:in|n)?|kundenberater(?:in)?|jemand(?:em|en)?|kundendienst|kundenservice|kundenbetreuung|support|agent(?:en|in)?|sachbearbeiter(?:in)?|ansprechpartner(?:in)?|vorgesetzten|team)\\b';
const DE_STRICT =
  '(?:(?:ein|einen|eine|einem|einer|nen) )?(?:(?:echte[nrms]?|richtige[nrms]?|reale[nrms]?) (?:mensch(?:en)?|person|mitarbeiter(?:in)?|berater(?:in)?)|mensch(?:en)?|kundenberater(?:in)?|ansprechpartner(?:in)?|menschliche[nrms]? \\w+)(?=$| (?:bitte|jetzt|sprechen|sofort|der|die|am telefon|und kein\\w*|statt)\\b)';

const ES_WHO =
  '(?:(?:una?|el|la|lo|algun|alguna|otra|otro|su|vuestro|verdadera?) )*(?:persona|humano|ser humano|alguien|agente|asesora?|operadora?|representante|soporte|equipo|servicio (?:al|de atencion al) cliente|atencion al cliente|encargad[oa]|supervisora?)\\b';
const ES_STRICT =
  '(?:una?|el|la) (?:(?:persona|agente|asesora?|operadora?)(?: (?:real|humana|humano|de verdad|de carne y hueso))?|ser humano|humano|representante)(?=$| (?:por favor|ya|ahora|que me|real|y no|para hablar|porfa)\\b)';

const FR_WHO =
  "(?:(?:une?|le|la|du|de|vos|votre|l'|vrai|vraie|autre|des) ?)*(?:personne|humain|etre humain|quelqu'un|agent|conseill(?:er|ere)|operateur|operatrice|interlocuteur|representant|service client|support|equipe|responsable|collaborateur|technicien)\\b";
const FR_STRICT =
  "(?:une?|d'une?) (?:vraie? )?(?:personne(?: (?:reelle|humaine|physique))?|etre humain|humain|conseill(?:er|ere)|agent|operateur|interlocuteur)(?=$| (?:svp|stp|s'il|maintenant|pour (?:parler|m'aider)|au telephone|et pas|qui)\\b)";

export const PERSON_PATTERNS: PersonPatterns[] = [
  {
    locale: 'en',
    wishes: [
      /\b(?:need|want|like|help|assistance|how|can't|cannot|cant|can i|could i|trying|way)\b(?: \w+){0,4}? (?:contact|contacting|reach|reaching|get hold of) (?:a |an |your |some )?(?:real |live |human )*(?:someone|somebody|human|person|agent|operator|assistant|representative)(?=$| (?:please|now|here|from your|who|to help|about)\b)/,
      /\bget (?:me )?(?:someone|somebody|a person|an agent|your (?:manager|supervisor|boss))(?: else)? (?:on the (?:line|phone)|to (?:help|call|assist|contact|talk))\b/,
      new RegExp(
        `^(?!.*\\bam i (?:talking|speaking|chatting)\\b)${EN_ME}\\b(?:talk|talking|speak|speaking|chat|chatting|spoken|discuss(?: this| it)?) (?:to|with|2) ${EN_WHO}(?! (?:on|in|at|from) (?:another|the other|my|our|a different)\\b)`,
      ),
      new RegExp(
        `\\b(?:connect|transfer|pass|put|hand|forward|switch|refer|direct|escalate) (?:(?:me|us)(?: \\w+){0,2}? (?:to|with) ${EN_WHO}|(?:this|it|my \\w+)(?: \\w+){0,2}? to (?:(?:a|an|your|the|real|live) )*(?:human|agent|representative|supervisor|support team)\\b)`,
      ),
      new RegExp(
        `\\b(?:be|get|being|am|are) (?:connected|transferred|put through|passed on) (?:to|with) ${EN_WHO}`,
      ),
      new RegExp(
        `\\b(?:want|wanna|need|get me|give me|prefer|would like|'d like|looking for|demand|insist on|asking for|asked for|ask for|bring me|get hold of|reach|contact)(?: to (?:reach|contact|get|see|have))? ${EN_STRICT}${EN_END}`,
      ),
      /\b(?:is there|are there|isn't there|do you have|have you got)(?: \w+){0,2}? (?:human|real person|live (?:agent|person)|actual person|person|agent|someone|somebody|anyone|anybody)s?(?: \w+){0,2}? (?:talk|speak|here|there|available|contact|reach|chat)\b/,
      /\b(?:can|could|will|would|may|have|get|let) (?:someone|somebody|anyone|a (?:real )?(?:person|human|agent|colleague|manager)|an agent|one of your \w+)(?: \w+)? (?:(?:call|phone|ring|contact|email|reach|write) (?:to )?(?:me|us)\b|get back to (?:me|us)|take over)/,
      /(?:^|\b(?:please|pls|just|and|(?<!\b(?:what|name|that)\b.*)you) )(?:call|phone|ring) (?:me|us)(?: (?:back|please|now|today|tomorrow|on|at)\b|$)/,
      /\b(?:don't|dont|do not|won't|refuse to|not|hate|stop|tired of|sick of|no longer) (?:want(?:ing)? to )?(?:talk|talking|speak|speaking|chat|chatting) (?:to|with) (?:(?:a|an|this|the|your|some|stupid|dumb) )*(?:bots?|robots?|machines?|computers?|ai|chatbots?)\b/,
      /\b(?:human|real person|live agent|live person|person|agent)s?,? (?:and )?not (?:a |an |another |the )?(?:bot|robot|machine|computer|ai|chatbot)\b/,
      /\b(?:human|live|real) (?:support|help|assistance|agent|operator)(?: please| now|$)/,
      ...SERVICE_WISHES,
    ],
    alone:
      /^(?:(?:a|an|the|real|live|actual|human|customer|support|speak|talk|to|with|chat|want|need|get|just) ?)*(?:human(?: being)?|person|someone|agent|operator|representative|rep|advis[eo]r|customer (?:service|support|care)|live chat|live support|human support|supervisor)s?(?:,? (?:please|pls|plz|now|asap|human|agent|person|operator|representative|immediately|thanks))*$/,
    negation:
      /\b(?:no|don't|dont|do not|does not|doesn't|didn't|did not|never|without|needn't|not (?!able)|rather than|instead of|avoid)(?: \w+){0,6}? ?$/,
  },
  {
    locale: 'de',
    wishes: [
      new RegExp(
        `^(?=.*\\b(?:ich|mich|mir|wir|uns|man|bitte)\\b).*\\bmit ${DE_WHO}(?: \\w+){0,3} (?:sprechen|reden|chatten|schreiben|verbinden|verbunden|telefonieren|unterhalten|kommunizieren|klaren)\\b`,
      ),
      new RegExp(
        `\\b(?:verbinde?n?|sprechen|reden|sprech|rede|chatten|telefonieren|kontakt)(?: \\w+){0,3} mit ${DE_WHO}(?= bitte|$| (?:verbinden|sprechen))`,
      ),
      new RegExp(
        `\\b(?:will|mocht\\w*|brauche\\w*|hatte gern\\w*|verlange\\w*|geben sie mir|gib mir|wunsche|wollen|wolle|bevorzuge)(?: \\w+){0,2}? ${DE_STRICT}`,
      ),
      new RegExp(
        `\\b(?:an|zu) ${DE_WHO} (?:weiterleiten|ubergeben|weitergeben|durchstellen|weiterverbinden)\\b`,
      ),
      /\bmenschliche[nrms]? (?:kontakt|mitarbeiter(?:in)?|hilfe|ansprechpartner(?:in)?|support|agent(?:en)?|unterstutzung)\b/,
      /\b(?:ruf(?:en|t)?(?: sie)? mich (?:bitte )?(?:\w+ )?(?:zuruck|an)|(?:mich|uns) (?:bitte )?jemand (?:\w+ )?(?:anrufen|zuruckrufen|kontaktieren)|bitte um (?:einen )?ruckruf)\b/,
      /\b(?:nicht|keine lust|nie wieder)(?: \w+)? mit (?:\w+ )?(?:\w*bot|roboter|maschine|ki|computer|automaten)\b/,
      /\b(?:gibt es|ist)(?: \w+){0,2} (?:echte[nr]? |richtige[nr]? )(?:mensch(?:en)?|person|mitarbeiter)\b/,
    ],
    alone:
      /^(?:(?:bitte|ein|einen|eine|echter|echten|echte|richtiger|richtigen|mit|einem) ?)*(?:mensch(?:en)?|mitarbeiter(?:in)?|berater(?:in)?|kundendienst|kundenservice|kundenberater|ansprechpartner|agent|jemandem)(?:,? (?:bitte|sprechen|jetzt|sofort))*$/,
    negation: /\b(?:kein\w*|ohne|nicht|nie|niemals|statt)(?: \w+){0,4}? ?$/,
  },
  {
    locale: 'es',
    wishes: [
      new RegExp(
        `\\b(?:quiero|quisiera|puedo|podria|podemos|necesito|necesitamos|deseo|prefiero|querria|queremos|me gustaria|como|dejame|por favor|me pueden?|me podrian?|es posible|^)(?: \\w+){0,2}? ?(?:hablar|chatear|contactar|comunicar(?:me|nos)?|escribir|conversar|platicar|tratar) (?:con|a) ${ES_WHO}`,
      ),
      new RegExp(
        `\\b(?:pas(?:a|e|en)me|pase(?:n)?me|me (?:puede[ns]? )?(?:pas(?:a|as|an|e|en|ar)|pone[ns]?|poner|conecta[rns]?|comunica[rns]?|transfiere[ns]?|deriva[rns]?)|pong(?:a|an)me|ponme|conect(?:a|e|en)me|comuni(?:ca|que|quen)me|transfier(?:a|e|an)me|ponerme|pasarme) (?:\\w+ )?(?:con|a) ${ES_WHO}`,
      ),
      new RegExp(
        `\\b(?:quiero|necesito|quisiera|prefiero|deme|dame|busco|exijo|queremos|necesitamos) ${ES_STRICT}`,
      ),
      new RegExp(`\\bque me (?:atienda|ayude|llame|conteste|responda) ${ES_WHO}`),
      /\b(?:llamen?me|me (?:puede[ns]?|podria[ns]?) (?:llamar|devolver la llamada)|que me llamen?)\b/,
      /\bno (?:quiero )?(?:hablar|chatear|tratar|seguir hablando)?(?: mas)? ?con (?:un|una|el|la|este) (?:\w+ )?(?:bot|robot|maquina|chatbot|ordenador|ia)\b/,
      /\bhay (?:alguna?|un|una) (?:persona|humano|agente|asesor)(?: \w+)* (?:hablar|aqui|disponible|real)\b/,
    ],
    alone:
      /^(?:(?:una?|con|hablar|el|la) ?)*(?:persona(?: real)?|humano|ser humano|agente|asesora?|operadora?|representante|atencion al cliente|servicio al cliente)(?:,? (?:por favor|porfa|real|humano|ya))*$/,
    negation: /\b(?:no|sin|nunca|tampoco)(?: \w+){0,5}? ?$/,
  },
  {
    locale: 'fr',
    wishes: [
      new RegExp(
        `(?:\\b(?:je|j'\\w+|nous|me|moi|puis|peut|pouvez|veux|voudrais|souhaite|possible|aimerais|comment|svp)\\b.*|^)\\b(?:parler|discuter|echanger|communiquer|chatter|dialoguer)(?: \\w+)? (?:a|avec|au) ${FR_WHO}`,
      ),
      new RegExp(`\\b(?:contacter|joindre|avoir) ${FR_STRICT}`),
      new RegExp(
        `\\b(?:pass(?:ez|e)|transfer(?:ez|e)|mett(?:ez|re)|connect(?:ez|e)|met)[- ](?:\\w+[- ])?(?:moi|me|m'|en relation)?(?: ?(?:en (?:relation|contact|ligne)))?(?: (?:a|avec|au))? ?${FR_WHO}`,
      ),
      new RegExp(
        `\\b(?:me |m'|etre )(?:mettre|mis|mise|transferer|transfere|passer|connecter)(?: en (?:relation|contact|ligne))? ?(?:a|avec|au)? ?${FR_WHO}`,
      ),
      new RegExp(
        `\\b(?:veux|voudrais|souhaite|besoin|prefere|exige|aimerais(?: avoir)?|demande) ${FR_STRICT}`,
      ),
      /\b(?:rappelez-moi|rappelez moi|appelez-moi|me (?:rappeler|rappelle)|etre rappele)\b/,
      /\bpas (?:parler|discuter|echanger)? ?(?:a|avec) (?:un|une|ce|votre) (?:\w+ )?(?:bot|robot|machine|chatbot|ordinateur|ia)\b/,
      /\by a[- ]t[- ]il (?:quelqu'un|un humain|une (?:vraie )?personne|un conseiller)\b/,
    ],
    alone:
      /^(?:(?:une?|avec|a|parler|vraie?) ?)*(?:humain|etre humain|vraie personne|conseill(?:er|ere)|agent|operateur|service client|quelqu'un)(?:,? (?:svp|stp|s'il vous plait|s'il te plait|maintenant))*$/,
    negation: /(?:\b(?:pas|sans|jamais|ne)|\bn')(?: ?[\w']+){0,5}? ?$/,
  },
];

/** Words that a slip of the finger is mended to, if it is the only one. */
export const PERSON_WORDS =
  `human person agent representative operator someone somebody speak customer service support advisor
  supervisor mensch menschen mitarbeiter berater sprechen jemandem persona humano hablar alguien agente asesor
  personne humain parler conseiller talking speaking assistant contact calling transfer connect manager
  chatting reaching contacting assistance`.split(/\s+/);

/** Slips that are more than one letter away. */
export const KNOWN_SLIPS: Record<string, string> = {
  tlak: 'talk',
  chay: 'chat',
  nkow: 'know',
  konw: 'know',
  knwo: 'know',
  dont: "don't",
  chta: 'chat',
  caht: 'chat',
  cll: 'call',
  spk: 'speak',
  spek: 'speak',
  talkto: 'talk to',
  takl: 'talk',
  talkk: 'talk',
  hunam: 'human',
  humam: 'human',
  persom: 'person',
  eprson: 'person',
  wiht: 'with',
  wirh: 'with',
  wth: 'with',
  taok: 'talk',
  tosomebody: 'to somebody',
  touchwith: 'touch with',
};

/** Words of their own, one letter from those. */
export const NO_SLIPS = new Set(
  `personal persons persone humans humane human's agents agency speaks sneak peak speck spear speakers speaker
  services supports customers operators someones advisors advise adviser asesora asesores personas persona agentes
  humanos humana humains humaine agenda argent parles parlez parley menschen mensch berater beraten beraters
  contacts contract contracts contacted compact manage managed manages managers transfers transferred connects connected
  reacting reading teaching charting cheating chasing contracting assistant assistants
  operatore operatrice persoon persone assistenza contatto contacto contato parlar parlo parlare
  calling calming caller falling assistance assistants stalking taking walking peaking sneaking assistant's operate operated hablan hablas habla parlera personnes conseillers conseillere`.split(
    /\s+/,
  ),
);

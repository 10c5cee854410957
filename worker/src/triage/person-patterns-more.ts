import type { PersonPatterns } from './person-patterns.ts';

const PT_WHO =
  '(?:(?:uma?|o|a|algum|alguma|outra|outro|seu|sua|verdadeira) )*(?:pessoa(?: (?:real|de verdade))?|humano|ser humano|alguem|atendente|agente|operadora?|representante|suporte|equipe|equipa|atendimento|gerente|supervisora?)\\b';
const IT_WHO =
  "(?:(?:una?|un'|il|la|lo|qualche|altra|altro|vostro|vera|vero) ?)*(?:persona(?: (?:reale|vera))?|umano|essere umano|qualcuno|operatore|operatrice|agente|assistenza|consulente|responsabile|addetto|servizio clienti|supporto)\\b";
const NL_WHO =
  '(?:(?:een|de|het|iemand van|jullie|echte?|andere?) )*(?:mens|persoon|medewerker|medewerkster|iemand|klantenservice|collega|agent|supervisor|leidinggevende|helpdesk|support)\\b';

/** Wishes for a person in Portuguese, Italian and Dutch; the same shape and rules as the others. */
export const MORE_PERSON_PATTERNS: PersonPatterns[] = [
  {
    locale: 'pt',
    wishes: [
      new RegExp(
        `(?:\\b(?:quero|queria|posso|podemos|preciso|precisamos|gostaria|prefiro|desejo|como|por favor|e possivel|deixe-me)\\b.*|^)\\b(?:falar|conversar|comunicar|contatar|contactar)(?: \\w+)? (?:com|a) ${PT_WHO}`,
      ),
      new RegExp(
        `\\b(?:pass[ae]|passem|lig[au]e?|conect[ae]|transfir[ao]|coloque|encaminh[ae])[- ]?(?:me|nos)? (?:com|a|para) ${PT_WHO}`,
      ),
      /\b(?:quero|preciso de|prefiro) (?:uma? )?(?:pessoa (?:real|de verdade)|atendente|ser humano|humano)(?=$| (?:por favor|agora|ja)\b)/,
    ],
    alone:
      /^(?:(?:uma?|com|falar|o|a) )*(?:pessoa (?:real|de verdade)|humano|ser humano|atendente|operadora?|representante)(?:,? (?:por favor|agora|ja|humano))*$/,
    negation: /\b(?:nao|sem|nunca|nem)(?: [\w-]+){0,5}? ?$/,
  },
  {
    locale: 'it',
    wishes: [
      new RegExp(
        `(?:\\b(?:voglio|vorrei|vogliamo|vorremmo|posso|possiamo|ho bisogno|devo|preferisco|come|per favore|e possibile|fatemi|fammi)\\b.*|^)\\b(?:parlare|comunicare|chattare|discutere)(?: \\w+)? (?:con|a) ${IT_WHO}`,
      ),
      new RegExp(
        `\\b(?:passami|passatemi|mi passi|mi passate|collegami|mi colleghi|mettetemi|mettimi|trasferitemi|mi trasferisca)(?: \\w+){0,2}? (?:(?:con|a|in contatto con) )?${IT_WHO}`,
      ),
      /\b(?:voglio|vorrei|ho bisogno di|preferisco) (?:una?|un') ?(?:persona (?:reale|vera)|operatore|operatrice|essere umano|umano)(?=$| (?:per favore|adesso|ora|subito)\b)/,
    ],
    alone:
      /^(?:(?:una?|con|parlare|il|la) )*(?:persona (?:reale|vera)|umano|essere umano|operatore|operatrice|servizio clienti)(?:,? (?:per favore|adesso|ora|subito|umano))*$/,
    negation: /\b(?:non|senza|mai|nessun\w*)(?: [\w']+){0,5}? ?$/,
  },
  {
    locale: 'nl',
    wishes: [
      new RegExp(
        `(?:\\b(?:ik|wij|we|mij|me|ons|graag|alsjeblieft|alstublieft)\\b.*|^)\\bmet ${NL_WHO}(?: \\w+){0,2} (?:spreken|praten|chatten|bellen|overleggen|contact|doorverbonden)\\b`,
      ),
      new RegExp(
        `\\b(?:spreek|praat|praten|spreken|chatten|verbind|doorverbinden|contact)(?: \\w+){0,3} met ${NL_WHO}(?= graag| alsjeblieft| alstublieft|$)`,
      ),
      /\b(?:wil|wens|graag) (?:graag )?een (?:echte? )?(?:mens|persoon|medewerker)(?=$| (?:spreken|aan de lijn|graag|alsjeblieft|alstublieft)\b)/,
    ],
    alone:
      /^(?:(?:een|met|echte?) )*(?:mens|medewerker|klantenservice)(?:,? (?:graag|alsjeblieft|alstublieft|nu|spreken))*$/,
    negation: /\b(?:geen|niet|zonder|nooit)(?: \w+){0,5}? ?$/,
  },
];

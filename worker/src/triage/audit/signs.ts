import { fold } from '../../knowledge/terms.ts';
import type { AuditTicket } from './types.ts';

/** What a ticket's words show about the work it makes. */
export type Sign =
  | 'asks-how'
  | 'trouble'
  | 'billing-dispute'
  | 'legal'
  | 'emotional'
  | 'account-risk'
  | 'cancel'
  | 'refund'
  | 'urgent';

/** Signs that belong to people alone. */
export const HUMAN_SIGNS = [
  'billing-dispute',
  'legal',
  'emotional',
  'account-risk',
] as const satisfies readonly Sign[];

/** Each sign in words, for reports. */
export const SIGN_WORDS: Readonly<Record<Sign, string>> = {
  'asks-how': 'ask how, where or whether',
  trouble: 'report something that fails',
  'billing-dispute': 'dispute a charge',
  legal: 'speak of law, lawyers or data protection claims',
  emotional: 'are angry or in distress',
  'account-risk': 'are about lost, hacked, closed or handed-over accounts',
  cancel: 'want to end a contract',
  refund: 'want money back',
  urgent: 'are urgent',
};

const PATTERNS: Readonly<Record<Sign, RegExp>> = {
  'asks-how':
    /(?:^|[.!?] )(?:(?:hi|hello|hey|hallo|hola|bonjour)\b[^.!?]{0,20}? )?(?:how (?:do|can|to|does|long|much|many|should|would)|what (?:is|are|does|happens|if)|where (?:do|can|is|are)|when (?:do|does|will|is)|which|can (?:i|we|you)|could (?:i|we)|is (?:there|it possible)|are there|do (?:i|we|you)|does|wie|wo|kann ich|gibt es|como|donde|puedo|comment|ou (?:est|puis)|puis je)\b|\b(?:how to|wondering (?:how|if|whether)|way to|possible to|how (?:do|can) (?:i|we))\b/,
  trouble:
    /\b(?:errors?|fail\w*|broke\w*|bugs?|crash\w*|freez\w*|frozen|stuck|hang(?:s|ing)|not? (?:longer )?(?:work\w*|load\w*|sync\w*|open\w*|show\w*|updat\w*|respond\w*)|(?:doesn|don|won|isn|aren|can|cannot|couldn|wouldn|didn|hasn)(?:'| )?t (?:\w+ )?(?:work|load|sync|open|show|update|respond|connect|log|sign|save|see|get|find|start|arrive|appear|play|print)\w*|cannot \w+|unable to|missing|disappear\w*|vanish\w*|blank|slow|wrong|problems?|fehler\w*|funktioniert nicht|geht nicht|no funciona|ne (?:fonctionne|marche) pas)\b/,
  'billing-dispute':
    /\b(?:(?:over|double|wrongly |twice )?charged (?:twice|again|me|us|for|double|too|wrong\w*|without|after)|double[- ]?(?:charge|billed|billing)\w*|overcharged?|unauthori[sz]ed (?:charge|payment|transaction)s?|charge ?backs?|dispute\w*|did(?:n't| not|nt) authori[sz]e|billing error|wrong (?:amount|charge)|never (?:agreed|ordered|signed up)|doppelt abgebucht|cobro (?:doble|indebido)|debite deux fois)\b/,
  legal:
    /\b(?:lawyers?|attorneys?|legal (?:action|department|notice|claim|team|advice|complaint)|solicitors?|lawsuit|sue (?:you|them)|suing|court|small claims|consumer protection|trading standards|subpoena|gdpr|dsgvo|rgpd|data protection|copyright|infring\w*|anwalt\w*|rechtsanwalt\w*|abogad\w*|avocat\w*|data breach)\b/,
  emotional:
    /\b(?:furious|outrag\w*|disgust\w*|appall\w*|unacceptable|ridiculous|worst|terrible service|horrible|awful|pathetic|scam\w*|fraud\w*|thie(?:f|ves)|liars?|disgrace\w*|shame on|fed up|sick of|angry|livid|desperate|in tears|crying|panic\w*|heartbroken|passed away|died|bereave\w*|funeral|wtf|fuck\w*|bullshit|shit\w*|frechheit|unverschamt\w*|vergüenza|inadmissible)\b/,
  'account-risk':
    /\b(?:hack\w*|hijack\w*|stolen|compromised|phish\w*|identity theft|someone (?:else )?(?:is using|accessed|logged in|changed)|unauthori[sz]ed access|suspicious (?:login|activity)|locked out|lost access|(?:account|workspace) (?:was |is |has been )?(?:banned|suspended|disabled|deleted|closed|locked)|delete (?:my|our|the) (?:account|workspace|data)|close (?:my|our) account|transfer (?:the )?ownership|(?:owner|admin) (?:has )?left|two[- ](?:step|factor)|2fa|konto gehackt|cuenta hackeada|compte pirate)\b/,
  cancel:
    /\b(?:(?:cancel\w*|terminate|end|stop) (?:\w+ ){0,3}(?:subscription|plan|account|contract|membership|service|trial|renewal)|cancel(?:l?ing|lation)?(?: my| our)?$|kundig\w*|resili\w*|dar de baja)\b/,
  refund: /\b(?:refund\w*|money back|reimburse\w*|geld zuruck|reembolso|remboursement|erstattung)\b/,
  urgent:
    /\b(?:urgent\w*|asap|immediately|right now|emergency|deadline|dringend|sofort|urgente?|immediatement)\b/,
};

/** The signs of one ticket, in its subject and the beginning of its text. */
export function signsOf({ subject, text }: Pick<AuditTicket, 'subject' | 'text'>): Set<Sign> {
  const words = fold(`${subject}. ${text}`.slice(0, 600)).replace(/[’`´]/g, "'").replace(/\s+/g, ' ');
  const found = new Set<Sign>();
  for (const sign of Object.keys(PATTERNS) as Sign[]) if (PATTERNS[sign].test(words)) found.add(sign);
  return found;
}

/** The share of tickets with each sign. */
export function signShares(
  tickets: ReadonlyArray<Pick<AuditTicket, 'subject' | 'text'>>,
): Record<Sign, number> {
  const counts: Record<Sign, number> = {
    'asks-how': 0,
    trouble: 0,
    'billing-dispute': 0,
    legal: 0,
    emotional: 0,
    'account-risk': 0,
    cancel: 0,
    refund: 0,
    urgent: 0,
  };
  for (const ticket of tickets) for (const sign of signsOf(ticket)) counts[sign]++;
  for (const sign of Object.keys(counts) as Sign[]) counts[sign] /= Math.max(1, tickets.length);
  return counts;
}

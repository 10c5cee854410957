import { CHANGES_TOPIC, CORRECTION, MEANT, SAYS_NOTHING_NEW } from '../answering/follow-up-patterns.ts';
import { isSmallWord, languageOfMessage } from '../answering/message-language.ts';
import { confirmsAnswer } from '../answering/small-talk.ts';
import { splitSentences } from '../knowledge/sentences.ts';
import { isStopWord, tokenise } from '../knowledge/terms.ts';
import type { Message } from '../protocol.ts';
import { frustrationSigns } from '../triage/frustration.ts';
import type { ReadAttempt } from './attempts.ts';
import { textOf } from './attempts.ts';
import { folded, isTalk, readReaction } from './reaction.ts';

/** One sentence of the customer with what it is for. */
export interface Said {
  messageId: string;
  text: string;
  kind: 'matter' | 'own_try' | 'empty';
  /** A new matter begins with it. */
  isStart: boolean;
}

const OWN_TRY: RegExp[] = [
  /\b(?:i|we|he|she|they|my \w+|our \w+)(?:'ve| have)? (?:(?:have |had )?(?:already|also|just|even|both) )*(?:tried|restarted|rebooted|reinstalled|disconnected|reconnected|logged out|cleared|checked|looked (?:in|at|everywhere|through)|changed my|updated|reset|turned (?:it|off)|deleted the|asked my|removed and)\b/,
  /\b(?:habe|haben|hab)\b.*\b(?:schon|bereits)?\b.*\b(?:probiert|versucht|neu gestartet|neugestartet|neu installiert|geloscht|gepruft)\b/,
  /\b(?:ya )?(?:he|hemos) (?:ya )?(?:probado|intentado|reiniciado|reinstalado|comprobado)\b|\bya (?:reinicie|probe|intente)\b/,
  /\bj'ai (?:deja )?(?:essaye|redemarre|reinstalle|verifie|change)\b|\bnous avons (?:deja )?(?:essaye|redemarre)\b/,
];
const HELPS_AS_FAR =
  /^(?:great|perfect|thanks?|thank you|super|danke|gracias|merci|ok)\b.*\b(?:works?|worked|helped|solved|fixed)\b/;
const POLITE =
  /^(?:i hope|hope (?:you|this)|i have (?:a|one|two|some) questions?|two things|quick question|one question|i am writing|i'm writing|my name is|ich habe (?:eine|zwei) fragen?|tengo una (?:pregunta|duda)|j'ai une question|thanks? in advance|vielen dank im voraus|(?:hello|hi|hallo|hola|bonjour)(?: there)?, i hope)\b/;

/** The customer's sentences of a segment in order, with where a new matter begins: after one that was helped, by a change of topic or a correction. */
export function saidIn(messages: readonly Message[], attempts: readonly ReadAttempt[]): Said[] {
  const said: Said[] = [];
  let startsNew = true;
  for (const message of messages) {
    const attempt = attempts.find(({ answerId }) => answerId === message.id);
    if (attempt?.outcome === 'helped') startsNew = true;
    if (message.role !== 'user') continue;
    const isCorrection = CORRECTION.test(folded(textOf(message))) && MEANT.test(folded(textOf(message)));
    if (isCorrection) startsNew = true;
    for (const { text } of splitSentences(textOf(message))) {
      const kind = kindOf(text);
      if (CHANGES_TOPIC.test(folded(text)) && tellingWords(text).length > 1) startsNew = true;
      said.push({ messageId: message.id, text, kind, isStart: startsNew && kind === 'matter' });
      if (kind === 'matter') startsNew = false;
    }
  }
  return said;
}

/** Words that say something of a matter, folded. */
export function tellingWords(text: string): string[] {
  const language = languageOfMessage(text);
  return tokenise(text).filter(
    word => !isStopWord(word) && !SAYS_NOTHING_NEW.has(word) && !isSmallWord(word, language),
  );
}

function kindOf(sentence: string): Said['kind'] {
  const text = folded(sentence);
  if (isTalk(sentence) || confirmsAnswer(sentence) || HELPS_AS_FAR.test(text) || POLITE.test(text))
    return 'empty';
  if (!sentence.includes('?') && OWN_TRY.some(pattern => pattern.test(text))) return 'own_try';
  const words = tellingWords(sentence);
  const isVent = frustrationSigns(sentence).some(({ sign }) => sign === 'blame' || sign === 'swearing');
  if (words.length === 0 || (isVent && words.length <= 2)) {
    return readReaction(sentence) === 'not_helped' || isVent || words.length === 0 ? 'empty' : 'matter';
  }
  return 'matter';
}

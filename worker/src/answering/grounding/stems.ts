import { stem } from '../../knowledge/terms.ts';

/** Forms that a stemmer does not bring together. */
const IRREGULAR = new Map(
  `chose choose,chosen choose,sent send,paid pay,kept keep,left leave,lost lose,gave give,given give,took take,taken take,
  written write,wrote write,seen see,saw see,shown show,found find,made make,told tell,bought buy,held hold,hid hide,
  hidden hide,withdrawn withdraw,withdrew withdraw,knew know,known know,stood stand,built build,won win,brought bring,
  sold sell,drawn draw,ran run,became become,broken break,stolen steal,overwritten overwrite,
  has have,had have,having have,undone undo,begun begin,began begin,meant mean,lent lend,spoken speak,children child,men man,women woman,people person,
  reached reach,bound bind,frozen freeze,froze freeze,read read,lying lie,tied tie,fell fall,fallen fall,went go,rose rise,
  reset reset,shipping ship,shipped ship,copied copy,copies copy,billed bill,billing billing,monthly monthly,deleted delete,
  deletion delete,transferred transfer,referred refer,retries retry,goes go,does do,added add,adds add,adding add,
  resold resell,rebuilt rebuild,rewritten rewrite,redid redo,redone redo,did do,done do,met meet,spent spend,heard hear,
  caught catch,taught teach,thought think,drove drive,driven drive,rode ride,ridden ride,broke break,stole steal,spoke speak,
  came come,grew grow,grown grow,forgot forget,forgotten forget,worn wear,lit light,slid slide,felt feel,shut shut,
  subscription subscribe,subscriptions subscribe,extension extend,extensions extend,decision decide,permission permit,
  permissions permit,registration register,explanation explain,loss lose,choice choose,choices choose,sale sale,
  proof prove,arrival arrive,failure fail,failures fail,closure close,signature sign,response respond,
  responses respond,refuelling refuel,refuelled refuel,cancelled cancel,cancelling cancel,travelling travel,
  travelled travel,labelled label,authority authority,organisation organisation,renewal renew,renewals renew,
  queued queue,queues queue,reminder remind,reminders remind,tries try,tried try,dries dry,dried dry,flies fly,stopping stop,shared share,sharing share`
    .split(',')
    .map(pair => pair.trim().split(' ') as [string, string]),
);

/** The stem of a folded English word. */
export function englishStem(word: string): string {
  return stem(IRREGULAR.get(word) ?? word);
}

/** Words that look derived and are not. */
const ALONE = new Set(
  `hardly lately shortly nearly only early likely family reply supply apply rely message village package
  language page image stage station section mention question session version condition position option function portion
  moment comment document segment element statement apartment department environment equipment instrument
  practical material personal official special original animal signal total final local general national
  business reference conference audience difference science sentence evidence instance distance balance
  insurance table cable able stable vegetable variable enable disable agency currency quality city facility
  student content patient event agent client current moment percent talent urgent recent extent patent tangent servant merchant restaurant giant plant account amount count identity university security community activity capacity authority`
    .split(/\s+/)
    .filter(Boolean),
);
/** Endings that make a noun, an adverb or an adjective of a word and leave what it says. Never un-, non- or -less. */
const ENDING =
  /(?:anc(?:y|ies)|enc(?:y|ies)|ants?|ents?|ations?|itions?|ions?|ments?|ances?|ences?|als?|ables?|ibles?|ably|ly|ness|ities|ity|ages?|y|ates?|ated|ating|ed|ing|es|e|s)$/;
const LEAST_ROOT = 4;

/** What a word is derived from, for comparing "cancellation" with "cancel"; undefined where too little is left. */
export function familyOf(word: string): string | undefined {
  if (ALONE.has(word)) return undefined;
  const base = word
    .replace(ENDING, '')
    .replace(/([^aeiouls])\1$|ll$/, (pair, one?: string) => one ?? pair.charAt(0));
  const root = base.replace(/i$/, 'y');
  return root.length >= LEAST_ROOT ? `~${root}` : undefined;
}

import { isEverydayWord } from '../knowledge/background.ts';
import { editDistance } from '../knowledge/mend.ts';
import { stem } from '../knowledge/terms.ts';

/** Words that wishes for a person are made of, in English. */
const FRAME = new Set(
  `i me we us you your my a an the to with of in on for is are be what how when where who do does can could may would
  will have has had got get getting need needs want wanna like gonna gotta try trying prefer rather let please just not
  no don't dont know help helping assistance possible way check see seeing find tell show time hours available open
  number phone email free chat live real actual human person people someone somebody anyone anybody agent agents
  operator assistant representative advisor specialist manager supervisor staff team speak speaking speech talk talking
  chatting contact contacting call calling reach reaching touch put pass transfer connect direct customer service
  support care desk reception restaurant hotel gym bank branch shop store office already now bot robot machine talked
  another other else this that about normal waste use`.split(/\s+/),
);
const FRAME_WORDS = [...FRAME].filter(word => word.length > 3);
/** Letters alone that are no word. */
const ALONE = new Set(['i', 'a']);
/** Words of the frame with a letter left out have this many. */
const SHORTEST_SLIP = 3;

/**
 * A sentence as its writer meant it, as far as the words of a wish go: slips of one letter, spaces left out or
 * struck a letter too early. Everyday words stay as they are. For English, beside the sentence as written.
 */
export function mendWish(sentence: string): string {
  const words = sentence.split(' ');
  const mended: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const next = words[at + 1];
    if (isWord(word) && (next === undefined || isWord(next) || !/^[a-z]+$/.test(next))) {
      mended.push(word);
      continue;
    }
    const pair = next === undefined || !/^[a-z]+$/.test(word + next) ? undefined : splitFrame(word + next);
    if (pair && !(isWord(word) && !pair.includes(word) && FRAME.has(word))) {
      mended.push(pair);
      at++;
    } else mended.push(isWord(word) ? word : mendWord(word));
  }
  return mended.join(' ');
}

function mendWord(word: string): string {
  if (!/^[a-z]+$/.test(word)) return word;
  if (word === 't' || word === 'ot') return 'to';
  const parts = splitFrame(word);
  if (parts) return parts;
  if (word.length < SHORTEST_SLIP) return word;
  const near = FRAME_WORDS.filter(
    known => (word.length > SHORTEST_SLIP || known[0] === word[0]) && editDistance(word, known, 1) <= 1,
  );
  return near.find(known => known[0] === word[0]) ?? near[0] ?? word;
}

/** The text as one word of the frame or several; undefined where it is none. */
function splitFrame(text: string): string | undefined {
  if (FRAME.has(text)) return text;
  for (let at = 1; at < text.length; at++) {
    const [left, right] = [text.slice(0, at), text.slice(at)];
    if (FRAME.has(left) && FRAME.has(right)) return `${left} ${right}`;
  }
  return undefined;
}

function isWord(word: string): boolean {
  if (word.length === 1) return ALONE.has(word);
  return FRAME.has(word) || isEverydayWord(stem(word));
}

import { fold } from '../knowledge/terms.ts';
import type { Choice, MessagePart } from '../protocol.ts';
import { contentStems, shareIn } from './overlap.ts';

/** A typed answer must say this much of a case's label, and of no other as much. */
const LABEL_SHARE = 0.6;
const TYPED_WORDS = 12;
const ORDINALS: RegExp[] = [
  /^(?:the )?(?:first|1)(?: one)?$|^(?:die |der |das )?erste[rs]?$|^(?:la |el )?primer[ao]?$|^(?:la |le )?premi(?:er|ere)$/,
  /^(?:the )?(?:second|2)(?: one)?$|^(?:die |der |das )?zweite[rs]?$|^(?:la |el )?segund[ao]$|^(?:la |le )?deuxieme$/,
  /^(?:the )?(?:third|3)(?: one)?$|^(?:die |der |das )?dritte[rs]?$|^(?:la |el )?tercer[ao]?$|^(?:la |le )?troisieme$/,
  /^(?:the )?(?:fourth|4)(?: one)?$|^(?:die |der |das )?vierte[rs]?$|^(?:la |el )?cuart[ao]$|^(?:la |le )?quatrieme$/,
];

/** The case that a message picks of those that the last answer offered: tapped, typed, or counted out. */
export function chosenCase(
  message: string,
  lastAnswer: readonly MessagePart[],
): (Choice & { articleId?: string }) | undefined {
  const offered = lastAnswer.find(part => part.type === 'data-clarify')?.data;
  if (!offered) return undefined;
  const { choices, articleId } = offered;
  const said = message.trim();
  const tapped =
    choices.find(({ text }) => text === said) ?? choices[ordinalOf(said)] ?? typed(said, choices);
  return tapped && { ...tapped, ...(articleId !== undefined && { articleId }) };
}

function ordinalOf(message: string): number {
  const text = fold(message).replace(/[.!]+$/, '');
  return ORDINALS.findIndex(pattern => pattern.test(text));
}

function typed(message: string, choices: Choice[]): Choice | undefined {
  if (message.split(/\s+/).length > TYPED_WORDS) return undefined;
  const stems = contentStems(message);
  const fits = choices.map(choice => ({ choice, share: shareIn(contentStems(choice.label), stems) }));
  fits.sort((a, b) => b.share - a.share);
  const [first, second] = fits;
  if (!first || first.share < LABEL_SHARE || second?.share === first.share) return undefined;
  return first.choice;
}

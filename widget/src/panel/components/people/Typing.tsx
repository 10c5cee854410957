import { fill } from '../../words/index.ts';
import { Dots } from '../Dots.tsx';
import { usePeople } from './use-people.ts';

/** A person is writing. Not announced: it says nothing yet. */
export function Typing() {
  const { people, words } = usePeople();
  const name = people.typist.value;
  if (name === undefined) return null;
  return (
    <li class="typing meta">
      <Dots />
      <span>{fill(words.typing, { name: name || words.agent })}</span>
    </li>
  );
}

import type { People } from '../../model/people.ts';
import type { Words } from '../../words/en.ts';
import type { LaterWords } from '../../words/later.ts';
import type { Panel } from '../context.ts';
import { usePanel } from '../context.ts';
import { screens } from '../lazy-screens.ts';

/** The models, that of people with them, and all words; for components that came with these screens. */
export function usePeople(): Panel & { people: People; words: Words & LaterWords } {
  const panel = usePanel();
  const people = screens.value?.people;
  if (!people) throw new Error('usePeople before the screens were there');
  return { ...panel, people, words: people.words.value };
}

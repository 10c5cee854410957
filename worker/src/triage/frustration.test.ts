import { expect, it } from 'vitest';
import { frustrationSigns, readFrustration } from './frustration.ts';

it.each([
  [['It does not work', 'it still does not work!!', 'This is useless. I ask for the third time']],
  [
    [
      'how do I export the wage report',
      'How do I export the wage report??',
      'HOW DO I EXPORT THE WAGE REPORT',
    ],
  ],
  [['THIS IS F***ING USELESS', 'what the fuck, this is useless!!']],
  [['that is wrong!!', 'you are useless, are you even reading this?']],
  [['WTF!!! This is ridiculous']],
  [['Das geht nicht!!', 'Ich frage jetzt zum dritten Mal, das ist lächerlich']],
  [['¡¡No funciona!!', 'Esto es inútil, lo pregunto por tercera vez']],
  [['Ça ne marche pas !!', "C'est nul, je demande pour la troisième fois"]],
])('hears frustration that grows: %j', messages => {
  expect(readFrustration(messages).isFrustrated).toBe(true);
});

it.each([
  [['How do I do this?', 'And that?', 'Thanks!!']],
  [['Is a third time slot possible?', 'Where is the third time clock?']],
  [['What does error TD-214 mean?', 'HTTP API and JSON, PDF too?']],
  [['It does not work', 'still not working']],
  [['Which shifts are useless to plan?']],
  [['That is damn good, thanks!!']],
  [['I think the report is wrong.', 'The Scunthorpe shop, not Berlin']],
  [['Great!!', 'Perfect!!', 'Wow!!']],
  [['Why??']],
  [['Kannst du das nochmal erklären?', 'Und wie geht es auf dem iPhone?']],
  [[]],
])('leaves harmless words alone: %j', messages => {
  expect(readFrustration(messages).isFrustrated).toBe(false);
});

it('does not count old anger when the newest message is calm', () => {
  expect(
    readFrustration(['this is useless!!', 'WHAT THE HELL IS THIS', 'ok, the button is on the left'])
      .isFrustrated,
  ).toBe(false);
});

it('names the signs for agents', () => {
  expect(readFrustration(['this is useless!!', 'for the third time']).signs).toEqual([
    'blame',
    'marks',
    'counting',
  ]);
  expect(frustrationSigns('the wage export fails', ['my wage export fails']).map(({ sign }) => sign)).toEqual(
    ['repeated'],
  );
});

import { expect, it } from 'vitest';
import { splitSentences } from './sentences.ts';

const texts = (text: string) => splitSentences(text).map(sentence => sentence.text);

it.each([
  ['plain sentences', 'Open it. Close it! Done?', ['Open it.', 'Close it!', 'Done?']],
  ['versions', 'Use version 3.11 or later. Then go on.', ['Use version 3.11 or later.', 'Then go on.']],
  ['file names', 'Run setup.exe now. Wait.', ['Run setup.exe now.', 'Wait.']],
  [
    'addresses',
    'Visit https://a.example/b.html?c=d. Then log in.',
    ['Visit https://a.example/b.html?c=d.', 'Then log in.'],
  ],
  [
    'e.g. and i.e.',
    'Pick a role, e.g. Manager. That is all.',
    ['Pick a role, e.g. Manager.', 'That is all.'],
  ],
  [
    'titles and initials',
    'Ask Dr. Jones or J. Smith. They know.',
    ['Ask Dr. Jones or J. Smith.', 'They know.'],
  ],
  [
    'numbers after "no."',
    'See no. 5 on the list. The answer is no. Try again.',
    ['See no. 5 on the list.', 'The answer is no.', 'Try again.'],
  ],
  ['an ellipsis', 'Loading... please wait. Done.', ['Loading... please wait.', 'Done.']],
  ['quotes', 'Choose "Save." Then close.', ['Choose "Save."', 'Then close.']],
  ['Japanese', '設定を開きます。保存します。', ['設定を開きます。', '保存します。']],
  ['Hindi', 'सेटिंग खोलें। सहेजें।', ['सेटिंग खोलें।', 'सहेजें।']],
  ['Arabic', 'هل نسيت كلمة المرور؟ افتح الإعدادات.', ['هل نسيت كلمة المرور؟', 'افتح الإعدادات.']],
  ['markers', '1. Open it.\n- Close it. Now.\n## Heading', ['Open it.', 'Close it.', 'Now.', 'Heading']],
  ['nothing', ' \n ', []],
])('splits %s', (_what, text, expected) => {
  expect(texts(text)).toEqual(expected);
});

it('gives offsets that are the sentence', () => {
  const text = '  1. First one. Second one.\nThird…';
  for (const { start, end, text: sentence } of splitSentences(text))
    expect(text.slice(start, end)).toBe(sentence);
});

import { expect, it } from 'vitest';
import { csvCell, csvText } from './csv.ts';

it.each(['=1+1', '+1', '-1+2', '@SUM(A1)', '\t=1', '  =cmd', '＝1', '|calc', '%0a'])(
  'makes text of %j',
  cell => {
    expect(csvCell(cell).replace(/^"/, '')).toMatch(/^'/);
  },
);

it('quotes what would break a row', () => {
  expect(
    csvText([
      ['a,b', 'say "hi"', 3],
      ['two\nlines', '', 'x'],
    ]),
  ).toBe('"a,b","say ""hi""",3\r\ntwo lines,,x\r\n');
});

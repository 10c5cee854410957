import { expect, it } from 'vitest';
import { mask } from './masking.ts';

it.each([
  ['My card is 4111 1111 1111 1111.', 'My card is [card number].', 'card'],
  ['4111-1111-1111-1111', '[card number]', 'card'],
  ['4242424242424242 exp 12/27', '[card number] exp 12/27', 'card'],
  ['amex 3782 822463 10005', 'amex [card number]', 'card'],
  ['5555 5555 5555 4444 and 2223003122003222', '[card number] and [card number]', 'card'],
  ['6011111111111117', '[card number]', 'card'],
  ['Diners 30569309025904', 'Diners [card number]', 'card'],
  ['card:4111111111111111,', 'card:[card number],', 'card'],
  ['IBAN AT61 1904 3002 3457 3201 please', 'IBAN [bank account] please', 'iban'],
  ['DE89370400440532013000', '[bank account]', 'iban'],
  ['de89 3704 0044 0532 0130 00 thanks', '[bank account] thanks', 'iban'],
  ['GB29 NWBK 6016 1331 9268 19', '[bank account]', 'iban'],
  ['FR1420041010050500013M02606 ok', '[bank account] ok', 'iban'],
  ['key sk-abcdEFGH1234ijklMNOP5678', 'key [secret]', 'secret'],
  ['sk_live_4eC39HqLyjWDarjtT1zdp7dc', '[secret]', 'secret'],
  ['ghp_16C7e42F292c6912E7710c838347Ae178B4a', '[secret]', 'secret'],
  ['xoxb-123456789012-abcdefABCDEF', '[secret]', 'secret'],
  ['AKIAIOSFODNN7EXAMPLE here', '[secret] here', 'secret'],
  ['token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcDEF123', 'token [secret]', 'secret'],
  ['password: hunter2', 'password: [secret]', 'secret'],
  ['My password is hunter2.', 'My password is [secret].', 'secret'],
  ['Password = "S3cr3t!"', 'Password = "[secret]"', 'secret'],
  ['password: correcthorse', 'password: [secret]', 'secret'],
  ['Passwort: Sommer2024!', 'Passwort: [secret]', 'secret'],
  ['mi contraseña es gato123', 'mi contraseña es [secret]', 'secret'],
  ['mot de passe : Soleil77', 'mot de passe : [secret]', 'secret'],
  ['cvv 123', 'cvv [secret]', 'secret'],
  ['my PIN is 4711', 'my PIN is [secret]', 'secret'],
  ['https://ana:pa55@example.com/x', 'https://ana:[secret]@example.com/x', 'secret'],
  ['Authorization: Bearer abcdef0123456789abcdef', 'Authorization: Bearer [secret]', 'secret'],
  ['SSN 078-05-1120', 'SSN [national id]', 'national_id'],
  ['my social security number is 078051120', 'my social security number is [national id]', 'national_id'],
  ['Steuer-ID 86095742719', 'Steuer-ID [national id]', 'national_id'],
  ['86 095 742 719', '[national id]', 'national_id'],
  ['Rentennummer 15 070649 C 103', 'Rentennummer [national id]', 'national_id'],
  ['DNI 12345678Z', 'DNI [national id]', 'national_id'],
  ['NIE X1234567L', 'NIE [national id]', 'national_id'],
  ['NIR 2 55 08 14 168 025 38', 'NIR [national id]', 'national_id'],
])('masks %s', (text, masked, kind) => {
  expect(mask(text)).toEqual({ text: masked, found: [kind] });
});

it.each([
  'Order 4111111111111112 is late',
  'Order number 1234567890123456',
  'Call +49 170 1234567 or 0660 123 45 67',
  'Call +1 415 555 2671 tomorrow',
  'on 2026-11-25 at 14:30, invoice 2026-000123',
  'Unix time 1764077216000',
  'Error TD-214, code 0x80070005, version 2.10.3',
  'tracking 00340434161094042557',
  'IMEI 490154203237518',
  'ISBN 978-3-16-148410-0',
  'DE89370400440532013001',
  'How do I reset my password?',
  'My password is wrong',
  'password: how do I reset it?',
  'The password is too short, it says: at least 8 characters',
  'My password is expired.',
  'forgot password: what now',
  'the token is missing',
  'We have sk-learn in use',
  'pin the message to the top',
  'the PIN is refused',
  'I pinned 3 posts',
  'DNI 12345678A',
  'part 12345678 A',
  'NIR 2 55 08 14 168 025 39',
  '123-45-678',
  '000-12-3456',
  'Tax: 12 345 678 900 euros',
  '86095742719 units sold',
  'room 15 and 070649',
  'Ana, 12 people, 1,200 €',
  'uuid 550e8400-e29b-41d4-a716-446655440000',
  '',
])('leaves %s as it is', text => {
  expect(mask(text)).toEqual({ text, found: [] });
});

it('masks several kinds in one message and tells each once', () => {
  const { text, found } = mask(
    '4111 1111 1111 1111 or 4242 4242 4242 4242, password: abc12345\nIBAN DE89370400440532013000',
  );
  expect(text).toBe('[card number] or [card number], password: [secret]\nIBAN [bank account]');
  expect(found.toSorted()).toEqual(['card', 'iban', 'secret']);
});

it('changes nothing that is masked already', () => {
  const once = mask(
    'My password is hunter2. 4111 1111 1111 1111, DNI 12345678Z, DE89370400440532013000',
  ).text;
  expect(mask(once)).toEqual({ text: once, found: [] });
});

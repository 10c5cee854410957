import { describe, expect, it } from 'vitest';
import { createApi } from './api.ts';

const failing = async (answer: () => Promise<Response>) => {
  try {
    await createApi('/desk/api', answer).status();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};
const json = (status: number, type: string, body: unknown) => async () =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': type } });

describe('a request of the desk’s', () => {
  it('that the worker refuses says so in the worker’s words, those of the field first', async () => {
    const body = { code: 'bad_request', detail: 'The request could not be read.' };
    expect(await failing(json(400, 'application/problem+json', body))).toMatchObject({
      code: 'bad_request',
      message: 'The request could not be read.',
    });
    const errors = [{ path: 'name', message: 'Write your name.' }];
    expect(await failing(json(400, 'application/problem+json', { ...body, errors }))).toMatchObject({
      message: 'Write your name.',
    });
  });

  it('shows nothing of what a proxy in between says', async () => {
    expect(await failing(json(502, 'text/html', '<h1>nginx</h1>'))).toMatchObject({
      code: 'network',
      message: expect.not.stringContaining('nginx'),
    });
  });

  it('that reaches nobody, or is sent away to sign in, says which of the two', async () => {
    expect(await failing(() => Promise.reject(new TypeError('failed')))).toMatchObject({ code: 'network' });
    const away = { type: 'opaqueredirect', status: 0, ok: false } as Response;
    expect(await failing(async () => away)).toMatchObject({ code: 'desk_signed_out' });
  });

  it('names what it asks for, escaped, and leaves out what is empty', async () => {
    const asked: string[] = [];
    const api = createApi('/desk/api', async (input, init) => {
      asked.push(`${init?.method ?? 'GET'} ${input}`);
      return new Response('{}');
    });
    await api.tickets({ view: 'all', q: 'a&b=c', before: '' });
    await api.removeMacro('a/b');
    expect(asked).toEqual(['GET /desk/api/tickets?view=all&q=a%26b%3Dc', 'DELETE /desk/api/macros/a%2Fb']);
  });
});

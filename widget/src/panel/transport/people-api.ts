import type {
  ActionRequest,
  Attachment,
  ConversationChange,
  EmailRequest,
  HandoffRequest,
  LiveTicket,
  RatingRequest,
  Transcript,
} from '../../../../worker/src/protocol.ts';
import type { Api } from './api.ts';
import { Failure, toFailure } from './failure.ts';

/** What a customer asks of the worker around people. Every method rejects with a Failure. */
export type PeopleApi = ReturnType<typeof createPeopleApi>;

/** The rest of the API, over the panel's own requests. `base` is the worker's origin. */
export function createPeopleApi(base: string, request: Api['request']) {
  const root = `${base.replace(/\/+$/, '')}/v1`;
  const at = (id: string) => `/conversations/${encodeURIComponent(id)}`;
  const change = async (token: string, path: string, body: unknown): Promise<ConversationChange> =>
    (await request(path, token, body)).json();

  return {
    handoff: (token: string, id: string, body: HandoffRequest) => change(token, `${at(id)}/handoff`, body),
    email: (token: string, id: string, body: EmailRequest) => change(token, `${at(id)}/email`, body),
    rate: (token: string, id: string, body: RatingRequest) => change(token, `${at(id)}/rating`, body),
    action: (token: string, id: string, body: ActionRequest) => change(token, `${at(id)}/action`, body),
    giveBack: (token: string, id: string) => change(token, `${at(id)}/return`, {}),
    reopen: (token: string, id: string) => change(token, `${at(id)}/reopen`, {}),
    async typing(token: string, id: string): Promise<void> {
      await request(`${at(id)}/typing`, token, {});
    },
    async news(token: string, id: string, after: number): Promise<Transcript> {
      return (await request(`${at(id)}?after=${after}`, token)).json();
    },
    /** The address to open as a WebSocket, once. */
    async liveAddress(token: string, id: string, after: number): Promise<string> {
      const { ticket }: LiveTicket = await (await request(`${at(id)}/live`, token, {})).json();
      const query = new URLSearchParams({ ticket, after: String(after) });
      return `${root.replace(/^http/, 'ws')}/live?${query}`;
    },
    async file(token: string, id: string, attachment: string): Promise<Blob> {
      return (await request(`${at(id)}/attachments/${encodeURIComponent(attachment)}`, token)).blob();
    },
    /** By XMLHttpRequest: fetch cannot tell how far an upload has come. `onProgress` gets 0 to 1. */
    upload(token: string, id: string, file: File, onProgress: (share: number) => void, signal: AbortSignal) {
      return new Promise<Attachment>((resolve, reject) => {
        const upload = new XMLHttpRequest();
        upload.open('POST', `${root}${at(id)}/attachments?name=${encodeURIComponent(file.name)}`);
        upload.setRequestHeader('authorization', `Bearer ${token}`);
        upload.setRequestHeader('content-type', 'application/octet-stream');
        upload.responseType = 'json';
        upload.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
        upload.onload = () => {
          if (upload.status < 300 && upload.response) resolve(upload.response);
          else
            reject(
              new Failure(upload.response?.code ?? 'internal', upload.status >= 500 || upload.status === 429),
            );
        };
        upload.onerror = () => reject(toFailure(undefined));
        upload.onabort = upload.onerror;
        signal.addEventListener('abort', () => upload.abort());
        upload.send(file);
      });
    },
  };
}

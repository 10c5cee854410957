/** A mail as it travelled, taken apart again. */
export interface ReadMail {
  /** Lower-case names, values unfolded and decoded; a header that came twice has two values. */
  headers: Record<string, string[]>;
  text: string;
}

/** Reads a mail of one text part (RFC 5322, 2045 and 2047), enough to see what a mail program would show. */
export function readMail(raw: string): ReadMail {
  const end = raw.search(/\r?\n\r?\n/);
  const head = end < 0 ? raw : raw.slice(0, end);
  const body = end < 0 ? '' : raw.slice(end).replace(/^\r?\n\r?\n/, '');
  const headers: ReadMail['headers'] = {};
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    headers[name] = [...(headers[name] ?? []), decodedWords(line.slice(colon + 1).trim())];
  }
  const encoding = headers['content-transfer-encoding']?.[0]?.toLowerCase() ?? '7bit';
  return { headers, text: decodedBody(body, encoding).replace(/\r\n/g, '\n').trimEnd() };
}

function decodedWords(value: string): string {
  return value
    .replace(/(\?=)\s+(=\?)/g, '$1$2')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_all, kind: string, text: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('latin1')
        : quoted(text.replaceAll('_', ' ')).toString('latin1'),
    )
    .replace(/[\u0080-\u00ff]+/g, bytes => Buffer.from(bytes, 'latin1').toString('utf8'));
}

function decodedBody(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding === 'quoted-printable') return quoted(body.replace(/=\r?\n/g, '')).toString('utf8');
  return body;
}

function quoted(text: string): Buffer {
  return Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

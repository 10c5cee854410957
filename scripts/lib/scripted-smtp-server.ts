import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';

/** A mail that was taken, with the talk that brought it. */
export interface TakenMail {
  from: string;
  to: string[];
  raw: string;
  /** 'PLAIN user password' */
  signIn?: string;
}

/** What a port offers and how it behaves. */
export type SmtpScript =
  /** Signs in by PLAIN and LOGIN; no TLS. */
  | 'plain'
  /** Signs in by LOGIN alone. */
  | 'login'
  /** Offers STARTTLS and then cannot start it. */
  | 'broken-tls'
  /** Takes the connection and never greets. */
  | 'silent'
  /** Has no room for anybody. */
  | 'busy';

export interface ScriptedSmtpServer {
  ports: Record<SmtpScript, number>;
  mails: TakenMail[];
  /** Every line that a client sent, on any port. */
  lines: string[];
  close(): Promise<void>;
}

const SCRIPTS: SmtpScript[] = ['plain', 'login', 'broken-tls', 'silent', 'busy'];

/**
 * A mail server on loopback that fails on demand. What a recipient's name says, happens to the mail:
 * `unknown@` 550, `later@` 451, `full@` 452 after the text, `gone@` the connection ends before the answer
 * although the mail was taken. The sender `stranger@` gets 553, the password `wrong` 535.
 */
export async function startScriptedSmtpServer(): Promise<ScriptedSmtpServer> {
  const mails: TakenMail[] = [];
  const lines: string[] = [];
  const servers: Server[] = [];
  const sockets = new Set<Socket>();
  const listen = async (script: SmtpScript) => {
    const server = createServer(socket => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      // A client that ends the talk half-way is what some of the tests are about.
      socket.on('error', () => socket.destroy());
      talk(socket, script, mails, lines);
    });
    servers.push(server);
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };
  const ports = Object.fromEntries(
    await Promise.all(SCRIPTS.map(async script => [script, await listen(script)] as const)),
  ) as Record<SmtpScript, number>;
  return {
    ports,
    mails,
    lines,
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map(server => new Promise(resolve => server.close(resolve))));
    },
  };
}

function talk(socket: Socket, script: SmtpScript, mails: TakenMail[], lines: string[]): void {
  if (script === 'silent') return;
  const say = (text: string) => socket.write(`${text}\r\n`);
  if (script === 'busy') {
    say('421 too many connections');
    socket.end();
    return;
  }
  let mail: TakenMail = { from: '', to: [], raw: '' };
  let signIn: string | undefined;
  /** What the next line is: a command, a part of the sign-in, or the mail's text. */
  let next: (line: string) => void;
  const command = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO') return say(offers(script));
    if (verb === 'STAR') return say('454 TLS is not available');
    if (verb === 'AUTH') return startSignIn(line);
    if (verb === 'MAIL') {
      mail = { from: addressIn(line), to: [], raw: '', ...(signIn && { signIn }) };
      return say(mail.from.startsWith('stranger@') ? '553 not your address' : '250 ok');
    }
    if (verb === 'RCPT') {
      mail.to.push(addressIn(line));
      return say(answerTo(addressIn(line)));
    }
    if (verb === 'DATA') {
      next = text;
      return say('354 go on');
    }
    if (verb === 'QUIT') {
      say('221 bye');
      return socket.end();
    }
    return say('250 ok');
  };
  const startSignIn = (line: string) => {
    const [, kind = '', first = ''] = line.split(' ');
    if (kind.toUpperCase() === 'PLAIN') {
      const [, user, password] = decoded(first).split('\0');
      return endSignIn('PLAIN', user, password);
    }
    say('334 VXNlcm5hbWU6');
    next = name => {
      say('334 UGFzc3dvcmQ6');
      next = password => {
        next = command;
        endSignIn('LOGIN', decoded(name), decoded(password));
      };
    };
  };
  const endSignIn = (kind: string, user = '', password = '') => {
    signIn = `${kind} ${user} ${password}`;
    say(password === 'wrong' ? '535 authentication failed for somebody@example.com' : '235 ok');
  };
  const text = (line: string) => {
    if (line !== '.') {
      mail.raw += `${line.replace(/^\./, '')}\r\n`;
      return;
    }
    next = command;
    if (mail.to[0]?.startsWith('full@')) return say('452 the disk is full');
    mails.push(mail);
    if (mail.to[0]?.startsWith('gone@')) return socket.destroy();
    say('250 taken');
  };
  next = command;
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\r\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      lines.push(line);
      next(line);
    }
  });
  say('220 mail.test ready');
}

function offers(script: SmtpScript): string {
  const extension =
    script === 'broken-tls' ? 'STARTTLS' : script === 'login' ? 'AUTH LOGIN' : 'AUTH PLAIN LOGIN';
  return `250-mail.test\r\n250-8BITMIME\r\n250 ${extension}`;
}

function answerTo(recipient: string): string {
  if (recipient.startsWith('unknown@')) return `550 no such user ${recipient}`;
  if (recipient.startsWith('later@')) return '451 try again later';
  return '250 ok';
}

function addressIn(line: string): string {
  return /<([^>]*)>/.exec(line)?.[1] ?? '';
}

function decoded(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8');
}

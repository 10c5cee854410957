/**
 * What smtp-mailer.ts uses of Node's modules (workerd has them) and of nodemailer, whose own types would bring
 * Node's globals into the worker.
 */
declare module 'node:net' {
  /** Events of a connection, and how it is ended. */
  export interface Socket {
    once(event: 'connect' | 'secureConnect', listener: () => void): this;
    once(event: 'error', listener: (error: Error) => void): this;
    removeListener(event: string, listener: (error: Error) => void): this;
    destroy(): void;
    setTimeout(ms: number): this;
  }
  export function connect(options: { host: string; port: number }): Socket;
}

declare module 'node:tls' {
  export function connect(options: {
    host: string;
    port: number;
    servername?: string;
  }): import('node:net').Socket;
}

declare module 'nodemailer' {
  type Socket = import('node:net').Socket;
  type SocketCallback = (error: Error | null, answer?: { connection: Socket; secured?: boolean }) => void;

  export interface TransportOptions {
    host: string;
    port: number;
    secure: boolean;
    requireTLS: boolean;
    ignoreTLS: boolean;
    name: string;
    auth?: { user: string; pass: string };
    connectionTimeout: number;
    greetingTimeout: number;
    socketTimeout: number;
    socketCloseTimeout: number;
    disableFileAccess: boolean;
    disableUrlAccess: boolean;
    getSocket(options: unknown, callback: SocketCallback): void;
  }
  export interface Address {
    name: string;
    address: string;
  }
  export interface Message {
    from: Address;
    to: Address;
    replyTo?: Address;
    subject: string;
    text: string;
    messageId: string;
    headers: Record<string, string>;
  }
  /** What it throws, beside a message that quotes the server. */
  export interface SmtpError extends Error {
    code?: string;
    responseCode?: number;
    command?: string;
  }
  export function createTransport(options: TransportOptions): {
    sendMail(message: Message): Promise<unknown>;
    close(): void;
  };
}

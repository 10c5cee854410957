/** Ports of the mail server, on 127.0.0.1. */
export interface EximPorts {
  starttls: number;
  tls: number;
  /** As the two above, with a certificate for another name. */
  starttlsOther: number;
  tlsOther: number;
}

export interface EximFolders {
  /** Spool, logs and mails go below it. */
  root: string;
  /** Who owns it and delivers. */
  user: string;
}

/** The one account. */
export const EXIM_SIGN_IN = { user: 'acme', password: 'p4ss wörd' };

/**
 * An Exim that takes mail only after TLS and sign-in, and puts it into a Maildir. It refuses `unknown@`, puts
 * `later@` off, and lets nobody send as `stranger@`.
 */
export function eximConfig({ root, user }: EximFolders, ports: EximPorts): string {
  const { starttls, tls, starttlsOther, tlsOther } = ports;
  const isOther = `or{{eq{$received_port}{${starttlsOther}}}{eq{$received_port}{${tlsOther}}}}`;
  const chosen = (file: string) => `\${if ${isOther} {${root}/other.${file}}{${root}/mail.${file}}}`;
  const { password } = EXIM_SIGN_IN;
  return `
primary_hostname = mail.test
spool_directory = ${root}/spool
log_file_path = ${root}/log/%slog
pid_file_path = ${root}/exim.pid
exim_user = ${user}
exim_group = ${user}
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${starttls} : ${tls} : ${starttlsOther} : ${tlsOther}
tls_on_connect_ports = ${tls} : ${tlsOther}
tls_advertise_hosts = *
tls_certificate = ${chosen('pem')}
tls_privatekey = ${chosen('key')}
auth_advertise_hosts = \${if eq{$tls_in_cipher}{}{}{*}}
acl_smtp_mail = sender
acl_smtp_rcpt = recipient
begin acl
sender:
  deny condition = \${if eq{$sender_address_local_part}{stranger}}
  accept
recipient:
  deny !encrypted = *
  deny !authenticated = *
  deny local_parts = unknown
  defer local_parts = later
  accept
begin routers
all:
  driver = accept
  transport = box
begin transports
box:
  driver = appendfile
  directory = ${root}/mails
  maildir_format
  envelope_to_add
  return_path_add
  user = ${user}
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if and{{eq{$auth2}{acme}}{eq{$auth3}{${password}}}}}
  server_set_id = $auth2
login:
  driver = plaintext
  public_name = LOGIN
  server_prompts = <| Username: | Password:
  server_condition = \${if and{{eq{$auth1}{acme}}{eq{$auth2}{${password}}}}}
  server_set_id = $auth1
`;
}

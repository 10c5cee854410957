import { z } from 'zod';

export interface IntercomSettings {
  /** By region: https://api.intercom.io, https://api.eu.intercom.io, https://api.au.intercom.io. */
  baseUrl: string;
  accessToken: string;
  /** Who writes the notes and closes conversations. */
  adminId: string;
  /** The app's client secret, which signs its webhooks. Absent: none are taken, tickets are read on a timer. */
  clientSecret?: string;
  /** New conversations go to this team. */
  teamId?: string;
  /** The workspace's id, for links to the inbox. */
  appId?: string;
}

const digits = (name: string, where: string) =>
  z.string(`${name} is missing: ${where}.`).regex(/^\d+$/, `${name} is a number: ${where}.`);
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(value => (value === '' ? undefined : value), schema.optional());

const schema = z.object({
  INTERCOM_BASE_URL: optional(z.url('INTERCOM_BASE_URL must be a URL, such as https://api.eu.intercom.io.')),
  INTERCOM_ACCESS_TOKEN: z
    .string('INTERCOM_ACCESS_TOKEN is missing: Developer Hub, your app, Authentication.')
    .min(10, 'INTERCOM_ACCESS_TOKEN is too short: Developer Hub, your app, Authentication.'),
  INTERCOM_ADMIN_ID: digits('INTERCOM_ADMIN_ID', 'the id of a teammate, as GET /admins lists it'),
  INTERCOM_CLIENT_SECRET: optional(
    z.string().min(10, 'INTERCOM_CLIENT_SECRET is too short: Developer Hub, your app, Basic information.'),
  ),
  INTERCOM_TEAM_ID: optional(digits('INTERCOM_TEAM_ID', 'the id of a team, as GET /teams lists it')),
  INTERCOM_APP_ID: optional(z.string()),
});

/**
 * @param env the worker's environment, or any record of strings.
 * @throws ZodError naming the setting that is wrong and where its value is found.
 */
export function readIntercomSettings(env: Record<string, unknown>): IntercomSettings {
  const values = schema.parse(env);
  return {
    baseUrl: values.INTERCOM_BASE_URL ?? 'https://api.intercom.io',
    accessToken: values.INTERCOM_ACCESS_TOKEN,
    adminId: values.INTERCOM_ADMIN_ID,
    ...(values.INTERCOM_CLIENT_SECRET && { clientSecret: values.INTERCOM_CLIENT_SECRET }),
    ...(values.INTERCOM_TEAM_ID && { teamId: values.INTERCOM_TEAM_ID }),
    ...(values.INTERCOM_APP_ID && { appId: values.INTERCOM_APP_ID }),
  };
}

/** The part of the composition root that people need: helpdesks, the desk, mail, links. Names vendors, as index.ts does. */
import { createAccessKeys } from './access/adapters/access-keys.ts';
import { createD1Sites } from './access/adapters/d1-sites.ts';
import { createAccessCheck } from './access/cloudflare-access.ts';
import { createDeskSessions } from './access/desk-session.ts';
import { createResumeLinks } from './access/resume-link.ts';
import type { PeoplePorts } from './conversation/types.ts';
import type { DeskStatus } from './desk-protocol.ts';
import { createD1Board, numberByKey } from './handoff/adapters/d1-board.ts';
import { createD1Agents, createD1Macros, createD1Mails } from './handoff/adapters/d1-desk-library.ts';
import { createD1Queue } from './handoff/adapters/d1-queue.ts';
import { createD1Reviews } from './handoff/adapters/d1-reviews.ts';
import { createDeskHelpdesk } from './handoff/adapters/desk-helpdesk.ts';
import { createDeskHub } from './handoff/adapters/desk-hub.ts';
import type { HelpdeskSetUp } from './handoff/adapters/helpdesks.ts';
import { createHelpdesks } from './handoff/adapters/helpdesks.ts';
import { readMailSettings } from './handoff/adapters/mail-settings.ts';
import { createMailer } from './handoff/adapters/mailer.ts';
import { createR2Files } from './handoff/adapters/r2-files.ts';
import { HelpdeskError } from './handoff/helpdesk.ts';
import type { DeskDeps } from './http/routes/desk.ts';
import type { Settings } from './settings.ts';
import { createD1PolicyBook } from './triage/adapters/d1-policy-book.ts';

/** What a conversation needs where people take part. */
export function composePeople(env: Cloudflare.Env, settings: Settings): PeoplePorts {
  const clock = () => new Date();
  const helpdesks = composeHelpdesks(env);
  const links = createResumeLinks(settings.sessionSecret, clock);
  const origin = settings.publicUrl ?? '';
  return {
    helpdesk: name => helpdesks(name),
    board: createD1Board({ db: env.DB, hints: createDeskHub(env.DESK_HUB), clock }),
    mailer: createMailer(readMailSettings({ ...env }), { mails: createD1Mails(env.DB), clock }),
    reviews: createD1Reviews(env.DB, clock),
    ...(env.FILES && { files: createR2Files(env.FILES) }),
    resumeUrl: async (site, conversation, speaker) =>
      `${origin}/resume/${await links.issue({ site, conversation, speaker })}`,
    deskUrl: number => (origin ? `${origin}/desk/tickets/${number}` : undefined),
  };
}

export function composeHelpdesks(env: Cloudflare.Env) {
  return createHelpdesks({ ...env }, createDeskHelpdesk({ numberOf: numberByKey(env.DB) }));
}

/** How long what was seen of a helpdesk holds: asking costs a call to it. */
const CHECK_MS = 60_000;
let checked: { at: number; problem: string | undefined } | undefined;

/** The helpdesk that the sites use and what is wrong with it, for the desk's status line. */
async function deskState(env: Cloudflare.Env): Promise<Omit<DeskStatus, 'parked'>> {
  const mail = createMailer(readMailSettings({ ...env }), {
    mails: createD1Mails(env.DB),
    clock: () => new Date(),
  }).name;
  const names = await createD1Sites(env.DB, Date.now).helpdesks();
  const helpdesk = names.find(name => name !== 'desk') ?? 'desk';
  if (!checked || Date.now() - checked.at > CHECK_MS)
    checked = { at: Date.now(), problem: await problemOf(helpdesk, composeHelpdesks(env)(helpdesk)) };
  const { problem } = checked;
  return { helpdesk, mail, ...(problem && { problem }) };
}

async function problemOf(name: string, setUp: HelpdeskSetUp): Promise<string | undefined> {
  if (!setUp) return `A site hands over to ${name}, which is not set up here: see docs/helpdesks.md.`;
  if ('problem' in setUp) return setUp.problem;
  try {
    await setUp.helpdesk.check();
    return undefined;
  } catch (error) {
    return error instanceof HelpdeskError ? error.message : `${name} cannot be reached.`;
  }
}

export function composeDesk(env: Cloudflare.Env, settings: Settings): DeskDeps {
  const clock = () => new Date();
  const { sessionSecret: secret, deskToken, access } = settings;
  return {
    doors: {
      ...(deskToken && { sessions: createDeskSessions({ secret, deskToken, clock }) }),
      ...(access && {
        access: createAccessCheck({ ...access, keys: createAccessKeys(access.teamDomain), clock }),
      }),
    },
    limiter: env.SIGN_IN_LIMIT,
    agents: createD1Agents(env.DB, clock),
    queue: createD1Queue(env.DB),
    sites: createD1Sites(env.DB, Date.now),
    policyBook: createD1PolicyBook(env.DB, { now: clock, newId: () => crypto.randomUUID() }),
    conversations: (site, id) => env.CONVERSATIONS.get(env.CONVERSATIONS.idFromName(`${site}/${id}`)),
    macros: createD1Macros(env.DB),
    mails: createD1Mails(env.DB),
    reviews: createD1Reviews(env.DB, clock),
    state: () => deskState(env),
    live: createDeskHub(env.DESK_HUB),
    assets: env.ASSETS,
  };
}

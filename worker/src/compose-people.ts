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
import { mailerOf } from './handoff/adapters/mailer.ts';
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
    mailer: mailerOf({ ...env }, { mails: createD1Mails(env.DB), clock }).mailer,
    reviews: createD1Reviews(env.DB, clock),
    ...(env.FILES && { files: createR2Files(env.FILES) }),
    resumeUrl: async (site, conversation, speaker) =>
      origin ? `${origin}/resume/${await links.issue({ site, conversation, speaker })}` : undefined,
    deskUrl: number => (origin ? `${origin}/desk/tickets/${number}` : undefined),
  };
}

export function composeHelpdesks(env: Cloudflare.Env) {
  return createHelpdesks({ ...env }, createDeskHelpdesk({ numberOf: numberByKey(env.DB) }));
}

/** How long what was seen of the helpdesks holds: asking costs a call to each. */
const CHECK_MS = 60_000;
let checked: { at: number; of: string; problems: string[] } | undefined;

/** The helpdesks that sites use, the mail port, and what is wrong with them: for the desk's status line, and at start-up. */
async function peopleState(env: Cloudflare.Env, settings: Settings): Promise<Omit<DeskStatus, 'parked'>> {
  const { mailer, problem } = mailerOf({ ...env }, { mails: createD1Mails(env.DB), clock: () => new Date() });
  const hasNoLink = mailer.name !== 'desk' && !settings.publicUrl;
  const names = (await createD1Sites(env.DB, Date.now).helpdesks()).filter(name => name !== 'desk').sort();
  const of = names.join();
  if (checked?.of !== of || Date.now() - checked.at > CHECK_MS) {
    const setUp = composeHelpdesks(env);
    const found = await Promise.all(names.map(name => problemOf(name, setUp(name))));
    checked = { at: Date.now(), of, problems: found.filter(one => one !== undefined) };
  }
  const problems = [
    ...checked.problems,
    ...(problem ? [problem] : []),
    ...(hasNoLink ? ['PUBLIC_URL is not set: mails carry no link back to the conversation.'] : []),
  ];
  return {
    helpdesk: names[0] ?? 'desk',
    mail: mailer.name,
    ...(problems.length > 0 && { problem: problems.map(asSentence).join(' ') }),
  };
}

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
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
    state: () => peopleState(env, settings),
    live: createDeskHub(env.DESK_HUB),
    assets: env.ASSETS,
  };
}

import type { HandoffSettings } from '../handoff/handoff-schema.ts';
import type { HelpdeskName } from '../handoff/helpdesk.ts';
import type { PublicSite, Theme } from '../protocol.ts';
import type { Policy } from '../triage/policy/types.ts';

/** How a site's backend vouches for its customers; the algorithm is pinned with the key. */
export type IdentityKey =
  | { alg: 'HS256'; secret: string; kid?: string }
  | { alg: 'ES256'; jwk: JsonWebKey; kid?: string };

export interface SuggestedQuestions {
  /** Globs over the page's path. */
  pages: string[];
  questions: string[];
}

/** A site's whole settings, as the admin API takes and D1 keeps them. */
export interface Site {
  id: string;
  name: string;
  /** Exact origins, or `https://*.example.com` for every subdomain. */
  origins: string[];
  locale: string;
  theme: Theme;
  greeting: string;
  contactUrl?: string;
  suggestedQuestions: SuggestedQuestions[];
  /** At most two, so that keys can be rotated without a gap. */
  identity: IdentityKey[];
  /** Days after the last activity until a conversation is deleted. */
  retentionDays: number;
  /** Whether answers that customers found helpful are learned from. */
  learning: 'on' | 'off';
  /** Thresholds of answering; the defaults hold for what is left out. */
  answering: AnsweringSettings;
  /** Which helpdesk, opening hours, SLA. */
  handoff: HandoffSettings;
  /** What goes to people, and what a person sees first. */
  policy: Policy;
}

/** What a site may set of answering. */
export interface AnsweringSettings {
  /** Confidence, 0 to 1, below which nothing is answered. */
  answerFrom?: number;
}

/** Port: where sites are kept. */
export interface Sites {
  get(id: string): Promise<Site | undefined>;
  put(site: Site): Promise<void>;
  /** True when any site allows this origin: all that a preflight can be asked. */
  isKnownOrigin(origin: string): Promise<boolean>;
  count(): Promise<number>;
  /** Those that hand over to a helpdesk, by id. */
  ofHelpdesk(name: HelpdeskName): Promise<Site[]>;
  /** By name. */
  names(): Promise<Array<{ id: string; name: string }>>;
  /** Which helpdesks the sites hand over to. */
  helpdesks(): Promise<HelpdeskName[]>;
}

/**
 * Whether a page's origin may use the site. Compares parsed origins, never substrings;
 * `null` (sandboxed frames, files) is refused. Defence in depth: a client outside a browser can
 * claim any origin, so nothing else may rest on it.
 */
export function isOriginAllowed(origins: readonly string[], origin: string): boolean {
  const parsed = parseOrigin(origin);
  if (!parsed) return false;
  return origins.some(entry => {
    const wildcard = /^(https?):\/\/\*\.([^/*]+)$/.exec(entry);
    if (!wildcard) return entry === origin;
    const [, scheme, suffix] = wildcard;
    return parsed.protocol === `${scheme}:` && parsed.host.endsWith(`.${suffix}`);
  });
}

function parseOrigin(origin: string): URL | undefined {
  if (!URL.canParse(origin)) return undefined;
  const url = new URL(origin);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.origin === origin ? url : undefined;
}

/** What a widget may know of its site; never origins or keys. */
export function publicSite(site: Site, suggestedQuestions: string[]): PublicSite {
  const { id, name, locale, greeting, theme, contactUrl } = site;
  return { id, name, locale, greeting, theme, ...(contactUrl && { contactUrl }), suggestedQuestions };
}

import type { SlaTarget } from '../../handoff/sla.ts';
import type { Priority, Sentiment, TriggerKind } from '../../handoff/types.ts';

/** Who answers a topic: the assistant alone, the assistant with a person who sees it first, or people. */
export type TopicMode = 'autonomous' | 'assisted' | 'human-only';

export interface PolicyTopic {
  id: string;
  /** What customers read where they choose between topics; the id in words where it is left out. */
  title?: string;
  mode: TopicMode;
  /** Who in the team looks after it: a person or a team, for those who keep the policy. */
  owner?: string;
  /** Words or phrases that name it. */
  keywords?: string[];
  /** Whole questions that are about it. */
  examples?: string[];
  /** What past tickets are labelled with, where that is not the id. */
  category?: string;
  /** Ids of the articles that answer it. */
  articles?: string[];
}

/** A fact that the product vouches for has one of these values; a claim of the page's never does. */
export interface FactRule {
  fact: string;
  values: string[];
}

/** What is known of an account beside its facts. */
export type AccountSignal =
  /** First seen less than 30 days ago. */
  | 'new_account'
  /** Has tickets of the last two weeks that nobody solved. */
  | 'unresolved_tickets';

export type Severity = 'low' | 'normal' | 'urgent';

/** All that are named must hold; of each list one is enough. Nothing named always holds. */
export interface Conditions {
  topics?: string[];
  facts?: FactRule[];
  signals?: AccountSignal[];
  /** Globs over the page's path. */
  pages?: string[];
  /** BCP 47 language tags, compared by their first part. */
  languages?: string[];
  severity?: Severity[];
  sentiment?: Sentiment[];
  /** Why it went to people. */
  triggers?: TriggerKind[];
  keywords?: string[];
}

export interface Escalation {
  /** Words and phrases that escalate, where they are meant: asking how something works does not. */
  keywords: string[];
  /** Answers in a row that may fail before a person takes over. */
  failedAnswers: number;
  /** Whether growing frustration goes to a person. */
  frustration: boolean;
  /** Customers who get a person at once, by what the product vouches for; on all topics or on some. */
  tiers: Array<FactRule & { topics?: string[] }>;
  /**
   * What becomes of a question whose best answer is below the site's threshold: declined with the way to a
   * person, or handed over at once.
   */
  lowConfidence: 'decline' | 'escalate';
}

/** The first rule that holds decides; what it leaves out is as usual. */
export interface RoutingRule {
  id: string;
  when: Conditions;
  team?: string;
  priority?: Priority;
  tags?: string[];
  /** Minutes of opening hours, in the place of the site's targets. */
  sla?: SlaTarget;
}

export interface Team {
  id: string;
  name?: string;
  /** What the helpdesk knows it as: a group's, team's or queue's id. */
  helpdeskId?: string;
}

/** Words by language; the site's own language must be among them. */
export type Localised = Record<string, string>;

/** Answers what is asked often with the team's own words, at once. */
export interface AutoResponse {
  id: string;
  when: Conditions;
  text: Localised;
  link?: { label: Localised; url: string };
}

/** What customers do themselves: a page to go to, or something that the product registered on its pages. */
export interface SelfServiceAction {
  id: string;
  when: Conditions;
  /** On the button. */
  label: Localised;
  /** Why this helps, before the button. */
  why: Localised;
  /** What happens after the click. */
  next: Localised;
  /** A deep link. */
  url?: string;
  /** The name that the product's page registered with `registerAction`. */
  call?: string;
}

/** Questions asked on these pages are more likely about these topics. */
export interface PageBinding {
  pages: string[];
  topics: string[];
}

/** What the assistant may do, when it steps aside, and where things go: one document. */
export interface Policy {
  topics: PolicyTopic[];
  /** Who answers what is about none of the topics. */
  otherwise: TopicMode;
  escalation: Escalation;
  teams: Team[];
  routing: RoutingRule[];
  autoResponses: AutoResponse[];
  actions: SelfServiceAction[];
  /** Where answers may link to beside the help centre: `https://example.com/path` prefixes. */
  allowedLinks: string[];
  pages: PageBinding[];
  /** Whether tickets that came to the helpdesk by themselves are routed, tagged and auto-answered too. */
  helpdeskTickets: 'leave' | 'triage';
}

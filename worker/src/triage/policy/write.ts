import { stringify } from 'yaml';
import type { Policy } from './types.ts';

const SECTIONS: ReadonlyArray<[keyof Policy, string]> = [
  [
    'topics',
    'What customers ask about, and who answers: autonomous (the assistant), assisted (a person sees each answer\n' +
      'first), human-only. Keywords name a topic in any form of their words; examples are whole questions.',
  ],
  ['otherwise', 'Who answers what is about none of these topics: autonomous, assisted or human-only.'],
  [
    'escalation',
    'What goes to a person at once. Asking for a person always does and needs no rule.\n' +
      'tiers look at what your backend vouches for, never at what a page claims.',
  ],
  ['teams', 'Teams that rules route to; helpdeskId is the group, team or queue in your helpdesk.'],
  ['routing', 'Where a handed-over conversation goes: the first rule that holds decides.'],
  [
    'autoResponses',
    "Your own words for what is asked often, given at once and once a conversation's question.",
  ],
  [
    'actions',
    'What customers do themselves: a url to go to, or the name of an action that your page registered.',
  ],
  ['allowedLinks', 'Where answers may link to beside the help centre.'],
  [
    'helpdeskTickets',
    'Tickets that came to the helpdesk by themselves: leave, or triage (team, priority, tags, auto-response).',
  ],
  ['pages', 'Questions on these pages are more likely about these topics.'],
];

/** A policy as people read and change it, with a word on each part. Reads back as the same policy. */
export function writePolicy(policy: Policy): string {
  return SECTIONS.map(([name, about]) => {
    const comment = about.split('\n').map(line => `# ${line}`);
    const value = policy[name];
    return `${comment.join('\n')}\n${stringify({ [name]: value }, { lineWidth: 110 }).trimEnd()}\n`;
  }).join('\n');
}

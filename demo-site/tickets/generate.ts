/**
 * Puts the demo's past tickets together: `node demo-site/tickets/generate.ts` writes tickets.csv anew. The same
 * parts give the same file.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { seeded } from '../../scripts/lib/random.ts';
import { csvText } from '../../worker/src/triage/audit/csv.ts';
import type { TicketTopic } from './topics.ts';
import { TOPICS } from './topics.ts';
import { ANGRY, ASIDES, EMPTY_SUBJECTS, FOREIGN, WORDS } from './words.ts';

const COUNT = 480;
const FIRST_ID = 48_210;
const START = Date.UTC(2026, 7, 3, 6);
const MINUTE = 60_000;
/** 88 days. */
const SPAN_MINUTES = 88 * 24 * 60;
const COLUMNS =
  'Id,Requester,Requester email,Assignee,Group,Subject,Description,Tags,Status,Priority,Via,Ticket type,Created at,Solved at,Group stations,Assignee stations,Reopens,Replies,First reply time in minutes,Full resolution time in minutes,Satisfaction Score,Plan,Page,Last public reply'.split(
    ',',
  );
const AGENTS: Readonly<Record<TicketTopic['team'], readonly string[]>> = {
  'Front line': ['Bea Winters', 'Milo Haas', 'Ruth Adeyemi'],
  Billing: ['Carla Voss', 'Piet Jansen'],
  Integrations: ['Anton Krol', 'Suki Tan'],
  Trust: ['Helen Roth'],
};
const PEOPLE = [
  'Dana Okafor',
  'Jule Brandt',
  'Tarek Aziz',
  'Olga Wren',
  'Piotr Nowak',
  'Emma Lind',
  'Carlos Rey',
  'Aiko Mori',
  'Sven Holm',
  'Lucie Petit',
  'Grace Bell',
  'Hugo Lang',
];

type Random = () => number;

/** The rows of the file, the columns' names first. */
export function demoTickets(): Array<Array<string | number>> {
  const random = seeded(20_261_031);
  const minutes = Array.from({ length: COUNT }, () => Math.floor(random() * SPAN_MINUTES)).sort(
    (a, b) => a - b,
  );
  return [COLUMNS, ...minutes.map((minute, index) => row(index, START + minute * MINUTE, random))];
}

function row(index: number, created: number, random: Random): Array<string | number> {
  const topic = weighted(random);
  const kind = random();
  const isEmpty = kind < 0.02;
  const isForeign = kind >= 0.02 && kind < 0.045;
  const isDouble = kind >= 0.045 && kind < 0.11;
  const isAngry = kind >= 0.11 && kind < 0.18;
  const foreign = pick(FOREIGN, random);
  const own = isForeign ? (TOPICS.find(({ tag }) => tag === foreign[0]) ?? topic) : topic;
  // One filling a ticket: the answer speaks of the same people and places as the question.
  const places = new Map<string, string>();
  const fill = (text: string) => filled(text, places, random);
  const [question, reply] = pick(own.says, random);
  let subject = fill(isForeign ? foreign[1] : pick(own.subjects, random));
  const parts = [fill(isForeign ? foreign[2] : question)];
  if (isDouble) parts.push(`Also, ${lowerFirst(fill(pick(weighted(random).says, random)[0]))}`);
  if (isAngry) parts.unshift(fill(pick(ANGRY, random)));
  if (!isForeign && random() < 0.4)
    parts.splice(random() < 0.5 ? 0 : parts.length, 0, fill(pick(ASIDES, random)));
  let text = parts.join(' ');
  if (isEmpty) {
    subject = pick(EMPTY_SUBJECTS, random);
    text = '';
  }
  if (!isForeign && random() < 0.22) {
    subject = mistyped(subject, random);
    text = mistyped(text, random);
  }
  const isPassedOn = random() < own.passedOn + (isAngry ? 0.25 : 0);
  const team = isPassedOn && own.team === 'Front line' ? 'Integrations' : own.team;
  const stations = isPassedOn ? 2 + Math.floor(random() * 2) : 1;
  const firstReply = Math.round(8 + random() ** 2 * 60 * Math.min(own.hours, 8));
  const resolution = Math.round(firstReply + (0.3 + random() * 1.6) * own.hours * 60 * (isPassedOn ? 2 : 1));
  const person = pick(PEOPLE, random);
  const tagFate = random();
  const tag = tagFate < 0.14 || isEmpty ? '' : tagFate < 0.2 ? weighted(random).tag : own.tag;
  const tags = [
    tag,
    isPassedOn && random() < 0.5 ? 'escalated' : '',
    random() < 0.3 ? 'web_widget' : '',
  ].filter(Boolean);
  const isOpen = random() < 0.03;
  return [
    FIRST_ID + index,
    person,
    `${person.toLowerCase().replace(' ', '.')}${Math.floor(random() * 60)}@${pick(WORDS['email'] ?? [''], random).split('@')[1]}`,
    pick(AGENTS[team], random),
    team,
    subject,
    text,
    tags.join(' '),
    isOpen ? 'Open' : 'Solved',
    isAngry ? 'High' : pick(['Low', 'Normal', 'Normal'], random),
    pick(['Web form', 'Mail', 'Mail', 'Web Widget'], random),
    pick(['Question', 'Question', 'Problem', 'Incident'], random),
    stamp(created),
    isOpen ? '' : stamp(created + resolution * MINUTE),
    stations,
    stations,
    random() < 0.06 ? 1 : 0,
    isEmpty ? 1 : 1 + Math.floor(random() * (own.hours > 12 ? 5 : 3)),
    firstReply,
    isOpen ? '' : resolution,
    isAngry ? 'Bad' : pick(['Offered', 'Good', 'Unoffered'], random),
    pick(['free', 'team', 'team', 'business'], random),
    own.page,
    isEmpty || isOpen
      ? ''
      : `Hi ${person.split(' ')[0]}. ${fill(isForeign ? 'I answer you in your language in a moment.' : reply)}`,
  ];
}

function filled(text: string, places: Map<string, string>, random: Random): string {
  return text.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const word = places.get(name) ?? pick(WORDS[name] ?? [''], random);
    places.set(name, word);
    return word;
  });
}

/** Letters swapped, left out or struck twice; capitals and full stops forgotten. */
function mistyped(text: string, random: Random): string {
  const words = text.split(' ').map(word => {
    if (word.length < 5 || random() > 0.16 || /[\d@]/.test(word)) return word;
    const at = 1 + Math.floor(random() * (word.length - 3));
    const [a, b] = [word[at] ?? '', word[at + 1] ?? ''];
    const fault = random();
    const middle = fault < 0.4 ? b + a : fault < 0.75 ? b : a + a + b;
    return word.slice(0, at) + middle + word.slice(at + 2);
  });
  const joined = words.join(' ');
  return random() < 0.5 ? joined.toLowerCase().replace(/[.?]$/, '') : joined;
}

function weighted(random: Random): TicketTopic {
  const all = TOPICS.reduce((sum, { weight }) => sum + weight, 0);
  let rest = random() * all;
  for (const topic of TOPICS) {
    rest -= topic.weight;
    if (rest < 0) return topic;
  }
  return TOPICS[0] as TicketTopic;
}

function pick<T>(items: readonly T[], random: Random): T {
  return items[Math.floor(random() * items.length)] as T;
}

function lowerFirst(text: string): string {
  return /^(?:I\b|[A-Z]{2})/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

function stamp(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}

if (import.meta.main) {
  writeFileSync(fileURLToPath(new URL('tickets.csv', import.meta.url)), csvText(demoTickets()));
}

/** What a helpdesk on loopback has stored: the same for every vendor's stand-in. */
export interface PastTicket {
  id: number;
  subject: string;
  text: string;
  /** Unix seconds */
  created: number;
  updated: number;
  isSolved: boolean;
  isDeleted?: boolean;
  tags: string[];
  topic?: string;
  /** The first one is not the question. */
  replies: Array<{ id: number; from: 'customer' | 'agent'; html: string; at: number; isInternal?: boolean }>;
}

export interface PastArticle {
  id: number;
  title: string;
  html: string;
  updated: number;
  /** `some`: customers who signed in, or agents. */
  audience: 'all' | 'some';
  isDraft?: boolean;
  locale?: string;
}

export interface PastWorld {
  tickets: PastTicket[];
  articles: PastArticle[];
}

const START = 1_760_000_000;
export const SECRET_NOTE = 'INTERNAL: the customer is a nuisance';

/** So many tickets, a minute apart, each with an answer, a note and a thank-you. */
export function pastTickets(count: number): PastTicket[] {
  return Array.from({ length: count }, (_, index) => {
    const id = index + 1;
    const created = START + index * 60;
    return {
      id,
      subject: `Question ${id}`,
      text: `How do I do thing ${id}? My card is 4111 1111 1111 1111.`,
      created,
      updated: created + 600,
      isSolved: index % 2 === 0,
      tags: ['billing', `n${id}`],
      topic: index % 3 === 0 ? 'refund' : 'invoice',
      replies: [
        {
          id: id * 10 + 1,
          from: 'agent' as const,
          html: `<p>See <a href="https://help.example/hc/en-us/articles/7-Doing-things">this</a> or https://acme.example/support/solutions/articles/7</p>`,
          at: created + 120,
        },
        { id: id * 10 + 2, from: 'agent' as const, html: SECRET_NOTE, at: created + 180, isInternal: true },
        {
          id: id * 10 + 3,
          from: 'customer' as const,
          html: `<p>Thanks, ${id} works.</p>`,
          at: created + 300,
        },
      ],
    };
  });
}

/** Two that everybody may read, one draft, one for some people. */
export function pastArticles(): PastArticle[] {
  const words = (about: string) =>
    `<h2>${about}</h2><p>Open <b>Settings</b> and choose what you need for ${about}.</p>`;
  return [
    { id: 7, title: 'Doing things', html: words('doing things'), updated: START, audience: 'all' },
    { id: 8, title: 'Undoing things', html: words('undoing things'), updated: START, audience: 'all' },
    { id: 9, title: 'Unfinished', html: words('drafts'), updated: START, audience: 'all', isDraft: true },
    { id: 10, title: 'For partners', html: words('secret partner prices'), updated: START, audience: 'some' },
  ];
}

import type { Policy } from './types.ts';

/** What a site that has no policy of its own has: few and clear cases. */
export const DEFAULT_POLICY: Policy = {
  topics: [
    {
      id: 'legal',
      title: 'Legal',
      mode: 'human-only',
      keywords: [
        'my lawyer',
        'legal action',
        'legal complaint',
        'sue you',
        'Anwalt einschalten',
        'acciones legales',
        'action en justice',
      ],
    },
    {
      id: 'security',
      title: 'Security of my account',
      mode: 'human-only',
      keywords: [
        'account hacked',
        'account was hacked',
        'hacked my account',
        'data breach',
        'Konto gehackt',
        'cuenta hackeada',
        'compte piraté',
      ],
    },
  ],
  otherwise: 'autonomous',
  escalation: {
    // Not 'cancel': help centres answer that. A site that wants to talk to those who leave adds it.
    keywords: ['refund', 'chargeback', 'money back', 'Geld zurück', 'reembolso', 'remboursement'],
    failedAnswers: 2,
    frustration: true,
    tiers: [],
    lowConfidence: 'decline',
  },
  teams: [],
  routing: [],
  autoResponses: [],
  actions: [],
  allowedLinks: [],
  pages: [],
  helpdeskTickets: 'leave',
};

import type { DeskAction, TicketRow } from '../../../src/desk-protocol.ts';

/** A ticket as it will stand once an action is through: shown at once, and taken back if it fails. */
export function afterAction(ticket: TicketRow, action: DeskAction, agent: string, at: string): TicketRow {
  switch (action.kind) {
    case 'take':
      return { ...ticket, status: 'person', assignee: agent };
    case 'reply':
      return answered(ticket, agent, at);
    case 'approve':
      return { ...answered(ticket, agent, at), status: 'person' };
    case 'assign': {
      const { assignee: _before, ...rest } = ticket;
      return action.to ? { ...rest, assignee: action.to } : rest;
    }
    case 'tags':
      return { ...ticket, tags: action.tags };
    case 'priority':
      return { ...ticket, priority: action.priority };
    case 'solve':
      return { ...ticket, status: 'solved', solvedAt: at };
    case 'reopen':
      return { ...ticket, status: 'reopened' };
    case 'return':
      return { ...ticket, status: 'returned' };
    case 'discard':
      return ticket.status === 'draft' ? { ...ticket, status: 'waiting' } : ticket;
    case 'retry':
      return { ...ticket, delivery: 'queued' };
    case 'note':
    case 'typing':
    case 'seen':
      return ticket;
  }
}

function answered(ticket: TicketRow, agent: string, at: string): TicketRow {
  return {
    ...ticket,
    status: 'person',
    assignee: ticket.assignee ?? agent,
    firstRepliedAt: ticket.firstRepliedAt ?? at,
    lastFrom: 'agent',
    lastMessageAt: at,
  };
}

/** What can be done with a ticket as it stands. */
export function possible(ticket: TicketRow): {
  take: boolean;
  reply: boolean;
  solve: boolean;
  reopen: boolean;
  return: boolean;
} {
  const isOpen = ['draft', 'waiting', 'person', 'reopened'].includes(ticket.status);
  return {
    take: (isOpen && ticket.status !== 'person') || ticket.status === 'returned',
    reply: isOpen || ticket.status === 'solved',
    solve: isOpen,
    reopen: ticket.status === 'solved',
    return: isOpen,
  };
}

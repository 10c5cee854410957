/** The sample workspace: what a café with twelve people would have entered. */

export const owner = {
  id: 'cust_1042',
  name: 'Dana Okafor',
  email: 'dana@example.com',
  plan: 'team',
  role: 'owner',
  createdAt: '2024-03-12T09:00:00Z',
} as const;

export const workspace = { name: 'Harbour Café', locations: ['Quayside', 'Market Hall'] } as const;

export type Person = {
  name: string;
  email: string;
  role: 'Owner' | 'Manager' | 'Member';
  location: string;
  position: string;
  hours: number;
  status: 'Active' | 'Invited';
};

export const people: readonly Person[] = [
  {
    name: 'Dana Okafor',
    email: 'dana@example.com',
    role: 'Owner',
    location: 'All',
    position: 'Front',
    hours: 40,
    status: 'Active',
  },
  {
    name: 'Sam Reyes',
    email: 'sam@example.com',
    role: 'Manager',
    location: 'Quayside',
    position: 'Barista',
    hours: 38,
    status: 'Active',
  },
  {
    name: 'Ines Duarte',
    email: 'ines@example.com',
    role: 'Member',
    location: 'Quayside',
    position: 'Barista',
    hours: 24,
    status: 'Active',
  },
  {
    name: 'Tom Weller',
    email: 'tom@example.com',
    role: 'Member',
    location: 'Quayside',
    position: 'Kitchen',
    hours: 38.5,
    status: 'Active',
  },
  {
    name: 'Aiko Mori',
    email: 'aiko@example.com',
    role: 'Member',
    location: 'Market Hall',
    position: 'Front',
    hours: 30,
    status: 'Active',
  },
  {
    name: 'Leon Brandt',
    email: 'leon@example.com',
    role: 'Member',
    location: 'Market Hall',
    position: 'Kitchen',
    hours: 20,
    status: 'Active',
  },
  {
    name: 'Priya Nair',
    email: 'priya@example.com',
    role: 'Member',
    location: 'Market Hall',
    position: 'Barista',
    hours: 16,
    status: 'Active',
  },
  {
    name: 'Jonas Lind',
    email: 'jonas@example.com',
    role: 'Member',
    location: 'Quayside',
    position: 'Front',
    hours: 12,
    status: 'Invited',
  },
];

export type Shift = { day: number; start: string; end: string; note?: string; isCancelled?: boolean };

/** Shifts of the current week by person; day 0 is Monday. */
export const shifts: Readonly<Record<string, readonly Shift[]>> = {
  'Dana Okafor': [
    { day: 0, start: '08:00', end: '14:00' },
    { day: 4, start: '12:00', end: '18:00' },
  ],
  'Sam Reyes': [
    { day: 0, start: '06:30', end: '14:30' },
    { day: 1, start: '06:30', end: '14:30' },
    { day: 2, start: '06:30', end: '14:30' },
    { day: 4, start: '10:00', end: '18:00' },
  ],
  'Ines Duarte': [
    { day: 1, start: '12:00', end: '18:00' },
    { day: 3, start: '06:30', end: '12:30' },
    { day: 5, start: '08:00', end: '16:00' },
  ],
  'Tom Weller': [
    { day: 0, start: '07:00', end: '15:00' },
    { day: 2, start: '07:00', end: '15:00' },
    { day: 3, start: '07:00', end: '15:00', isCancelled: true },
    { day: 5, start: '07:00', end: '15:00' },
  ],
  'Aiko Mori': [
    { day: 1, start: '09:00', end: '17:00' },
    { day: 2, start: '09:00', end: '17:00' },
    { day: 6, start: '09:00', end: '15:00' },
  ],
  'Leon Brandt': [
    { day: 3, start: '10:00', end: '16:00' },
    { day: 5, start: '10:00', end: '16:00' },
    { day: 6, start: '10:00', end: '16:00' },
  ],
  'Priya Nair': [
    { day: 4, start: '08:00', end: '14:00' },
    { day: 6, start: '08:00', end: '14:00' },
  ],
};

export type Invoice = {
  number: string;
  date: string;
  people: number;
  total: string;
  status: 'Paid' | 'Open';
};

export const invoices: readonly Invoice[] = [
  { number: 'TD-2026-04417', date: '5 Nov 2026', people: 12, total: '€36.00', status: 'Paid' },
  { number: 'TD-2026-03982', date: '5 Oct 2026', people: 12, total: '€37.50', status: 'Paid' },
  { number: 'TD-2026-03551', date: '5 Sep 2026', people: 11, total: '€33.00', status: 'Paid' },
  { number: 'TD-2026-03120', date: '5 Aug 2026', people: 11, total: '€33.00', status: 'Paid' },
];

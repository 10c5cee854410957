import type { TicketTopic } from './topics.ts';

/** What specialists are asked. */
export const SPECIAL: readonly TicketTopic[] = [
  {
    tag: 'calendar-sync',
    weight: 8,
    team: 'Integrations',
    page: '/app/integrations',
    passedOn: 0.12,
    hours: 20,
    subjects: [
      'Google Calendar not updating',
      'calendar sync stopped on {day}',
      'Sync error {code}',
      'shifts missing in calendar',
      'Kalender / calendar of {first}',
    ],
    says: [
      [
        'Google Calendar stopped updating on {day} for everyone at {place}.',
        'Please disconnect and connect Google Calendar again; it takes up to five minutes.',
      ],
      [
        'My {day} shift shows in Tidely but does not show in Google Calendar.',
        'The calendar had lost its permission; {first} has to allow it once more.',
      ],
      [
        'The calendar of {first} fails with {code} after reconnecting twice.',
        '{code} means that the permission has ended; an owner must allow it again.',
      ],
      [
        'All shifts at {place} appear one hour late in the phone calendar since {date}.',
        'The time zone of {place} was wrong; I corrected it and the shifts moved.',
      ],
      [
        'Sync is stuck at {count} percent and the spinner never ends.',
        'A large calendar was stuck on our side; I started it again.',
      ],
      [
        'Old shifts from week {week} do not disappear from the calendar of {first}.',
        'I cleaned the calendar of {first}; week {week} is right now.',
      ],
      [
        'We get {code} whenever {first} connects a work account of {company}.',
        'Work accounts need the consent of the administrator at {company}.',
      ],
      [
        'Calendar entries arrive twice since we moved {place} to a new account.',
        'Two connections existed; I removed the old one.',
      ],
    ],
  },
  {
    tag: 'xero-payroll',
    weight: 6,
    team: 'Integrations',
    page: '/app/integrations',
    passedOn: 0.2,
    hours: 28,
    subjects: [
      'Xero hours wrong',
      'payroll export {month}',
      'Hours of {first} missing in Xero',
      'Xero error {code}',
      'timesheets for {month}',
    ],
    says: [
      [
        'Xero shows {count} hours for {first} but Tidely says something else for {month}.',
        'Two people carry the same address in Xero; match {first} again under Integrations → Xero.',
      ],
      [
        'The payroll export for {place} fails with {code} since {day}.',
        'Our developers look into {code} and I will write by {day}.',
      ],
      [
        '{first} and another {first2} were mixed up when we matched people in Xero.',
        'Match both again under Integrations → Xero → People, then send the hours once more.',
      ],
      [
        'No timesheets arrived in Xero for week {week}, although it says sent.',
        'I sent week {week} again; please compare it with the timesheets.',
      ],
      [
        'Overtime at {place} is missing from the {month} export.',
        'Overtime needs its own pay item in Xero; I added it for {place}.',
      ],
      [
        'After the update Xero asks {company} to sign in every single day.',
        'The permission ended each night after the update; this is mended since {date}.',
      ],
      [
        'Breaks are not taken off the hours of {first} in the Xero file for week {week}.',
        'Breaks were set as paid; change it for {first} and send week {week} again.',
      ],
    ],
  },
  {
    tag: 'account-access',
    weight: 3,
    team: 'Trust',
    page: '/app',
    passedOn: 0.8,
    hours: 40,
    subjects: [
      'owner has left',
      'locked out of {company}',
      'somebody signed in as {first}',
      'transfer ownership',
      'delete everything',
    ],
    says: [
      [
        'The owner has left {company} and nobody can reach billing.',
        'For safety we have to check who you are; the Trust team writes to the address on file.',
      ],
      [
        'I think the account of {first} was hacked, shifts at {place} changed at night.',
        'I ended all sessions of {first}; please set a new password from the link we sent.',
      ],
      [
        'Lost access to two-step verification when my phone broke on {day}.',
        'The Trust team calls you on the number on file.',
      ],
      [
        'Please transfer the ownership of {company} to {email}.',
        'Ownership is transferred after both sides confirm in writing.',
      ],
      [
        'Someone else logged in as me on {date} from a place I have never been.',
        'I ended all sessions; the Trust team looks at where they came from.',
      ],
    ],
  },
  {
    tag: 'data-and-legal',
    weight: 2,
    team: 'Trust',
    page: '/help',
    passedOn: 0.6,
    hours: 60,
    subjects: [
      'GDPR request',
      'data of {first}',
      'contract for {company}',
      'question of our lawyer',
      'works council',
    ],
    says: [
      [
        'Our lawyer asks for the data processing contract of {company} by {date}.',
        'The contract of {company} is with our data protection officer, who answers by {date}.',
      ],
      [
        '{first} left in {month} and demands under GDPR that every trace is deleted.',
        'Our data protection officer answers {first} directly.',
      ],
      [
        'The works council of {company} will take legal action unless location tracking at {place} stops.',
        'I passed this to our legal team at once.',
      ],
      [
        'For a court case we need the shifts of {first} in {month}, signed.',
        'Our legal team will send the signed export.',
      ],
    ],
  },
];

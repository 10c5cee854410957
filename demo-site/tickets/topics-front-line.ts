import type { TicketTopic } from './topics.ts';

/** What the front line is asked. */
export const FRONT_LINE: readonly TicketTopic[] = [
  {
    tag: 'invite-member',
    weight: 11,
    team: 'Front line',
    page: '/app/members',
    passedOn: 0.01,
    hours: 2,
    subjects: [
      'Invite {first}',
      'How to add a new colleague',
      'Invitation mail for {first}',
      'adding people',
      'New starter on {day}',
    ],
    says: [
      [
        'How do I invite {first}, who starts at {place} on {day}?',
        'Open Members, choose Invite people and enter the address of {first}; the link is good for 7 days.',
      ],
      [
        '{first} from {place} says the invitation has not come, where does it go?',
        'Look at Members → Invited: if it says Sent, it sits in a spam folder; you can also copy the invitation link.',
      ],
      [
        'Can I add {count} people at once instead of one by one?',
        'Yes, one address or number a line, up to 20 at a time under Members → Invite people.',
      ],
      [
        'What does {first} have to do after clicking the invitation link?',
        'They choose a password, and the schedule of {place} opens.',
      ],
      [
        'I sent the invite for {first} to the wrong address, {email}, how do I take it back?',
        'Choose Withdraw beside it under Members → Invited, then invite the right address.',
      ],
      [
        'Where can I see who has not accepted their invitation at {place} yet?',
        'Members → Invited lists everyone at {place} who has not accepted.',
      ],
      [
        'Is it possible to invite {first} without an e-mail address?',
        'A mobile number works as well; the text message arrives within a minute.',
      ],
      [
        'How can a manager at {place} add new staff, or does it have to be me?',
        'Managers can invite members to their own locations; only an owner invites managers.',
      ],
      [
        'Which role should {first} get to plan shifts at {place} but not see pay?',
        'Make {first} a manager of {place}; a schedule can be planned without seeing pay.',
      ],
    ],
  },
  {
    tag: 'sign-in',
    weight: 9,
    team: 'Front line',
    page: '/app',
    passedOn: 0.06,
    hours: 2,
    subjects: [
      'cannot sign in',
      'Password for {first}',
      'Login trouble since {day}',
      'Reset link',
      'sign in on new phone',
    ],
    says: [
      [
        'How do I change my password, I am {first} at {place}?',
        'My profile → Security → Change password, or Forgot password on the sign-in page.',
      ],
      [
        'The reset link for {email} says it is too old, what now?',
        'The link is valid for 60 minutes; ask for a new one and open only the newest.',
      ],
      [
        'I cannot log in on the new phone since {day}.',
        'Choose Forgot password on the new phone; all other devices are signed out then.',
      ],
      [
        'Where do I change the e-mail I sign in with to {email}?',
        'You can change it under My profile; a link goes to the new address first.',
      ],
      [
        'Every time I type my password it sends me back to the start page at {place}.',
        'Please delete the cookies of the page and try once more.',
      ],
      [
        '{first} gets "wrong password" although we set it together on {day}.',
        'Probably there are two addresses: a manager sees under Members which one is listed for {first}.',
      ],
      [
        'What happens if somebody at {place} forgets their password on a {day} night?',
        'Forgot password on the sign-in page works at any hour; the link is valid for 60 minutes.',
      ],
      [
        'How does {first} stay signed in on the shared tablet at {place}?',
        'Set the tablet up as a kiosk; kiosks stay signed in.',
      ],
    ],
  },
  {
    tag: 'publish-schedule',
    weight: 9,
    team: 'Front line',
    page: '/app/schedule',
    passedOn: 0.03,
    hours: 3,
    subjects: [
      'Publishing week {week}',
      'copy a week',
      'Schedule question {place}',
      'how to plan {month}',
      'Rota for {place}',
    ],
    says: [
      [
        'How do I publish week {week} for {place} only?',
        'Choose Publish at the top right, then select week {week} and {place} alone.',
      ],
      [
        'Can I copy the {place} schedule from week {week} to the next one?',
        'Open the week and choose More → Copy week; up to 8 weeks can be filled at once.',
      ],
      [
        'Where do I take back a schedule that I published on {day} by mistake?',
        'Within 24 hours: More → Withdraw week. Later, More → Version history.',
      ],
      [
        'What does the staff at {place} see before I press publish?',
        'Nothing: a draft is seen by managers and owners only.',
      ],
      [
        'Is there a way to print the plan of {place} for week {week}?',
        'Yes, under More → Export, as PDF for {place}.',
      ],
      [
        'How can I move the {day} shift of {first} to another position?',
        'Drag the shift, or open it and change the position.',
      ],
      [
        'Who gets a message when I change a shift at {place} after publishing?',
        'Only the people whose shifts changed get one message.',
      ],
      [
        'How long ahead can I plan, is {month} already possible for {place}?',
        'As far ahead as you like; {month} is open.',
      ],
      [
        'Can we have two schedules for {place}, kitchen and front, side by side?',
        'Use positions: filter by kitchen or front, and publish each on its own.',
      ],
    ],
  },
  {
    tag: 'shift-swap',
    weight: 5,
    team: 'Front line',
    page: '/app/schedule',
    passedOn: 0.01,
    hours: 2,
    subjects: [
      'Swap with {first}',
      'shift on {day}',
      'how do swaps work',
      'giving away a shift',
      'cancel my shift {day}',
    ],
    says: [
      [
        'How can I swap my {day} shift with {first}?',
        'Open My shifts, choose Offer swap and pick {first}; a manager approves it.',
      ],
      [
        'Who has to agree when {first} takes my shift at {place}?',
        'A manager approves it under Schedule → Requests.',
      ],
      [
        'Can I cancel my {day} shift myself or must the manager at {place} do it?',
        'Only a manager can cancel it; you can offer it to others.',
      ],
      [
        'Where do I see that {first} asked for my shift in week {week}?',
        'Under My shifts; offers to you stand on top.',
      ],
      [
        'Is it possible to offer the {day} shift to everyone at {place}?',
        'Choose Offer swap and then Anyone who can do it.',
      ],
      [
        'How late may I swap before the {day} shift at {place} starts?',
        'An offer ends by itself 4 hours before the earlier of the two shifts.',
      ],
    ],
  },
  {
    tag: 'notifications',
    weight: 5,
    team: 'Front line',
    page: '/app',
    passedOn: 0.08,
    hours: 9,
    subjects: [
      'No push messages',
      'too many mails',
      'Notifications on the phone of {first}',
      'reminder did not come',
      'Slack too loud',
    ],
    says: [
      [
        'Push messages do not arrive on the phone of {first} since {day}.',
        'Please allow notifications for Tidely in the settings of the phone, then sign in again.',
      ],
      [
        'The reminder for the {day} shift at {place} never came and nobody showed up.',
        'The reminder was set to off at {place}; I turned it on and am sorry for {day}.',
      ],
      [
        'Slack posts {count} messages a day into our channel, we cannot find the important ones.',
        'Choose the daily summary under Integrations → Slack.',
      ],
      [
        'Since the app update on {date} my phone stays silent.',
        'Version 4.2 had this fault; please update the app once more.',
      ],
      ['{first} gets messages for {place} although they left in {month}.', 'I removed {first} from {place}.'],
      [
        'Mails about swaps come hours late, the last one on {day} after the shift was over.',
        'Our mail queue was late on {day}; it is back to seconds.',
      ],
    ],
  },
  {
    tag: 'clock-in',
    weight: 5,
    team: 'Front line',
    page: '/app/schedule',
    passedOn: 0.1,
    hours: 8,
    subjects: [
      'clock in does not work',
      'Tablet at {place}',
      'stamp missing for {first}',
      'clocked in twice',
      'GPS says too far away',
    ],
    says: [
      [
        'Clocking in at {place} does not work, it says we are too far away.',
        'The address of {place} was set on the wrong side of the street; I moved it.',
      ],
      [
        '{first} could not clock out on {day} because the button was grey.',
        'The shift had not been published; a manager can add the time by hand.',
      ],
      [
        'The tablet at {place} shows a blank page since {day} morning.',
        'Please update the app on the tablet, the old version shows a blank page.',
      ],
      [
        'Two entries appear for {first} on {date}, one of {count} hours.',
        'A manager can remove one of them under Timesheets.',
      ],
      [
        'The app crashes when {first} presses clock in at {place}.',
        'Please update the app; the crash is mended in the newest version.',
      ],
      [
        'My hours for {day} are missing although I stamped at {place}.',
        'A manager can enter the hours of {day} under Timesheets.',
      ],
    ],
  },
];

/**
 * What customers of Tidely write, by topic, and what was answered. `{…}` are places that `words.ts` fills, the same in question and answer. Written
 * by hand; `generate.ts` puts the parts together.
 */
export interface TicketTopic {
  tag: string;
  /** How many of the whole, in parts. */
  weight: number;
  team: 'Front line' | 'Billing' | 'Integrations' | 'Trust';
  page: string;
  /** Share that was passed on to another team. */
  passedOn: number;
  /** Usual hours to resolution. */
  hours: number;
  subjects: readonly string[];
  /** What is asked, and what a person answered. */
  says: ReadonlyArray<readonly [question: string, reply: string]>;
}

export const TOPICS: readonly TicketTopic[] = [
  {
    tag: 'invoices',
    weight: 12,
    team: 'Billing',
    page: '/app/billing',
    passedOn: 0.02,
    hours: 3,
    subjects: [
      'Invoice for {month}',
      'Where are our invoices',
      'PDF of invoice {number}',
      'invoices for the accountant',
      'Need a copy of an invoice',
    ],
    says: [
      [
        'Where do I download the invoice for {month}?',
        'It is under Settings → Billing → Invoices; choose PDF at the end of the row for {month}.',
      ],
      [
        'Our accountant at {company} wants every invoice since {month} as a PDF.',
        'Choose Export all under Settings → Billing → Invoices; the ZIP holds a PDF of each and a CSV with the VAT.',
      ],
      [
        'How can I get a copy of invoice {number} with the VAT on it?',
        'Open Settings → Billing → Invoices and choose PDF beside {number}; net, VAT and total are on it.',
      ],
      [
        'Is there a list of all past invoices for {company} somewhere?',
        'Yes, Settings → Billing → Invoices keeps them for ten years, also on Free.',
      ],
      [
        'I pay for {company} but the {month} invoice never reached my inbox.',
        'All invoices of {company} can be downloaded under Billing; add a billing contact so that they reach the right inbox.',
      ],
      [
        'Can the invoices go to {email} automatically every month?',
        'Add {email} as a billing contact under Settings → Billing; each invoice then goes there too.',
      ],
      [
        'Which menu hides the receipts, I need the one from {date}?',
        'Look under Settings → Billing → Invoices; the row of {date} has a PDF.',
      ],
      [
        'Could I have the {month} invoice made out to {company} instead of my own name?',
        'An issued invoice cannot be edited, but you can change the details and choose Issue corrected copy.',
      ],
      [
        'How do I print an invoice, the one numbered {number}?',
        'Open the PDF of {number} under Settings → Billing → Invoices and print it from there.',
      ],
    ],
  },
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
    tag: 'card-declined',
    weight: 6,
    team: 'Billing',
    page: '/app/billing',
    passedOn: 0.05,
    hours: 5,
    subjects: [
      'card declined',
      'Payment failed on {date}',
      'new bank card',
      'update payment method',
      'TD-214',
    ],
    says: [
      [
        'My card ending {digits} was declined on {date}, how do I pay now?',
        'Enter another card under Settings → Billing → Payment method → Update, then choose Pay now.',
      ],
      [
        'How do I put a new card in, the one ending {digits} runs out in {month}?',
        'Settings → Billing → Payment method → Update takes the new card.',
      ],
      [
        'Can {company} pay by bank transfer instead of a card?',
        'SEPA direct debit is possible if your account is in the euro area.',
      ],
      [
        'What happens to the schedule of {place} while the payment is open?',
        'The workspace keeps working for 14 days, then it becomes read-only.',
      ],
      [
        'The bank says it released the payment from {date}, yet Billing still shows it as failed.',
        'Choose Pay now once more and keep the page open for the confirmation.',
      ],
      [
        'Where do I remove the old card {digits} of our former manager?',
        'Add the new one first, then choose Remove beside the card {digits}.',
      ],
      [
        'Do you take American cards for {company}, mine ends in {digits}?',
        'Yes, Visa, Mastercard and American Express are taken.',
      ],
    ],
  },
  {
    tag: 'plan-change',
    weight: 6,
    team: 'Billing',
    page: '/pricing',
    passedOn: 0.03,
    hours: 4,
    subjects: [
      'Team plan',
      'upgrade for {company}',
      'What would {count} people cost',
      'yearly or monthly',
      'change of plan',
    ],
    says: [
      [
        'What does the Team plan cost for {count} people at {company}?',
        'Team costs 3 euros per person per month, so {count} people times 3, plus VAT.',
      ],
      [
        'How do I switch {company} from monthly to yearly in {month}?',
        'Billing → Plan → Yearly; a year costs ten months.',
      ],
      [
        'Can we go back to Free after the season ends in {month}?',
        'Yes, with up to 5 people; what Free lacks becomes read-only.',
      ],
      ['Which plan do I need so that {place} can use Slack?', 'Slack is part of Team and Business.'],
      [
        'Is there a discount for {company}, we are a charity with {count} volunteers?',
        'I passed it on; charities get an answer from the billing lead.',
      ],
      [
        'Do I lose the schedule of {place} when I move to a smaller plan?',
        'Nothing is lost; what the smaller plan lacks becomes read-only.',
      ],
      [
        'When is the change billed if I upgrade on {date}?',
        'At once, by the day for what remains of the period.',
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
  {
    tag: 'refund',
    weight: 4,
    team: 'Billing',
    page: '/app/billing',
    passedOn: 0.5,
    hours: 30,
    subjects: [
      'Refund please',
      'money back for {month}',
      'refund of invoice {number}',
      'we did not use it',
      'Refund {company}',
    ],
    says: [
      [
        'I want a refund for {month}, {place} was closed the whole time.',
        'Monthly payments are not refunded, but I passed it to the billing lead because {place} was closed.',
      ],
      [
        'Please pay back invoice {number}, nobody at {company} renewed on purpose.',
        'I passed invoice {number} to the billing lead, who decides by {day}.',
      ],
      [
        'We upgraded on {date} by accident and would like our money back.',
        'Yearly payments are refunded within 14 days; yours is inside, so I started it.',
      ],
      [
        '{company} paid for {count} people but only half of them ever signed in, please refund the rest.',
        'Remove them, and the next invoice is credited by the day; the billing lead looks at the rest.',
      ],
      [
        'When will the refund you promised on {day} be on our account?',
        'It was sent; banks take 5 to 10 working days to show it.',
      ],
    ],
  },
  {
    tag: 'cancellation',
    weight: 4,
    team: 'Billing',
    page: '/app/billing',
    passedOn: 0.3,
    hours: 16,
    subjects: [
      'Cancel our subscription',
      'closing {place}',
      'we want to stop',
      'end of contract {company}',
      'leaving Tidely',
    ],
    says: [
      [
        'We close {place} in {month} and want to cancel the subscription.',
        'An owner cancels under Billing → Plan; the plan runs to the end of the paid time.',
      ],
      [
        'Please cancel the account of {company} at the end of {month}.',
        'I noted it, please confirm from the address of an owner.',
      ],
      [
        'I tried to cancel on {day} and was charged all the same.',
        'I am sorry; finance looks at the charge.',
      ],
      [
        'We move {company} to another tool and need the plan ended by {date}.',
        'The plan of {company} ends on {date}; your data stays for 90 days.',
      ],
      [
        'Cancel it, {first} has left and nobody plans shifts at {place} any more.',
        'I need the word of an owner of {company} before I do that.',
      ],
    ],
  },
  {
    tag: 'billing-dispute',
    weight: 3,
    team: 'Billing',
    page: '/app/billing',
    passedOn: 0.7,
    hours: 50,
    subjects: [
      'charged twice',
      'wrong amount on {date}',
      'I dispute this',
      'double payment {company}',
      'unauthorised charge',
    ],
    says: [
      [
        'You charged {company} twice on {date}, card ending {digits}.',
        'I am sorry, there are two charges; the second is on its way back.',
      ],
      [
        'There is an unauthorised charge of {count} euros on the card {digits}.',
        'Finance looks at the card {digits} and writes to you directly.',
      ],
      [
        'The amount on invoice {number} is the wrong amount, we were overcharged for {count} people.',
        'The number of people was counted twice; a corrected invoice follows.',
      ],
      [
        'I dispute the charge from {date} and have told my bank so.',
        'Finance answers the bank and you by {day}.',
      ],
      [
        'We were charged again in {month} although {company} is on the Free plan.',
        'I stopped it and passed it to finance.',
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

import type { TicketTopic } from './topics.ts';

/** What is asked about money. */
export const BILLING: readonly TicketTopic[] = [
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
];

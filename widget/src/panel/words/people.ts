import type { Words } from './en.ts';
import type { LoadedWords } from './index.ts';

/** Words of the screens around people; they come with those screens. */
export const people = {
  personIntro: 'Someone from {name} gets this conversation and answers here. You can go on writing at any time.',
  personMessage: 'What should they know? (optional)',
  personEmail: 'E-mail for the reply, in case you leave (optional)',
  personSend: 'Pass it on',
  personFailed: 'This could not be passed on.',
  onItsWay: 'Your question is on its way to the team',
  withTeam: 'Your question is with the team',
  reference: 'Reference {name}',
  delayed: 'Reaching the team takes longer than usual. Your messages are kept and will be delivered.',
  checking: 'A person is checking the answer',
  checkingDetail: 'It appears here as soon as it has been checked.',
  somebody: 'A person has your question',
  again: 'The team has your question again',
  replies: 'Usually replies within {n}',
  away: 'Nobody is there right now.',
  awayUntil: 'Nobody is there right now. Back {name}.',
  backToAssistant: 'Back to the assistant',
  leaveEmail: 'Leave an e-mail for the reply',
  email: 'E-mail address',
  save: 'Save',
  cancel: 'Cancel',
  replyTo: 'The reply also goes to {name}',
  change: 'Change',
  emailWrong: 'This does not look like an e-mail address. It needs a form like name@example.com.',
  notSaved: 'This could not be saved.',
  handedOver: 'Passed on to the team',
  joined: '{name} is here',
  someoneJoined: 'A person is here',
  leftChat: '{name} has left',
  someoneLeft: 'The person has left',
  solved: 'Solved',
  solvedBy: '{name} marked this as solved',
  reopened: 'Open again',
  returned: 'Back with the assistant',
  newQuestion: 'New question',
  typing: '{name} is writing',
  seenByTeam: 'Seen',
  agent: 'Team',
  rate: 'How was the help?',
  rates: 'Very bad|Bad|Okay|Good|Very good',
  comment: 'What was good, what was not? (optional)',
  sendRating: 'Send rating',
  rated: 'Thank you. You gave {n} of 5.',
  sameProblem: 'Same problem again',
  orNew: 'For something else, simply write a new question.',
  attach: 'Attach a file',
  dropHere: 'Drop the file to attach it',
  uploading: 'Uploading {name}',
  remove: 'Remove {name}',
  download: 'Download {name}',
  fileTooLarge: '{name} is larger than 8 MB.',
  fileRefused: '{name} cannot be attached. Images, PDF and text files can, ten to a message.',
  fileFailed: '{name} was not uploaded.',
  fileGone: 'The file could not be loaded.',
  filesForPeople: 'Files go to people: talk to a person first, then attach {name}.',
};

export type PeopleWords = typeof people;

/** All words of one language: where it was fetched it brings these along, and English stands in elsewhere. */
export function allWords(words: LoadedWords): Words & PeopleWords {
  return { ...people, ...words };
}

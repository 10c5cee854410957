/** The second chunk: what is needed once there is a conversation to read, or people to talk to. */

import css from './styles/conversation.css?inline';
import peopleCss from './styles/people.css?inline';

export { Card } from './components/Card.tsx';
export { Conversation } from './components/Conversation.tsx';
export { Attach, Files } from './components/people/Files.tsx';
export { createPeople } from './model/people.ts';
export { followTurn } from './model/turn.ts';
export { readParts } from './transport/stream.ts';

const sheet = css + peopleCss;

export { sheet as css };

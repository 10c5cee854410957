/** The second chunk: what is needed once there is a conversation to read. */

import css from './styles/conversation.css?inline';

export { Card } from './components/Card.tsx';
export { Conversation } from './components/Conversation.tsx';
export { followTurn } from './model/turn.ts';
export { readParts } from './transport/stream.ts';
export { css };

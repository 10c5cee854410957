import type { AnswerEvent } from '../answering/types.ts';
import type { StreamPart } from '../protocol.ts';

/** Turns what answering says into the parts of the wire. */
export class Voice {
  readonly #say: (part: StreamPart) => void;
  #isStepOpen = false;
  #textId: string | undefined;
  #texts = 0;

  constructor(say: (part: StreamPart) => void) {
    this.#say = say;
  }

  take(event: AnswerEvent): void {
    switch (event.type) {
      case 'source':
        this.#say({ type: 'source-url', ...event.source });
        break;
      case 'text':
        this.#openText();
        this.#say({ type: 'text-delta', id: this.#textId ?? '', delta: event.delta });
        break;
      case 'citation':
        this.#openStep();
        this.#say({ type: 'data-citation', id: `citation-${event.citation.n}`, data: event.citation });
        break;
      case 'clarify':
        this.#openStep();
        this.#closeText();
        this.#say({ type: 'data-clarify', id: 'clarify', data: event.clarify });
        break;
      case 'action':
        this.#openStep();
        this.#closeText();
        this.#say({ type: 'data-action', id: `action-${event.action.id}`, data: event.action });
        break;
      case 'disposition':
        this.#openStep();
        this.#closeText();
        this.#say({ type: 'data-disposition', id: 'disposition', data: event.disposition });
        break;
      case 'reset':
        this.#closeText();
        this.#openStep();
        this.#say({ type: 'reset-step' });
        break;
      case 'note':
        break;
      default:
        event satisfies never;
    }
  }

  end(): void {
    this.#closeText();
    if (this.#isStepOpen) this.#say({ type: 'finish-step' });
  }

  #openStep(): void {
    if (this.#isStepOpen) return;
    this.#isStepOpen = true;
    this.#say({ type: 'start-step' });
  }

  #openText(): void {
    if (this.#textId) return;
    this.#openStep();
    this.#texts += 1;
    this.#textId = `text-${this.#texts}`;
    this.#say({ type: 'text-start', id: this.#textId });
  }

  #closeText(): void {
    if (!this.#textId) return;
    this.#say({ type: 'text-end', id: this.#textId });
    this.#textId = undefined;
  }
}

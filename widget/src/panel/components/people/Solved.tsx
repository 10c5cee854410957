import { useSignal } from '@preact/signals';
import type { RatingView } from '../../../../../worker/src/protocol.ts';
import { failureWords, fill } from '../../words/index.ts';
import { Icon } from '../Icon.tsx';
import { STAR } from '../icons.ts';
import { usePeople } from './use-people.ts';

const SCORES = [1, 2, 3, 4, 5];

/** After it was solved: how the help was, and what may come next. */
export function Solved() {
  const { chat, people, words } = usePeople();
  const isBusy = useSignal(false);
  const trouble = useSignal<string | undefined>(undefined);
  const { status, rating, handoff } = chat.standing.value;
  if (status !== 'solved') return null;
  const reopen = async () => {
    if (isBusy.value) return;
    isBusy.value = true;
    const failure = await people.reopen();
    isBusy.value = false;
    trouble.value = failure && `${words.notSaved} ${failureWords(words, failure) ?? ''}`;
  };
  return (
    <li class="solved">
      {rating && <Rating key={rating.segment} rating={rating} />}
      {handoff && (
        <>
          <button type="button" class="pill" aria-disabled={isBusy.value} onClick={reopen}>
            {words.sameProblem}
          </button>
          <p class="meta">{words.orNew}</p>
        </>
      )}
      {trouble.value && (
        <p class="trouble" role="alert">
          {trouble.value}
        </p>
      )}
    </li>
  );
}

/** One to five, once. Real radio buttons: arrows, labels and forms work by themselves. */
function Rating({ rating }: { rating: RatingView }) {
  const { panel, people, words, root } = usePeople();
  const chosen = useSignal(0);
  const comment = useSignal('');
  const isBusy = useSignal(false);
  const trouble = useSignal<string | undefined>(undefined);
  const labels = words.rates.split('|');
  if (rating.score !== undefined) {
    return (
      <div class="rating">
        <Stars score={rating.score} />
        <p>{fill(words.rated, { n: rating.score })}</p>
      </div>
    );
  }
  const onSubmit = async (event: Event) => {
    event.preventDefault();
    if (!chosen.value || isBusy.value) return;
    isBusy.value = true;
    const failure = await people.rate(rating.segment, chosen.value, comment.value.trim());
    isBusy.value = false;
    trouble.value = failure && `${words.notSaved} ${failureWords(words, failure) ?? ''}`;
    if (failure) return;
    panel.announcement.value = fill(words.rated, { n: chosen.value });
    root.getElementById('composer')?.focus();
  };
  return (
    <form class="rating" onSubmit={onSubmit}>
      <fieldset>
        <legend>{words.rate}</legend>
        <div class="stars">
          {SCORES.map(score => (
            <label key={score} title={labels[score - 1]} class={score <= chosen.value ? 'full' : ''}>
              <input
                type="radio"
                class="hidden"
                name="rating"
                value={score}
                checked={chosen.value === score}
                aria-label={`${score}/5 ${labels[score - 1]}`}
                onChange={() => (chosen.value = score)}
              />
              <Icon name="star" path={STAR} />
            </label>
          ))}
        </div>
      </fieldset>
      {chosen.value > 0 && (
        <>
          <p class="meta" aria-hidden="true">
            {labels[chosen.value - 1]}
          </p>
          <label for="rating-comment">{words.comment}</label>
          <textarea
            id="rating-comment"
            class="boxed"
            rows={2}
            dir="auto"
            maxLength={2_000}
            value={comment}
            onInput={event => (comment.value = event.currentTarget.value)}
          />
          <button type="submit" class="button" aria-disabled={isBusy.value}>
            {words.sendRating}
          </button>
        </>
      )}
      {trouble.value && (
        <p class="trouble" role="alert">
          {trouble.value}
        </p>
      )}
    </form>
  );
}

function Stars({ score }: { score: number }) {
  return (
    <div class="stars" aria-hidden="true">
      {SCORES.map(at => (
        <span key={at} class={at <= score ? 'full' : ''}>
          <Icon name="star" path={STAR} />
        </span>
      ))}
    </div>
  );
}

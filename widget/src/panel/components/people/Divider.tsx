import type { TimelineEvent } from '../../../../../worker/src/protocol.ts';
import { eventWords } from '../../model/standing.ts';
import { usePeople } from './use-people.ts';

/** What happened between messages, with its time. */
export function Divider({ event, at }: { event: TimelineEvent; at: string }) {
  const { words, locale } = usePeople();
  const text = eventWords(event, words);
  if (!text) return null;
  return (
    <li class="divider meta">
      <span>
        <bdi>{text}</bdi> · <Time at={at} locale={locale()} />
      </span>
    </li>
  );
}

/** Hours and minutes; with the day where it was another. */
export function Time({ at, locale }: { at: string; locale: string }) {
  const date = new Date(at);
  const isToday = date.toDateString() === new Date().toDateString();
  const options: Intl.DateTimeFormatOptions = {
    hour: 'numeric',
    minute: '2-digit',
    ...(!isToday && { day: 'numeric', month: 'short' }),
  };
  return <time dateTime={at}>{date.toLocaleString(locale, options)}</time>;
}

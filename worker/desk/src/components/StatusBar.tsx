import { useDesk } from './context.ts';
import { Icon } from './Icon.tsx';

/** What everybody at the desk should know now; nothing while all is well. */
export function StatusBar() {
  const desk = useDesk();
  const status = desk.status.value;
  if (desk.isUnreachable.value) {
    return (
      <p class="status-bar" role="status">
        <Icon name="alert" />
        <span>The desk cannot be reached. What you see may be old; what you write is kept.</span>
        <button type="button" class="small" onClick={() => desk.refresh()}>
          Try again
        </button>
      </p>
    );
  }
  if (!status?.problem) return null;
  return (
    <p class="status-bar serious" role="status">
      <Icon name="alert" />
      <span>{status.problem}</span>
      {status.parked > 0 && (
        <button
          type="button"
          class="small"
          onClick={() => {
            desk.go({ screen: 'tickets' });
            desk.queue.show('parked');
          }}
        >
          {status.parked === 1 ? '1 ticket waits' : `${status.parked} tickets wait`}
        </button>
      )}
    </p>
  );
}

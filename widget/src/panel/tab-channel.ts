import type { Store } from '../storage.ts';
import type { Notice, Tabs } from './model/tabs.ts';

/**
 * Carries notices between the tabs of one site: by BroadcastChannel, and by storage events where a browser
 * has none. What comes in is only trusted to be ours; the transcript stays the truth.
 */
export function openTabs(site: string, local: Store, onNotice: (notice: Notice) => void): Tabs {
  if (typeof BroadcastChannel === 'function') {
    const channel = new BroadcastChannel(`waypost:${site}`);
    channel.onmessage = event => onNotice(event.data);
    return { tell: notice => channel.postMessage(notice), close: () => channel.close() };
  }
  const onStorage = (event: StorageEvent) => {
    if (event.key === `waypost:${site}:notice` && event.newValue) onNotice(JSON.parse(event.newValue));
  };
  addEventListener('storage', onStorage);
  return {
    tell: notice => {
      // Emptied first: the same notice twice must still be an event.
      local.set('notice', null);
      local.set('notice', JSON.stringify(notice));
    },
    close: () => removeEventListener('storage', onStorage),
  };
}

/** What the desk shows. */
export type Place =
  | { screen: 'tickets'; number?: number }
  | { screen: 'mails' }
  | { screen: 'lessons' }
  | { screen: 'policy' }
  | { screen: 'macros' };

/** The address of a place. */
export function pathOf(place: Place): string {
  if (place.screen !== 'tickets') return `/desk/${place.screen}`;
  return place.number === undefined ? '/desk' : `/desk/tickets/${place.number}`;
}

/** The place of an address; the queue for one that is not known. */
export function placeOfPath(path: string): Place {
  const [, , screen, number] = path.split('/');
  if (screen === 'mails' || screen === 'lessons' || screen === 'macros' || screen === 'policy')
    return { screen };
  return screen === 'tickets' && /^\d{1,15}$/.test(number ?? '')
    ? { screen: 'tickets', number: Number(number) }
    : { screen: 'tickets' };
}

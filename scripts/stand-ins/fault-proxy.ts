/** Stands between the product and a real helpdesk, and fails as life does. */
import type { FaultKind, FaultPlan, StandIn } from './stand-in.ts';
import { startStandIn } from './stand-in.ts';

/** Answers of the helpdesk that are not for the next hop. */
const OWN_HEADERS = new Set([
  'connection',
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'date',
]);

/**
 * A proxy on loopback to `target` ('http://127.0.0.1:8085'). Faults are those of the stand-ins, by
 * `setFaults`: 'error' (500), 'rate' (429, Retry-After 1) and 'reset' never reach the helpdesk; 'late' does, and
 * its answer is dropped. `randomFaults` makes a share of requests fail; `faultCounts` tells how many did.
 * Use its `url` as the adapter's base URL.
 */
export async function startFaultProxy(target: string): Promise<StandIn> {
  return startStandIn(async ({ method, path, query, headers, body }) => {
    const { host: _host, connection: _connection, 'content-length': _length, ...passed } = headers;
    const search = query.size > 0 ? `?${query}` : '';
    const response = await fetch(`${target}${encodeURI(path)}${search}`, {
      method,
      headers: passed,
      redirect: 'manual',
      ...(body.length > 0 && { body: new Uint8Array(body) }),
    });
    const own = [...response.headers].filter(([name]) => !OWN_HEADERS.has(name));
    return {
      status: response.status,
      headers: Object.fromEntries(own),
      body: Buffer.from(await response.arrayBuffer()),
    };
  });
}

/** Fails one write, the nth from now, so that every step of an act can be tried. */
export function faultOnNthWrite(nth: number, kind: FaultKind): { plan: FaultPlan; wasUsed(): boolean } {
  let writes = 0;
  return {
    plan: ({ method }) => {
      if (method === 'GET') return undefined;
      writes += 1;
      return writes === nth ? kind : undefined;
    },
    wasUsed: () => writes >= nth,
  };
}

import { expect, it } from 'vitest';
import type { LiveFrame } from '../../../../worker/src/protocol.ts';
import { Failure } from '../transport/failure.ts';
import type { LiveEnd, LiveSteps } from './live.ts';
import { createLive } from './live.ts';

const frame = (seq: number): LiveFrame => ({
  type: 'update',
  status: 'person',
  owner: 'person',
  messages: [],
  seq,
});

/** A world in which pauses end at once, and which ends the channel after `steps` pauses. */
function world(change: Partial<LiveSteps>, pauses = 20) {
  const log: string[] = [];
  let seq = 0;
  let left = pauses;
  const steps: LiveSteps = {
    connect: async () => Promise.reject(new Failure('network', true)),
    poll: async after => {
      log.push(`poll ${after}`);
      return frame(after + 1);
    },
    after: () => seq,
    onFrame: update => {
      if (update.type === 'update') seq = update.seq;
    },
    onRefused: () => {
      log.push('refused');
      live.stop();
    },
    isOnline: () => true,
    pause: async ms => {
      log.push(`pause ${ms}`);
      left--;
      if (left === 0) live.stop();
    },
    random: () => 0.5,
    ...change,
  };
  const live = createLive(steps);
  return { live, log, steps };
}

const settled = () => new Promise(resolve => setTimeout(resolve, 20));
const dropped: LiveEnd = { hasSpoken: true, isCrowded: false };

it('resumes after a drop from the newest message that it was told of', async () => {
  const places: number[] = [];
  const { live } = world(
    {
      connect: async (after, onFrame) => {
        places.push(after);
        onFrame(frame(after + 3));
        return { send: () => undefined, close: () => undefined, ended: Promise.resolve(dropped) };
      },
    },
    3,
  );
  live.start();
  await settled();
  expect(places).toEqual([0, 3, 6]);
});

it('waits longer after each failure, then polls every four seconds where sockets do not get through', async () => {
  const { live, log } = world({}, 4);
  live.start();
  await settled();
  expect(log).toEqual(['pause 1000', 'poll 0', 'pause 4000', 'poll 1', 'pause 4000', 'poll 2', 'pause 4000']);
});

it('gives sockets another chance after a minute of polling', async () => {
  let attempts = 0;
  const { live, log } = world(
    {
      connect: async () => {
        attempts++;
        throw new Failure('network', true);
      },
    },
    18,
  );
  live.start();
  await settled();
  expect(log.filter(line => line.startsWith('poll'))).toHaveLength(17);
  expect(attempts).toBe(3);
});

it('asks for the transcript when the worker refuses, and goes on no further', async () => {
  const { live, log } = world({
    poll: async () => Promise.reject(new Failure('conversation_not_found', false)),
  });
  live.start();
  await settled();
  expect(log).toEqual(['pause 1000', 'refused']);
});

it('leaves the worker alone while offline', async () => {
  const { live, log } = world({ isOnline: () => false }, 2);
  live.start();
  await settled();
  expect(log).toEqual(['pause 30000', 'pause 30000']);
});

it('does not come back at once when the worker has too many tabs', async () => {
  const { live, log } = world(
    {
      connect: async () => ({
        send: () => undefined,
        close: () => undefined,
        ended: Promise.resolve({ hasSpoken: true, isCrowded: true }),
      }),
    },
    1,
  );
  live.start();
  await settled();
  expect(log).toEqual(['pause 60000']);
});

it('closes a channel that opens after it was stopped, and hears nothing from it', async () => {
  let isClosed = false;
  const heard: LiveFrame[] = [];
  let open: () => void = () => undefined;
  const { live } = world({
    connect: (_after, onFrame) =>
      new Promise(resolve => {
        open = () => {
          onFrame(frame(1));
          resolve({
            send: () => undefined,
            close: () => {
              isClosed = true;
            },
            ended: new Promise(() => undefined),
          });
        };
      }),
    onFrame: update => {
      heard.push(update);
    },
  });
  live.start();
  live.stop();
  open();
  await settled();
  expect([isClosed, heard.length, live.isOpen()]).toEqual([true, 0, false]);
});

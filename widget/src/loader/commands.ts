import type { BootOptions, OpenRequest, PageActions, TokenProvider } from '../contract.ts';
import { createEvents } from './events.ts';
import type { Widget } from './widget.ts';
import { createWidget } from './widget.ts';

/** `window.Waypost`: before the loader it queues calls in `q`, after it runs them and says its version. */
export interface Stub {
  (name: string, ...rest: unknown[]): unknown;
  q?: ArrayLike<[name: string, ...rest: unknown[]]> & Iterable<[name: string, ...rest: unknown[]]>;
  version?: number;
}

/**
 * The public commands. Nothing throws into the host page: what we do not know, or cannot do, becomes an
 * `error` event with a code.
 */
export function createCommands(tagOptions: BootOptions, base: string): Stub {
  const events = createEvents();
  const { emit } = events;
  let widget: Widget | undefined;
  let opensOnBoot: OpenRequest | undefined;
  const context: Record<string, string> = {};
  const actions: PageActions = {};
  let provider: TokenProvider | undefined;

  const commands: Record<string, (first: never, second: never) => unknown> = {
    boot(options?: BootOptions) {
      Object.assign(tagOptions, options);
      if (widget) return widget.optionsChanged();
      if (!tagOptions.site) return options && emit('error', { code: 'site_missing' });
      whenParsed(() => {
        widget ??= createWidget(tagOptions, base, { context, actions, provider: () => provider, emit });
        emit('ready');
        if (opensOnBoot) widget.open(opensOnBoot);
      });
    },
    identify(identity: { token: TokenProvider }) {
      provider = identity.token;
      widget?.identityChanged();
    },
    logout() {
      provider = undefined;
      for (const key in context) delete context[key];
      widget?.logout();
    },
    setContext(values: Record<string, unknown>) {
      for (const [key, value] of Object.entries(values)) {
        if (value === null || value === undefined) delete context[key];
        else context[key] = String(value);
      }
    },
    registerAction(name: string, run: PageActions[string]) {
      actions[name] = run;
    },
    open(request: OpenRequest = {}) {
      if (widget) widget.open(request);
      else opensOnBoot = request;
    },
    close() {
      opensOnBoot = undefined;
      widget?.close();
    },
    on: events.on,
    off: events.off,
  };

  const waypost: Stub = (name, ...rest) => {
    try {
      if (Object.hasOwn(commands, name)) return commands[name]?.(rest[0] as never, rest[1] as never);
      emit('error', { code: 'unknown_command' });
    } catch {
      emit('error', { code: 'bad_arguments' });
    }
  };
  waypost.version = 1;
  return waypost;
}

/** Runs `start` as soon as there is a body: the widget must come after it in reading order. */
function whenParsed(start: () => void): void {
  if (document.body) queueMicrotask(start);
  else addEventListener('DOMContentLoaded', start, { once: true });
}

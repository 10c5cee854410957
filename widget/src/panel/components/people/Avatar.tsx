import { useSignal } from '@preact/signals';
import { safeLink } from '../../markdown/safe-link.ts';

/** A person's picture; their initials where there is none, or it does not load. */
export function Avatar({ name, avatarUrl }: { name: string; avatarUrl?: string }) {
  const isBroken = useSignal(false);
  const source = safeLink(avatarUrl);
  return (
    <span class="avatar" aria-hidden="true">
      {source && !isBroken.value ? (
        <img
          src={source}
          alt=""
          referrerpolicy="no-referrer"
          decoding="async"
          onError={() => (isBroken.value = true)}
        />
      ) : (
        initialsOf(name)
      )}
    </span>
  );
}

/** The first letters of the first and the last name. */
export function initialsOf(name: string): string {
  const names = name.trim().split(/\s+/);
  const ends = names.length > 1 ? [names[0], names.at(-1)] : names;
  return ends.map(part => [...(part ?? '')][0]?.toLocaleUpperCase() ?? '').join('');
}

/** Three dots while there is nothing to read yet. */
export function Dots() {
  return (
    <div class="dots" aria-hidden="true">
      <i />
      <i />
      <i />
    </div>
  );
}

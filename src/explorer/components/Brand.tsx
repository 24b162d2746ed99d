/** A thread through three beads. */
export function Brand() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M4 24C10 4 22 28 28 8" fill="none" stroke="var(--type-company)" strokeWidth="3" />
      <circle cx="4.5" cy="24" r="3.5" fill="var(--accent)" />
      <circle cx="16" cy="16" r="3.5" fill="var(--accent)" />
      <circle cx="27.5" cy="8" r="3.5" fill="var(--accent)" />
    </svg>
  );
}

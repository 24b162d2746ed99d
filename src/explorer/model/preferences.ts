/** What a reader chose for this browser: nothing that tells who they are or what they looked at. */
export type Preference = 'language' | 'theme';

export function readPreference(name: Preference): string | undefined {
  try {
    return localStorage.getItem(`sutra.${name}`) ?? undefined;
  } catch {
    // A browser may refuse storage altogether; then it is asked for anew each time.
    return undefined;
  }
}

export function writePreference(name: Preference, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(`sutra.${name}`);
    else localStorage.setItem(`sutra.${name}`, value);
  } catch {
    // As above.
  }
}

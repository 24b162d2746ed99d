import os from 'node:os';

/** The user who runs this process; a container may have no name for it. */
export function userName(): string {
  try {
    return os.userInfo().username;
  } catch {
    return 'unknown user';
  }
}

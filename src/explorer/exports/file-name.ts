/** Enough to tell files apart, and within what every file system takes. */
const MOST_LETTERS = 60;

/**
 * The name of a file about something: letters and digits of any script, nothing that a file system, a shell or a header
 * would read otherwise.
 */
export function fileName(about: string, day: string, extension: string): string {
  const words = about
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  const short = [...words].slice(0, MOST_LETTERS).join('').replace(/-+$/, '');
  return ['sutra', ...(short === '' ? [] : [short]), day].join('-') + `.${extension}`;
}

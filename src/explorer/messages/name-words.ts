/** A name of the vocabulary in words, where no language has others for it: `BIRTH_DATE` is “birth date”. */
export function nameWords(name: string): string {
  return name.toLowerCase().replaceAll('_', ' ');
}

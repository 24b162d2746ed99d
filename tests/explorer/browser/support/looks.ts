/** What a reader's machine is like. */
export interface Look {
  readonly width: number;
  readonly height: number;
  readonly theme: 'light' | 'dark';
  readonly language: 'en' | 'hi';
  readonly motion: 'no-preference' | 'reduce';
  readonly touch: boolean;
}

export const DESKTOP: Look = {
  width: 1280,
  height: 800,
  theme: 'light',
  language: 'en',
  motion: 'no-preference',
  touch: false,
};
export const PHONE: Look = { ...DESKTOP, width: 390, height: 844, touch: true };

/** Each of these a screen has to look well in. */
export const LOOKS: readonly (readonly [name: string, look: Look])[] = [
  ['a desktop', DESKTOP],
  ['a desktop in the dark', { ...DESKTOP, theme: 'dark' }],
  ['a phone', PHONE],
  ['a phone in the dark', { ...PHONE, theme: 'dark' }],
];

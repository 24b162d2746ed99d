import type { EntityType } from '../generated/graphql.js';

export interface Palette {
  readonly background: string;
  readonly types: Readonly<Record<EntityType, string>>;
}

/**
 * A colour for each type, 3:1 at least against the background (WCAG 1.4.11), and as far from every
 * other as could be had for people with and without colour-blindness: tests/explorer/search-palette.ts
 * found the last four; tests/explorer/palette.test.ts holds all of them, and colors.css to them.
 */
export const PALETTES: Readonly<Record<'light' | 'dark', Palette>> = {
  light: {
    background: '#ffffff',
    types: {
      PERSON: '#085b87',
      AGENCY: '#955be3',
      COMPANY: '#d0750a',
      POLICY: '#2ca2a2',
      PRODUCT: '#824121',
      EVENT: '#0e0967',
      ARTICLE: '#460011',
      ORGANIZATION: '#00189c',
      INDUSTRY: '#9c6060',
      PLACE: '#780ccc',
      RECORD: '#543048',
    },
  },
  dark: {
    background: '#16181d',
    types: {
      PERSON: '#5471f5',
      AGENCY: '#875f9a',
      COMPANY: '#e39a78',
      POLICY: '#8ff4e0',
      PRODUCT: '#c65d26',
      EVENT: '#95abee',
      ARTICLE: '#ede361',
      ORGANIZATION: '#9084cc',
      INDUSTRY: '#b47884',
      PLACE: '#3cd8c0',
      RECORD: '#ccc018',
    },
  },
};

import type { EntityType } from '../generated/graphql.js';

/**
 * The outline of each type, as the path of an SVG around 0,0 within a radius of 10: colour is never
 * the only sign. All have about the same area, so that none looks more important.
 */
export const SHAPES: Readonly<Record<EntityType, string>> = {
  // circle
  PERSON: 'M9 0A9 9 0 1 1-9 0A9 9 0 1 1 9 0Z',
  // square
  AGENCY: 'M-8-8H8V8H-8Z',
  // triangle
  COMPANY: 'M0-10L10 8H-10Z',
  // pentagon
  ORGANIZATION: 'M0-10L9.5-3.1L5.9 8.1H-5.9L-9.5-3.1Z',
  // diamond
  POLICY: 'M0-10.5L10.5 0L0 10.5L-10.5 0Z',
  // hexagon
  PRODUCT: 'M-5-8.7H5L10 0L5 8.7H-5L-10 0Z',
  // a wide bar, as of a ledger
  INDUSTRY: 'M-10.5-6H10.5V6H-10.5Z',
  // star
  EVENT: 'M0-11L3.1-3.8L10.5-3.4L4.7 1.5L6.5 8.9L0 4.8L-6.5 8.9L-4.7 1.5L-10.5-3.4L-3.1-3.8Z',
  // a drop that points down, as on maps
  PLACE: 'M0 10.5C-3 5-8 2-8-3A8 7.5 0 0 1 8-3C8 2 3 5 0 10.5Z',
  // a page with a folded corner
  ARTICLE: 'M-7-9.5H3L7-5.5V9.5H-7Z',
  // a cross
  RECORD: 'M-3.5-9.5H3.5V-3.5H9.5V3.5H3.5V9.5H-3.5V3.5H-9.5V-3.5H-3.5Z',
};

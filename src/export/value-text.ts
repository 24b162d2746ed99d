import type { ClaimValue } from '../model/value.js';

/** A value in one line of text, for formats that have nothing better: `OVER 80 PERCENT`. */
export function valueText(value: ClaimValue): string {
  switch (value.type) {
    case 'TEXT':
      return value.text;
    case 'QUANTITY':
      return `${meant(value.qualifier)}${value.amount} ${value.unit}`;
    case 'MONEY':
      return `${meant(value.qualifier)}${value.amount} ${value.currency}`;
    case 'DATE':
      return value.date;
    case 'BOOLEAN':
      return String(value.value);
    case 'ENTITY':
      return value.entity;
  }
}

function meant(qualifier: string): string {
  return qualifier === 'EXACT' ? '' : `${qualifier} `;
}

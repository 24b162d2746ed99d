/** What claims and extracts are marked with. */
export const claims = {
  modality: {
    ACTUAL: 'Actual',
    PLANNED: 'Planned',
    EXPECTED: 'Expected',
    DENIED: 'Denied',
  },
  possible: 'Possible',
  possibleHelp: 'Its dates leave open whether it held then.',
  rank: { PREFERRED: 'Preferred', NORMAL: 'Normal', DEPRECATED: 'Not believed' },
  retracted: 'Retracted',
  conflict: 'Sources differ',
  verification: {
    VERIFIED: 'Checked: these words stand in the article',
    MOVED: 'These words stand elsewhere in the article',
    MISATTRIBUTED: 'These words stand in another article, not in this one',
    NOT_FOUND: 'These words were not found in the article',
    UNCHECKED: 'Not checked: the article’s text was not at hand',
  },
  inferred: 'Concluded from these words',
  since: (date: string) => `since ${date}`,
  until: (date: string) => `until ${date}`,
  span: (start: string, end: string) => `${start} – ${end}`,
  on: (date: string) => date,
  ended: 'ended',
  /** All that is known of when: it is over. */
  past: 'in the past',
  saidBy: (name: string) => `according to ${name}`,
  noExtracts: 'No article is cited for this.',
} as const;

export const embed = {
  title: 'Graph',
  open: 'Open in Sutra',
  empty: 'The address of this frame names nothing to show.',
} as const;

export const embed = {
  title: 'Graph',
} as const;

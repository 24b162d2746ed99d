export const path = {
  title: 'Paths',
} as const;

export const matches = {
  title: 'Possible duplicates',
} as const;

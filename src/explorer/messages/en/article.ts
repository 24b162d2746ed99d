export const article = {
  title: 'Article',
} as const;

export const edit = {
  title: 'Edit',
} as const;

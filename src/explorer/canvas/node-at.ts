/** The id of the entity that an event on the canvas is about, if any. */
export function nodeAt(target: EventTarget | null): string | null {
  const node = target instanceof Element ? target.closest('[data-node]') : null;
  return node?.getAttribute('data-node') ?? null;
}

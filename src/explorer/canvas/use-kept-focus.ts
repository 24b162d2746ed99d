import { useEffect, useRef, type RefObject } from 'react';

/** The element of an entity, which takes the keyboard. */
export function elementOf(svg: SVGSVGElement | null, id: string): SVGElement | null {
  return svg?.querySelector<SVGElement>(`[data-node="${CSS.escape(id)}"]`) ?? null;
}

/** When what had the keyboard is gone, what is current now gets it: focus never falls out of the canvas by itself. */
export function useKeptFocus(
  svg: RefObject<SVGSVGElement | null>,
  currentId: string | undefined,
): void {
  const last = useRef<Element>(null);
  useEffect(() => {
    const element = svg.current;
    if (element === null) return undefined;
    const remember = ({ target }: FocusEvent) => {
      last.current = target as Element;
    };
    const forget = ({ target }: FocusEvent) => {
      // Also said of what is being removed; whether it is, is known a moment later.
      setTimeout(() => {
        const isThere = target instanceof Element && target.isConnected;
        if (isThere && last.current === target) last.current = null;
      });
    };
    element.addEventListener('focusin', remember);
    element.addEventListener('focusout', forget);
    return () => {
      element.removeEventListener('focusin', remember);
      element.removeEventListener('focusout', forget);
    };
  }, [svg]);
  useEffect(() => {
    if (last.current === null || last.current.isConnected) return;
    last.current = null;
    if (currentId !== undefined) elementOf(svg.current, currentId)?.focus({ preventScroll: true });
  });
}

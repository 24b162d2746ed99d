import { useLayoutEffect, useState, type RefObject } from 'react';

import type { Size } from '../drawing/bounds.js';

/** How large an element is, in CSS pixels; 0 by 0 until that is known. */
export function useSize(element: RefObject<Element | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    if (element.current === null) return undefined;
    const measure = (of: Element) => {
      const { clientWidth: width, clientHeight: height } = of;
      setSize((last) =>
        last.width === width && last.height === height ? last : { width, height },
      );
    };
    measure(element.current);
    const observer = new ResizeObserver((entries) => {
      for (const { target } of entries) measure(target);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

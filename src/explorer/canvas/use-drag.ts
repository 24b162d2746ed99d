import { drag as dragBehavior } from 'd3-drag';
import { select } from 'd3-selection';
import { useEffect, useRef, useState, type RefObject } from 'react';

import type { Point } from '../model/graph-view.js';
import { nodeAt } from './node-at.js';

interface Question {
  readonly group: RefObject<SVGGElement | null>;
  /** Where something is. */
  readonly positionOf: (id: string) => Point | undefined;
  /** What is moved together with what is dragged. */
  readonly companionsOf: (id: string) => readonly string[];
  /** Where they were put. */
  readonly onDrop: (at: Readonly<Record<string, Point>>) => void;
}

interface DragEvent {
  readonly x: number;
  readonly y: number;
  readonly subject: { readonly id: string; readonly x: number; readonly y: number };
}

const NOTHING: Readonly<Record<string, Point>> = {};

/** Drags entities with what is selected beside them. @returns where they are while they are dragged. */
export function useDrag(question: Question): Readonly<Record<string, Point>> {
  const { group } = question;
  const [dragged, setDragged] = useState(NOTHING);
  const latest = useRef(question);
  useEffect(() => {
    latest.current = question;
  });
  useEffect(() => {
    const element = group.current;
    if (element === null) return undefined;
    let at = NOTHING;
    const behavior = dragBehavior<SVGGElement, unknown>()
      .container(element)
      .clickDistance(4)
      .filter((event: MouseEvent) => {
        const isExpand = event.target instanceof Element && event.target.closest('[data-expand]');
        return (
          !event.ctrlKey && !event.button && isExpand === null && nodeAt(event.target) !== null
        );
      })
      .subject((event: { sourceEvent: Event }) => {
        const target = event.sourceEvent.target;
        const id = nodeAt(target) ?? '';
        return { id, ...(latest.current.positionOf(id) ?? { x: 0, y: 0 }) };
      })
      .on('start', () => {
        at = NOTHING;
      })
      .on('drag', ({ x, y, subject }: DragEvent) => {
        const { companionsOf, positionOf } = latest.current;
        const moved: Record<string, Point> = {};
        const by = { x: x - subject.x, y: y - subject.y };
        for (const id of companionsOf(subject.id)) {
          const from = positionOf(id);
          if (from !== undefined) {
            moved[id] = { x: Math.round(from.x + by.x), y: Math.round(from.y + by.y) };
          }
        }
        at = moved;
        setDragged(moved);
      })
      .on('end', () => {
        setDragged(NOTHING);
        // A trembling hand that clicks pins nothing.
        const hasMoved = Object.entries(at).some(([id, { x, y }]) => {
          const from = latest.current.positionOf(id);
          return from !== undefined && Math.hypot(x - from.x, y - from.y) > 4;
        });
        if (hasMoved) latest.current.onDrop(at);
      });
    select(element).call(behavior);
    return () => {
      select(element).on('.drag', null);
    };
  }, [group]);
  return dragged;
}

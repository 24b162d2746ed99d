import type { Heading } from './nearest-node.js';

/** What a key asks of the canvas. */
export type CanvasCommand =
  | { readonly type: 'go' | 'move'; readonly heading: Heading }
  | {
      readonly type:
        | 'open'
        | 'expand'
        | 'collapse'
        | 'hide'
        | 'pin'
        | 'select'
        | 'zoomIn'
        | 'zoomOut'
        | 'fit'
        | 'undo'
        | 'redo'
        | 'leave'
        | 'help';
    };

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const HEADINGS: Readonly<Record<string, Heading>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

const PLAIN: Readonly<Record<string, Exclude<CanvasCommand['type'], 'go' | 'move'>>> = {
  enter: 'open',
  e: 'expand',
  backspace: 'collapse',
  delete: 'hide',
  p: 'pin',
  ' ': 'select',
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
  '0': 'fit',
  escape: 'leave',
  '?': 'help',
};

/** What a key means on the canvas; undefined leaves it to the browser. */
export function canvasCommand(event: Key): CanvasCommand | undefined {
  const { altKey, ctrlKey, metaKey, shiftKey } = event;
  const key = event.key.toLowerCase();
  if (altKey) return undefined;
  if (ctrlKey || metaKey) {
    if (key === 'z') return { type: shiftKey ? 'redo' : 'undo' };
    return key === 'y' && !shiftKey ? { type: 'redo' } : undefined;
  }
  const heading = Object.hasOwn(HEADINGS, event.key) ? HEADINGS[event.key] : undefined;
  if (heading !== undefined) return { type: shiftKey ? 'move' : 'go', heading };
  const type = Object.hasOwn(PLAIN, key) ? PLAIN[key] : undefined;
  return type === undefined ? undefined : { type };
}

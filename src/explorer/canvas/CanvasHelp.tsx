import { Dialog } from '../components/Dialog.js';
import { useMessages } from '../messages/language.js';

const KEYS = [
  ['go', '← → ↑ ↓'],
  ['open', 'Enter'],
  ['expand', 'E'],
  ['collapse', 'Backspace'],
  ['hide', 'Delete'],
  ['pin', 'P'],
  ['select', 'Space'],
  ['move', 'Shift ← → ↑ ↓'],
  ['zoom', '+ − 0'],
  ['undo', 'Ctrl Z, Ctrl Shift Z'],
  ['leave', 'Esc'],
] as const;

interface Properties {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** All keys of the canvas. */
export function CanvasHelp({ isOpen, onClose }: Properties) {
  const { canvas } = useMessages();
  return (
    <Dialog title={canvas.help} isOpen={isOpen} onClose={onClose}>
      <dl className="canvas-keys">
        {KEYS.map(([name, keys]) => (
          <div key={name}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{canvas.keys[name]}</dd>
          </div>
        ))}
      </dl>
      <p>{canvas.mouse}</p>
    </Dialog>
  );
}

import '../theme/canvas.css';

import { useState } from 'react';

import { announce } from '../components/announce.js';
import { Dialog } from '../components/Dialog.js';
import { useMessages } from '../messages/language.js';
import type { GraphView, Loaded, Point, VisibleGraph } from '../model/graph-view.js';
import { exportFile, EXPORT_FORMATS, type ExportFormat } from './export-file.js';
import { saveFile } from './save-file.js';

export interface ExportMenuProps {
  readonly graph: VisibleGraph;
  readonly loaded: Loaded;
  readonly view: Pick<GraphView, 'filters' | 'at' | 'hidden'>;
  /** Asked for when a picture is made: CanvasHandle.positions. */
  readonly positions: () => ReadonlyMap<string, Point>;
  /** Where the view can be seen again, for the caption: a whole address. */
  readonly address: () => string;
}

/** A button that leads to files of what is shown. */
export function ExportMenu(props: ExportMenuProps) {
  const messages = useMessages();
  const { exports } = messages;
  const [isOpen, setOpen] = useState(false);
  const [format, setFormat] = useState<ExportFormat>('svg');
  const [hasFailed, setFailed] = useState(false);
  const { graph } = props;
  const relations = graph.edges.reduce((sum, edge) => sum + edge.relations.length, 0);

  const save = async () => {
    setFailed(false);
    try {
      const { name, content } = await exportFile(format, {
        graph,
        loaded: props.loaded,
        view: props.view,
        positions: props.positions(),
        address: props.address(),
        origin: location.origin,
        messages,
        today: new Date().toISOString().slice(0, 10),
      });
      saveFile(name, content);
      setOpen(false);
      announce(exports.saved(name));
    } catch (error) {
      console.error(error);
      setFailed(true);
    }
  };
  return (
    <>
      <button type="button" disabled={graph.nodes.length === 0} onClick={() => setOpen(true)}>
        {exports.open}
      </button>
      <Dialog title={exports.title} isOpen={isOpen} onClose={() => setOpen(false)}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <p>{exports.counts(graph.nodes.length, relations)}</p>
          <fieldset className="export-formats">
            <legend className="visually-hidden">{exports.title}</legend>
            {EXPORT_FORMATS.map((name) => (
              <label key={name}>
                <input
                  type="radio"
                  name="format"
                  checked={format === name}
                  onChange={() => setFormat(name)}
                />
                {exports.formats[name]}
              </label>
            ))}
          </fieldset>
          {hasFailed && (
            <p className="note note-error" role="alert">
              {exports.failed}
            </p>
          )}
          <div className="actions">
            <button type="submit" className="primary">
              {exports.save}
            </button>
            <button type="button" onClick={() => setOpen(false)}>
              {messages.app.cancel}
            </button>
          </div>
        </form>
      </Dialog>
    </>
  );
}

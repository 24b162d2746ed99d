import { useState } from 'react';

import { Dialog } from '../../components/Dialog.js';
import { useMessages } from '../../messages/language.js';

interface Properties {
  /** The query of the view's address. */
  readonly query: string;
  readonly isWhole: boolean;
  readonly onClose: () => void;
}

/** The address of a view, and the code that shows it in another page. */
export function ShareDialog({ query, isWhole, onClose }: Properties) {
  const { graph } = useMessages();
  const [said, say] = useState('');
  const address = `${location.origin}/graph?${query}`;
  // An attribute's value: `&` is all of the query that HTML would read otherwise.
  const source = `${location.origin}/embed?${query}`.replaceAll('&', '&amp;');
  const code = `<iframe src="${source}" title="Sutra" width="100%" height="480" loading="lazy"></iframe>`;
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      say(graph.copied);
    } catch {
      // Refused, or a page that was not loaded securely.
      say(graph.copyByHand);
    }
  };
  return (
    <Dialog title={graph.share} isOpen onClose={onClose}>
      {!isWhole && <p>{graph.dropped}</p>}
      <label className="field">
        {graph.linkLabel}
        <textarea className="share-text" readOnly value={address} rows={3} />
      </label>
      <p className="actions">
        <button type="button" className="primary" onClick={() => void copy(address)}>
          {graph.copyLink}
        </button>
      </p>
      <label className="field">
        {graph.embedLabel}
        <textarea className="share-text" readOnly value={code} rows={3} />
      </label>
      <p className="muted">{graph.embedHelp}</p>
      <p className="actions">
        <button type="button" onClick={() => void copy(code)}>
          {graph.copyEmbed}
        </button>
        <span role="status">{said}</span>
      </p>
    </Dialog>
  );
}

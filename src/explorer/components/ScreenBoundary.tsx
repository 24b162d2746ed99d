import { Component, type ReactNode } from 'react';

import { useMessages } from '../messages/language.js';

interface Properties {
  /** Another screen begins anew. */
  readonly address: string;
  readonly children: ReactNode;
}

/** Where a screen breaks, the rest of the page stays, and there is a way on. */
export class ScreenBoundary extends Component<Properties, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override componentDidUpdate({ address }: Properties) {
    if (this.state.isBroken && address !== this.props.address) this.setState({ isBroken: false });
  }

  override render(): ReactNode {
    return this.state.isBroken ? <BrokenScreen /> : this.props.children;
  }
}

function BrokenScreen() {
  const { app, problems } = useMessages();
  return (
    <>
      <h1>{app.brokenTitle}</h1>
      <div className="note note-error" role="alert">
        <p>{problems.broken}</p>
        <p className="actions">
          <button type="button" onClick={() => location.reload()}>
            {app.retry}
          </button>
        </p>
      </div>
    </>
  );
}

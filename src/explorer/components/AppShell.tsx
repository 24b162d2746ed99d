import { useEffect, useRef, useSyncExternalStore, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';

import { connection } from '../api/connection.js';
import { chooseLanguage, LANGUAGES, useLanguage, useMessages } from '../messages/language.js';
import { chooseTheme, useTheme } from '../theme/theme.js';
import { Brand } from './Brand.js';
import { GraphiqlLinks } from './GraphiqlLinks.js';
import { HeaderSearch } from './HeaderSearch.js';
import { LiveRegion } from './LiveRegion.js';
import { Menu } from './Menu.js';
import { useIsEditor } from './use-viewer.js';
import { SessionNote } from './SessionNote.js';
import { SignIn } from './SignIn.js';

const LANGUAGE_NAMES = { en: LANGUAGES.en.name, hi: LANGUAGES.hi.name };

/** What is around every screen. */
export function AppShell({ children }: { readonly children: ReactNode }) {
  const { app, edit } = useMessages();
  const isEditor = useIsEditor();
  const language = useLanguage();
  const theme = useTheme();
  const themes = { system: app.themeSystem, light: app.themeLight, dark: app.themeDark };
  const isDown = useSyncExternalStore(connection.subscribe, connection.state) === 'down';
  const main = useFocusAfterNavigation();
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        {app.skipToContent}
      </a>
      <header className="shell-header">
        <Link href="/" className="shell-brand">
          <Brand />
          {app.title}
        </Link>
        <HeaderSearch />
        <nav className="shell-navigation" aria-label={app.navigation}>
          <ul>
            <li>
              <Link href="/graph">{app.graph}</Link>
            </li>
            <li>
              <Link href="/path">{app.paths}</Link>
            </li>
            {isEditor && (
              <li>
                <Link href="/edit">{edit.title}</Link>
              </li>
            )}
          </ul>
        </nav>
        <div className="shell-tools">
          <Menu
            label={app.language}
            value={language}
            choices={LANGUAGE_NAMES}
            onChoose={(chosen) => void chooseLanguage(chosen)}
          />
          <Menu label={app.theme} value={theme} choices={themes} onChoose={chooseTheme} />
          <SignIn />
        </div>
      </header>
      {isDown && (
        <div className="banner" role="status">
          {app.serverAway}
        </div>
      )}
      <SessionNote />
      <main id="content" className="shell-main" tabIndex={-1} ref={main}>
        {children}
      </main>
      <footer className="shell-footer">
        <span>{app.about}</span>
        <GraphiqlLinks />
      </footer>
      <LiveRegion />
    </div>
  );
}

/** A new screen begins at its top, as a new page would; typing in the search box stays there. */
function useFocusAfterNavigation() {
  const [location] = useLocation();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(location);
  useEffect(() => {
    if (shown.current === location) return;
    shown.current = location;
    const isSearching = document.activeElement?.closest('form[role=search]') instanceof Element;
    if (!isSearching) {
      main.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
  }, [location]);
  return main;
}

import { Suspense, useEffect } from 'react';
import { Route, Switch, useLocation } from 'wouter';

import { AppShell } from './components/AppShell.js';
import { ScreenBoundary } from './components/ScreenBoundary.js';
import { Skeleton } from './components/Skeleton.js';
import { ROUTES } from './routes.js';

/** When the first screen has most likely shown. Milliseconds. */
const FETCH_AHEAD_AFTER = 2_000;

export function App() {
  const [location] = useLocation();
  const isBare = ROUTES.some((route) => route.isBare === true && route.path === location);
  // So that a server that goes away takes no screen with it.
  useEffect(() => {
    const timer = setTimeout(
      () => ROUTES.forEach(({ fetchAhead }) => void fetchAhead?.()),
      FETCH_AHEAD_AFTER,
    );
    return () => clearTimeout(timer);
  }, []);
  const screen = (
    <ScreenBoundary address={location}>
      <Suspense fallback={<Skeleton lines={8} />}>
        <Switch>
          {ROUTES.map(({ path, screen: Screen }) => (
            <Route key={path} path={path}>
              <Screen />
            </Route>
          ))}
        </Switch>
      </Suspense>
    </ScreenBoundary>
  );
  return isBare ? <main>{screen}</main> : <AppShell>{screen}</AppShell>;
}

import { Suspense } from 'react';
import { Route, Switch, useLocation } from 'wouter';

import { AppShell } from './components/AppShell.js';
import { Skeleton } from './components/Skeleton.js';
import { ROUTES } from './routes.js';

export function App() {
  const [location] = useLocation();
  const isBare = ROUTES.some((route) => route.isBare === true && route.path === location);
  const screen = (
    <Suspense fallback={<Skeleton lines={8} />}>
      <Switch>
        {ROUTES.map(({ path, screen: Screen }) => (
          <Route key={path} path={path}>
            <Screen />
          </Route>
        ))}
      </Switch>
    </Suspense>
  );
  return isBare ? <main>{screen}</main> : <AppShell>{screen}</AppShell>;
}

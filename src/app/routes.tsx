import lazy from 'preact-iso/lazy';
import { Route, Router } from 'preact-iso/router';
import type { Device } from '#device/device';
import { NotFound } from './failed';
import { Start } from './start';

const Privacy = lazy(() => import('./privacy'));
const Declare = lazy(() => import('./declare/declare'));
const Pass = lazy(() => import('./declare/pass/pass'));
const Venue = lazy(() => import('./venue/venue'));
const Enrol = lazy(() => import('./checkpoint/enrol'));
const Checkpoint = lazy(() => import('./checkpoint/checkpoint'));
const Village = lazy(() => import('./village/village'));
const Desk = lazy(() => import('./desk/desk'));
const Setup = lazy(() => import('./setup/setup'));

/** Which page stands at which address. Whatever is not needed for the first look is loaded when it is asked for. */
export function Routes({ device }: { device: Device }) {
  return (
    <Router>
      <Route path="/" component={Start} device={device} />
      <Route path="/declare/:at?" component={Declare} device={device} />
      <Route path="/pass" component={Pass} device={device} />
      <Route path="/v/:id" component={Venue} device={device} />
      <Route path="/p/:id" component={Venue} device={device} />
      <Route path="/privacy" component={Privacy} device={device} />
      <Route path="/enrol" component={Enrol} device={device} />
      <Route path="/checkpoint" component={Checkpoint} device={device} />
      <Route path="/village" component={Village} device={device} />
      <Route path="/desk/:rest*" component={Desk} device={device} />
      <Route path="/setup" component={Setup} device={device} />
      <Route default component={NotFound} />
    </Router>
  );
}

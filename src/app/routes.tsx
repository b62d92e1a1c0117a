import { useMemo } from 'preact/hooks';
import { Route, Router } from 'preact-iso/router';
import type { Device } from '#device/device';
import { NotFound } from './failed';
import { pageOf } from './page';
import { Start } from './start';
import type { Library } from './words/library';

/** The pages that are loaded when they are asked for, each with the words that it says. */
const pagesWith = (library: Library) => ({
  Privacy: pageOf(library, ['privacy'], () => import('./privacy')),
  OtherCounty: pageOf(library, ['other-county'], () => import('./other-county')),
  Declare: pageOf(library, ['declare'], () => import('./declare/declare')),
  Pass: pageOf(library, ['pass', 'reasons'], () => import('./declare/pass/pass')),
  FindPass: pageOf(library, ['declare', 'carry'], () => import('./declare/pass/find-pass')),
  Venue: pageOf(library, ['pass', 'reasons'], () => import('./venue/venue')),
  Enrol: pageOf(library, ['post'], () => import('./checkpoint/enrol')),
  Checkpoint: pageOf(library, ['post', 'reasons'], () => import('./checkpoint/checkpoint')),
  Village: pageOf(
    library,
    ['post', 'reasons', 'instructions', 'follow-up', 'comparisons', 'duty'],
    () => import('./village/village'),
  ),
  Site: pageOf(library, ['post', 'transfers', 'follow-up', 'site'], () => import('./site/site')),
  Driver: pageOf(library, ['post', 'transfers'], () => import('./driver/driver')),
  Desk: pageOf(
    library,
    [
      'desk',
      'desk-places',
      'reasons',
      'instructions',
      'follow-up',
      'transfers',
      'comparisons',
      'capacity',
      'open-items',
      'duty',
    ],
    () => import('./desk/desk'),
  ),
  Setup: pageOf(library, ['setup', 'desk'], () => import('./setup/setup')),
});

/** Which page stands at which address. Whatever is not needed for the first look is loaded when it is asked for. */
export function Routes({ device, library }: { device: Device; library: Library }) {
  const {
    Privacy,
    OtherCounty,
    Declare,
    Pass,
    FindPass,
    Venue,
    Enrol,
    Checkpoint,
    Village,
    Driver,
    Site,
    Desk,
    Setup,
  } = useMemo(() => pagesWith(library), [library]);
  return (
    <Router>
      <Route path="/" component={Start} device={device} />
      <Route path="/declare/:at?" component={Declare} device={device} />
      <Route path="/pass" component={Pass} device={device} />
      <Route path="/find-pass" component={FindPass} device={device} />
      <Route path="/v/:id" component={Venue} device={device} />
      <Route path="/p/:id" component={Venue} device={device} />
      <Route path="/privacy" component={Privacy} device={device} />
      <Route path="/other-county" component={OtherCounty} device={device} />
      <Route path="/enrol" component={Enrol} device={device} />
      <Route path="/checkpoint" component={Checkpoint} device={device} />
      <Route path="/village" component={Village} device={device} />
      <Route path="/driver" component={Driver} device={device} />
      <Route path="/site" component={Site} device={device} />
      <Route path="/desk/:rest*" component={Desk} device={device} />
      <Route path="/setup" component={Setup} device={device} />
      <Route default component={NotFound} />
    </Router>
  );
}

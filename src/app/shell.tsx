import './ui/tokens.css';
import './ui/base.css';
import './ui/button.css';
import './ui/page.css';
import './ui/field.css';
import './ui/state.css';
import './ui/sign.css';
import './ui/code.css';
import './ui/list.css';
import './ui/place.css';
import type { ComponentChildren } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { LocationProvider } from 'preact-iso/router';
import type { Device } from '#device/device';
import { Failed } from './failed';
import { type Preferences, usePreferences } from './preferences';
import { Routes } from './routes';
import { type ShellGifts, ShellProvider } from './shell-context';
import { Banner } from './ui/banner';
import { useWatched } from './ui/use-watched';
import { useWords } from './words/base';
import { SpokenIn } from './words/language';
import type { Library } from './words/library';

type ShellProps = Pick<ShellGifts, 'updates' | 'installing'> & {
  device: Device;
  preferences: Preferences;
  library: Library;
};

/** Everything on the screen: language and looks, the demonstration ribbon, the pages, and what stands there when one fails. */
export function Shell({ device, preferences: first, library, updates, installing }: ShellProps) {
  const preferring = usePreferences({ device, first, library });
  return (
    <ShellProvider value={{ ...preferring, updates, installing }}>
      <SpokenIn language={preferring.preferences.language} library={library}>
        <Ribbon device={device} />
        <LocationProvider>
          <Unbroken>
            <Routes device={device} library={library} />
          </Unbroken>
        </LocationProvider>
      </SpokenIn>
    </ShellProvider>
  );
}

function Ribbon({ device }: { device: Device }) {
  const { common } = useWords();
  const { county, trustFault } = useWatched(device.known);
  return (
    <>
      {county?.demo === true ? (
        <aside class="demo">
          <span>{common.demo}</span>
        </aside>
      ) : null}
      {trustFault === 'other-root-key' ? (
        <Banner kind="look" action={<a href="/other-county">{common.otherCountyMore}</a>}>
          {common.otherCounty}
        </Banner>
      ) : null}
    </>
  );
}

function Unbroken({ children }: { children: ComponentChildren }) {
  // The error itself is for the browser's console: it may hold what somebody typed, so it is sent nowhere.
  const [error, again] = useErrorBoundary((fault: unknown) => console.error(fault));
  return error === undefined ? <>{children}</> : <Failed onRetry={again} />;
}

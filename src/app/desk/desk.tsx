import './desk.css';
import './dialog.css';
import './filters.css';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { Device } from '#device/device';
import type { Account } from '#domain/desk/desk';
import { BrandHeader } from '../brand-header';
import { Button } from '../ui/button';
import { Page } from '../ui/page';
import { State } from '../ui/state';
import { useWords } from '../words/base';
import { askWith, faultText } from './ask';
import { DeskProvider } from './desk-context';
import { DutyProvider } from './duty/duty-context';
import { useSearchKey } from './keyboard';
import { noLive, openLive } from './live';
import { PlaceNamesProvider, useLoadedNames } from './place-names';
import { may } from './rights';
import { Screen } from './screen';
import type { Found } from './search/found';
import { SignIn } from './sign-in';
import { useSession } from './use-session';
import { useDeskWords } from './words';

/** The county desk: signed in or not, always at the address that was asked for. */
export default function Desk({ device }: { device: Device }) {
  const words = useDeskWords();
  const { common } = useWords();
  const { session, open, end, signOut } = useSession();
  const { route } = useLocation();
  switch (session.at) {
    case 'out':
      return <SignIn device={device} ended={session.ended} onSignedIn={() => void open()} />;
    case 'in':
      return (
        <AtDesk
          key={session.account.id}
          device={device}
          account={session.account}
          onEnded={end}
          onSignOut={async () => {
            await signOut();
            route('/desk');
          }}
        />
      );
    case 'opening':
    case 'failed':
      return (
        <Page title={words.title} hideTitle header={<BrandHeader device={device} />}>
          {session.at === 'opening' ? (
            <p class="desk-waiting quiet" role="status">
              {words.state.waiting}
            </p>
          ) : (
            <State
              kind="failed"
              title={words.state.failedTitle}
              action={<Button onPress={() => void open()}>{common.retry}</Button>}
            >
              <p>{faultText(session.fault.code, words)}</p>
            </State>
          )}
        </Page>
      );
  }
}

type AtDeskProps = { device: Device; account: Account; onEnded: () => void; onSignOut: () => Promise<void> };

function AtDesk({ device, account, onEnded, onSignOut }: AtDeskProps) {
  const names = useLoadedNames(device, account.county);
  const [found, keepFound] = useState<Found | null>(null);
  const ask = useMemo(() => askWith(onEnded), []);
  const live = useMemo(() => (may(account.role, 'people') ? openLive() : noLive()), []);
  useEffect(() => () => live.close(), []);
  useSearchKey(may(account.role, 'people'));
  return (
    <DeskProvider value={{ device, account, ask, live, signOut: onSignOut, found, keepFound }}>
      <PlaceNamesProvider value={names}>
        <DutyProvider>
          <Screen />
        </DutyProvider>
      </PlaceNamesProvider>
    </DeskProvider>
  );
}

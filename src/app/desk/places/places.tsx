import './places.css';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { type PlacesAnswer, placesAnswerSchema } from '#domain/desk/desk';
import { Banner } from '../../ui/banner';
import { useAnswer, useDesk, useNow } from '../desk-context';
import { DeskPage } from '../desk-page';
import { useKeptFresh } from '../keep-fresh';
import { Read } from '../read';
import { may } from '../rights';
import { usePlacesWords } from '../words';
import { Accounts } from './accounts';
import { isSilent } from './phone-state';
import { Phones } from './phones';
import { Posts } from './posts';
import { Venues } from './venues';
import { Workers } from './workers';

const TABS = ['posts', 'workers', 'phones', 'venues', 'accounts'] as const;
type Tab = (typeof TABS)[number];

/** What every list of the page gets. */
export type ListProps = {
  places: PlacesAnswer;
  now: number;
  /** Reads the lists again and says what was done. */
  onDone: (what: string) => void;
};

/** Posts, workers, phones, venues and accounts: made here, and ended here. */
export function Places() {
  const words = usePlacesWords();
  const { query } = useLocation();
  const now = useNow();
  const [done, setDone] = useState<string | null>(null);
  const answer = useAnswer('/v1/places', placesAnswerSchema);
  const tab = TABS.find((one) => one === query.show) ?? 'posts';
  useKeptFresh(answer, 'phones');
  return (
    <DeskPage title={words.title}>
      <Read answer={answer}>
        {(places) => (
          <>
            <Tabs places={places} here={tab} now={now} />
            {done === null ? null : <Banner>{done}</Banner>}
            <Listed
              tab={tab}
              places={places}
              now={now}
              onDone={(what) => {
                setDone(what);
                void answer.again();
              }}
            />
          </>
        )}
      </Read>
    </DeskPage>
  );
}

function Listed({ tab, ...props }: ListProps & { tab: Tab }) {
  switch (tab) {
    case 'posts':
      return <Posts {...props} />;
    case 'workers':
      return <Workers {...props} />;
    case 'phones':
      return <Phones {...props} />;
    case 'venues':
      return <Venues {...props} />;
    case 'accounts':
      return <Accounts {...props} />;
  }
}

function Tabs({ places, here, now }: { places: PlacesAnswer; here: Tab; now: number }) {
  const words = usePlacesWords();
  const { account } = useDesk();
  const silent = places.phones.filter((one) => isSilent(one, now)).length;
  const active = (list: readonly { endedAt: number | null }[]) =>
    list.filter((one) => one.endedAt === null).length;
  const counts: Record<Tab, number> = {
    posts: active(places.posts),
    workers: active(places.workers),
    phones: places.phones.filter((one) => one.revokedAt === null).length,
    venues: active(places.venues),
    accounts: active(places.accounts),
  };
  return (
    <nav class="tabs" aria-label={words.tabs.label}>
      {TABS.filter((tab) => tab !== 'accounts' || may(account.role, 'seeAccounts')).map((tab) => (
        <a key={tab} href={`/desk/places?show=${tab}`} aria-current={tab === here ? 'page' : undefined}>
          {words.tabs[tab]} <span class="quiet">{counts[tab]}</span>
          {tab === 'phones' && silent > 0 ? (
            <span class="mark">{words.phones.silentCount(silent)}</span>
          ) : null}
        </a>
      ))}
    </nav>
  );
}

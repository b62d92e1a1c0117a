import './pass.css';
import { useEffect, useState } from 'preact/hooks';
import type { Device } from '#device/device';
import { keepAwake } from '#device/wake-lock';
import { BrandHeader } from '../../brand-header';
import { Button, LinkButton } from '../../ui/button';
import { Page } from '../../ui/page';
import { State } from '../../ui/state';
import { useWatched } from '../../ui/use-watched';
import { UpdateBanner } from '../../update-banner';
import { useWords } from '../../words/base';
import { usePassWords } from '../../words/pass';
import { HomeScreen } from './home-screen';
import { PassCard } from './pass-card';
import { type Carried, useOwnPasses } from './use-own-passes';

/** The passes of the party, one after the other, to be shown at the checkpoint. */
export default function Pass({ device }: { device: Device }) {
  const { common } = useWords();
  const { pass: words } = usePassWords();
  const { county } = useWatched(device.known);
  const carried = useOwnPasses(device);
  useEffect(keepAwake, []);
  const title = county === null ? words.title : words.titleOf(county.name);
  const header = <BrandHeader device={device} />;
  if (carried === null) return <Page title={common.loading} header={header} />;
  if (carried.length === 0)
    return (
      <Page
        title={words.none.title}
        hideTitle
        header={header}
        footer={<LinkButton href="/declare">{words.none.declare}</LinkButton>}
      >
        <State kind="empty" title={words.none.title}>
          <p>{words.none.text}</p>
        </State>
      </Page>
    );
  return <PartyPasses device={device} carried={carried} title={title} />;
}

function PartyPasses({
  device,
  carried,
  title,
}: {
  device: Device;
  carried: readonly Carried[];
  title: string;
}) {
  const { pass: words } = usePassWords();
  const [at, setAt] = useState(0);
  const shown = carried[at] ?? carried[0];
  if (shown === undefined) return null;
  const many = carried.length > 1;
  const step = (by: number) => {
    setAt((at + by + carried.length) % carried.length);
    scrollTo(0, 0);
  };
  return (
    <Page
      title={title}
      hideTitle
      header={<BrandHeader device={device} />}
      {...(many
        ? {
            footer: (
              <div class="party-turn">
                <Button kind="quiet" label={words.previousPerson} onPress={() => step(-1)}>
                  ‹
                </Button>
                <Button onPress={() => step(1)}>
                  {words.nextPerson} {at + 1}/{carried.length}
                </Button>
              </div>
            ),
          }
        : {})}
    >
      {many ? (
        <p class="unseen" role="status">
          {words.party(at + 1, carried.length)}
        </p>
      ) : null}
      <PassCard key={shown.declaration} device={device} carried={shown} />
      {shown.pass === null ? null : <HomeScreen device={device} />}
      <UpdateBanner />
      <a class="another screen-only" href="/declare">
        {words.another}
      </a>
    </Page>
  );
}

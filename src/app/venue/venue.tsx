import '../declare/pass/pass.css';
import { useEffect, useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso/router';
import type { Device } from '#device/device';
import { keepAwake } from '#device/wake-lock';
import { DEFAULT_ZONE_MINUTES } from '#domain/day';
import { BrandHeader } from '../brand-header';
import { PassCard } from '../declare/pass/pass-card';
import { useOwnPasses } from '../declare/pass/use-own-passes';
import { useLater } from '../later';
import { Banner } from '../ui/banner';
import { Button, LinkButton } from '../ui/button';
import { Page } from '../ui/page';
import { useWatched } from '../ui/use-watched';
import { useFormat } from '../words/format';
import { usePassWords } from '../words/pass';
import { useVisit, type Visit } from './use-visit';

/** What anybody's camera opens from the poster on a door or at a post: own live pass and own places, side by side. */
export default function Venue({ device }: { device: Device }) {
  const { pass: words, venue } = usePassWords();
  const { county } = useWatched(device.known);
  const online = useWatched(device.online);
  const { carried } = useOwnPasses(device);
  const { route } = useLocation();
  const visit = useVisit({ device, county, carried });
  const { params } = useRoute();
  const [at, setAt] = useState(0);
  const places = useLater(() => import('./own-places'));
  useEffect(keepAwake, []);
  useEffect(() => {
    void device.loadCounty();
  }, [device, online]);
  // A name is shown only for a code that the county signed.
  const ours = visit.state === 'recorded' || visit.state === 'seen';
  const post = ours ? county?.posts.find((one) => one.id === params.id) : undefined;
  const shown = carried?.[at] ?? carried?.[0];
  const count = carried?.length ?? 0;
  return (
    <Page
      title={post?.name ?? venue.title}
      header={<BrandHeader device={device} />}
      {...(carried !== null && count === 0
        ? { footer: <LinkButton href="/declare">{venue.declare}</LinkButton> }
        : count > 1
          ? {
              footer: (
                <Button onPress={() => setAt((at + 1) % count)}>
                  {words.nextPerson} {at + 1}/{count}
                </Button>
              ),
            }
          : {})}
    >
      <VisitLine device={device} visit={visit} known={county !== null} />
      {carried !== null && count === 0 ? <p>{venue.noPass}</p> : null}
      {shown === undefined ? null : (
        <PassCard
          key={shown.declaration}
          device={device}
          carried={shown}
          onAnswer={() => route('/pass?answer')}
        />
      )}
      {typeof places === 'string' || !shown?.sent?.told ? null : (
        <places.OwnPlaces device={device} told={shown.sent.told} />
      )}
    </Page>
  );
}

function VisitLine({ device, visit, known }: { device: Device; visit: Visit; known: boolean }) {
  const { venue } = usePassWords();
  const { policy } = useWatched(device.known);
  const format = useFormat(policy?.parameters.zoneMinutes ?? DEFAULT_ZONE_MINUTES);
  switch (visit.state) {
    case 'waiting':
      return <Banner>{known ? venue.checking : venue.noCounty}</Banner>;
    case 'not-ours':
      return <Banner kind="look">{venue.notOurs}</Banner>;
    case 'not-saved':
      return <Banner kind="look">{venue.notSaved}</Banner>;
    case 'seen':
      return null;
    case 'recorded':
      return (
        <Banner>
          {venue.visited(format.time(visit.at))} <span class="quiet">{venue.visitedHint}</span>
        </Banner>
      );
  }
}

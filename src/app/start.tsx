import './start.css';
import { useEffect, useState } from 'preact/hooks';
import type { Device } from '#device/device';
import { BrandHeader } from './brand-header';
import { Banner } from './ui/banner';
import { Button } from './ui/button';
import { Icon } from './ui/icon';
import { Page } from './ui/page';
import { useWatched } from './ui/use-watched';
import { UpdateBanner } from './update-banner';
import { useWords } from './words/base';
import { useStartWords } from './words/start';
import { workPage } from './work-page';

/** The first screen: three ways on, and the notice. Somebody who has a pass sees it first. */
export function Start({ device }: { device: Device }) {
  const { common } = useWords();
  const start = useStartWords();
  const install = useWatched(device.install);
  const { county } = useWatched(device.known);
  const passes = useWatched(device.ownPasses);
  const [begun, setBegun] = useState(false);
  const [before, setBefore] = useState(0);
  useEffect(() => {
    void device.readDraft('declare').then((draft) => setBegun(draft !== undefined && draft !== null));
  }, [device]);
  useEffect(() => {
    device.before().then(
      ({ traveller }) => setBefore(traveller),
      () => undefined,
    );
  }, [device]);
  const letGo = async () => {
    await (await device.carry()).dropTravellersBefore();
    setBefore(0);
  };
  const declare = begun
    ? { label: start.carryOn, hint: start.carryOnHint }
    : { label: start.declare, hint: start.declareHint };
  const ways = [
    { href: '/declare', ...declare },
    { href: '/pass', label: start.pass, hint: start.passHint },
  ];
  if (passes.length > 0 && !begun) ways.reverse();
  const work = install.post === null ? null : workPage(install.post.kind);
  return (
    <Page title={start.title} header={<BrandHeader device={device} />}>
      <UpdateBanner />
      {before === 0 ? null : (
        <Banner kind="look">
          <strong>{start.before.title(before)}</strong>
          <p>{start.before.text}</p>
          <Button kind="plain" onPress={() => void letGo()}>
            {start.before.seen}
          </Button>
        </Banner>
      )}
      <nav class="ways">
        {ways.map((way, index) => (
          <a key={way.href} class={index === 0 ? 'way first' : 'way'} href={way.href}>
            <strong>{way.label}</strong>
            <span class="quiet">{way.hint}</span>
            <Icon name="forward" />
          </a>
        ))}
      </nav>
      <p>{start.nobodySkipped}</p>
      <div class="aside">
        {work === null ? <a href="/enrol">{start.worker}</a> : <a href={`/${work}`}>{start.open[work]}</a>}
        {passes.length > 0 ? null : <a href="/find-pass">{start.lost}</a>}
        <a href="/desk">{start.desk}</a>
        <a href="/privacy">{start.privacy}</a>
        {county?.helpline ? <a href={`tel:${county.helpline}`}>{common.helpline(county.helpline)}</a> : null}
      </div>
    </Page>
  );
}

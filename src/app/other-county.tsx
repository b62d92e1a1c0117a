import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ChangeFault } from '#device/change-county';
import type { Device } from '#device/device';
import type { County } from '#domain/county/county';
import { BrandHeader } from './brand-header';
import { Banner } from './ui/banner';
import { Button, LinkButton } from './ui/button';
import { ChoiceMany } from './ui/choice';
import { Page } from './ui/page';
import { useWatched } from './ui/use-watched';
import { useWords } from './words/base';
import { useOtherCountyWords } from './words/other-county';

/** Another county answers at this address: what that means, what a change would do, and the change, with consent. */
export default function OtherCounty({ device }: { device: Device }) {
  const { common } = useWords();
  const { otherCounty: words } = useOtherCountyWords();
  const { kind } = useWatched(device.install);
  const { county, trustFault } = useWatched(device.known);
  const [offered, setOffered] = useState<County | null | 'asking'>('asking');
  const [done, setDone] = useState<string | null>(null);
  useEffect(() => {
    void device.offeredCounty().then(setOffered);
  }, [device]);
  const home = (
    <LinkButton kind="quiet" href="/">
      {done === null ? words.stay : common.home}
    </LinkButton>
  );
  const header = <BrandHeader device={device} />;
  if (done !== null)
    return (
      <Page title={words.done(done)} header={header} footer={home}>
        <p>{words.passes}</p>
      </Page>
    );
  if (offered === 'asking') return <Page title={common.loading} header={header} />;
  if (kind === 'post')
    return (
      <Page title={words.title} header={header} footer={<LinkButton href="/enrol">{words.enrol}</LinkButton>}>
        <p>{words.post}</p>
      </Page>
    );
  if (offered !== null) return <Change {...{ device, offered, onDone: setDone, home }} />;
  const same = trustFault !== 'other-root-key';
  return (
    <Page title={words.title} header={header} footer={home}>
      {same || county === null ? null : <p>{words.lead(county.name)}</p>}
      <p>{same ? words.same : words.silent}</p>
    </Page>
  );
}

type ChangeProps = {
  device: Device;
  offered: County;
  onDone: (name: string) => void;
  home: ComponentChildren;
};

function Change({ device, offered, onDone, home }: ChangeProps) {
  const { otherCounty: words } = useOtherCountyWords();
  const { common } = useWords();
  const { county } = useWatched(device.known);
  const { unsent } = useWatched(device.waiting);
  const [sure, setSure] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<ChangeFault | null>(null);
  const change = async () => {
    setBusy(true);
    const changed = await device.changeCounty(offered);
    setBusy(false);
    if (changed.ok) onDone(offered.name);
    else setWrong(changed.fault);
  };
  return (
    <Page
      title={words.title}
      header={<BrandHeader device={device} />}
      footer={
        <>
          {sure ? (
            <Button busy={busy} onPress={() => void change()}>
              {words.change(offered.name)}
            </Button>
          ) : null}
          {home}
        </>
      }
    >
      {county === null ? null : <p>{words.lead(county.name)}</p>}
      <p>
        <strong>{words.offered(offered.name)}</strong>
      </p>
      <p>{words.why}</p>
      {county?.helpline ? <a href={`tel:${county.helpline}`}>{common.helpline(county.helpline)}</a> : null}
      <section class="stack">
        <h2>{words.headChange}</h2>
        <p>{words.kept(unsent)}</p>
        <p>{words.passes}</p>
        <p>{words.believe}</p>
      </section>
      <ChoiceMany
        legend={words.headChange}
        hideLegend={true}
        options={[{ value: 'sure', label: words.sure }]}
        values={sure ? ['sure'] : []}
        onToggle={() => setSure(!sure)}
      />
      {wrong === null ? null : <Banner kind="look">{words.fault[wrong]}</Banner>}
    </Page>
  );
}

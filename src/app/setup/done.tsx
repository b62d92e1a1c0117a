import { useEffect } from 'preact/hooks';
import type { Device } from '#device/device';
import { BrandHeader } from '../brand-header';
import { LinkButton } from '../ui/button';
import { Page } from '../ui/page';
import { useSetupWords } from './words';

/** The county is made: what comes next. */
export function Done({ device, county }: { device: Device; county: string }) {
  const words = useSetupWords().done;
  useEffect(() => {
    // The token is used up; it need not stand in the address or the history any longer.
    history.replaceState(null, '', '/setup');
    void device.loadCounty();
  }, []);
  return (
    <Page
      title={words.title(county)}
      header={<BrandHeader device={device} />}
      footer={<LinkButton href="/desk">{words.go}</LinkButton>}
    >
      <h2>{words.next}</h2>
      <ol class="next-steps">
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Page>
  );
}

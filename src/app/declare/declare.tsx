import './declare.css';
import { useEffect } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso/router';
import type { Device } from '#device/device';
import { BrandHeader } from '../brand-header';
import { NoStorage } from '../failed';
import { Button } from '../ui/button';
import { Page } from '../ui/page';
import { State } from '../ui/state';
import { useWatched } from '../ui/use-watched';
import { useWords } from '../words/base';
import { FormPages } from './form-pages';
import { useDraft } from './use-draft';

/** The declaration. It needs the county's posts and villages once; after that it works with no network. */
export default function Declare({ device }: { device: Device }) {
  const { common } = useWords();
  const { county } = useWatched(device.known);
  const online = useWatched(device.online);
  const [draft, setDraft] = useDraft(device);
  const { params } = useRoute();
  const { query } = useLocation();
  useEffect(() => {
    void device.loadCounty();
  }, [device, online]);
  if (county === null)
    return (
      <Page
        title={common.noCountyTitle}
        hideTitle
        header={<BrandHeader device={device} />}
        footer={<Button onPress={() => void device.loadCounty()}>{common.retry}</Button>}
      >
        <State kind="waiting" title={common.noCountyTitle}>
          <p>{common.noCountyText}</p>
        </State>
      </Page>
    );
  if (draft === 'not-kept') return <NoStorage onRetry={() => location.reload()} />;
  if (draft === null) return <Page title={common.loading} header={<BrandHeader device={device} />} />;
  return (
    <FormPages
      device={device}
      county={county}
      draft={draft}
      onDraft={setDraft}
      address={params.at}
      toCheck={query.from === 'check'}
    />
  );
}

import type { Device } from '#device/device';
import { BrandHeader } from './brand-header';
import { LinkButton } from './ui/button';
import { Page } from './ui/page';
import { useWatched } from './ui/use-watched';
import { useWords } from './words/base';
import { usePrivacyWords } from './words/privacy';

/** The notice, on one screen and in plain words: who, what for, what, how long, who sees it, and how to object. */
export default function Privacy({ device }: { device: Device }) {
  const { common } = useWords();
  const privacy = usePrivacyWords();
  const { county } = useWatched(device.known);
  return (
    <Page
      title={privacy.title}
      header={<BrandHeader device={device} />}
      footer={
        <LinkButton kind="quiet" href="/">
          {common.home}
        </LinkButton>
      }
    >
      {county === null ? null : <p>{privacy.lead(county.name)}</p>}
      <div class="notice">
        {privacy.parts.map((part) => (
          <section key={part.head}>
            <h2>{part.head}</h2>
            <p>{part.text}</p>
          </section>
        ))}
        {county?.helpline ? (
          <a class="aside-link" href={`tel:${county.helpline}`}>
            {common.helpline(county.helpline)}
          </a>
        ) : null}
      </div>
    </Page>
  );
}

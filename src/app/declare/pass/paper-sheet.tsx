import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Device, OwnPass } from '#device/device';
import { fromBase64Url } from '#domain/bytes';
import { DEFAULT_ZONE_MINUTES } from '#domain/day';
import { parsePass } from '#domain/pass/pass-bytes';
import { Qr } from '../../ui/qr';
import { useWatched } from '../../ui/use-watched';
import { useWords } from '../../words/base';
import { useCarryWords } from '../../words/carry';
import { useFormat } from '../../words/format';
import { usePassWords } from '../../words/pass';

export type PaperSize = 'a6' | 'a4';

/** What stands on the paper, and nothing else: whose it is, until when, the code, and that a document belongs to it. */
export function PaperSheet({ device, pass }: { device: Device; pass: OwnPass }) {
  const { common, terms } = useWords();
  const { pass: passWords } = usePassWords();
  const { sheet: words } = useCarryWords().paper;
  const { county, policy } = useWatched(device.known);
  const format = useFormat(policy?.parameters.zoneMinutes ?? DEFAULT_ZONE_MINUTES);
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    void device.passText(pass).then(setText);
  }, [device, pass.number]);
  // The whole name, as it was signed: a masked one cannot be compared with a document.
  const said = parsePass(fromBase64Url(pass.pass) ?? new Uint8Array(0))?.payload ?? null;
  return (
    <section class="paper" aria-label={words.mark}>
      <header>
        {county === null ? null : <p class="paper-county">{county.name}</p>}
        <p class="paper-mark">{words.mark}</p>
      </header>
      <div class="paper-qr">
        {text === null ? null : <Qr text={text} label={passWords.code(pass.name)} level="M" />}
      </div>
      <dl>
        <Fact name={words.name}>
          <bdi>{said?.name ?? pass.name}</bdi>
        </Fact>
        {said?.last4 == null || said.documentType === 'none' ? null : (
          <Fact name={words.document}>{words.last(terms.document[said.documentType], said.last4)}</Fact>
        )}
        {pass.plate === null ? null : <Fact name={words.plate}>{pass.plate}</Fact>}
        <Fact name={words.valid}>{format.moment(pass.expires)}</Fact>
      </dl>
      <footer>
        <p class="paper-compare">{words.compare}</p>
        <p>{words.compareEn}</p>
        <p>
          {county?.helpline ? `${common.helpline(county.helpline)} · ` : ''}
          {words.lost}
        </p>
      </footer>
    </section>
  );
}

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

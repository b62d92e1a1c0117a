import { useEffect, useState } from 'preact/hooks';
import type { Device, OwnPass } from '#device/device';
import type { County } from '#domain/county/county';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Qr } from '../../ui/qr';
import { useWords } from '../../words/base';
import { useFormat } from '../../words/format';
import { usePassWords } from '../../words/pass';

type ToPaperProps = { device: Device; pass: OwnPass; onBack: () => void; onIssued: () => void };

/** Issues the paper pass after a clear word about what it does to the live one, then prints. */
export function ToPaper({ device, pass, onBack, onIssued }: ToPaperProps) {
  const { common } = useWords();
  const { pass: words } = usePassWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const issue = async () => {
    setBusy(true);
    const issued = await device.fetchPasses([pass.declaration], 'paper');
    setBusy(false);
    if (issued.ok) onIssued();
    else setProblem(issued.fault === 'no-network' ? words.print.noNetwork : words.print.refused);
  };
  return (
    <section class="stack screen-only" aria-label={words.print.title}>
      <h2>{words.print.title}</h2>
      <p>{words.print.text}</p>
      {problem === null ? null : <Banner kind="look">{problem}</Banner>}
      <div class="pair">
        <Button kind="quiet" onPress={onBack}>
          {common.back}
        </Button>
        <Button busy={busy} onPress={() => void issue()}>
          {words.print.sure}
        </Button>
      </div>
    </section>
  );
}

type SheetProps = {
  device: Device;
  pass: OwnPass;
  county: County | null;
  zoneMinutes: number;
  /** It was issued just now, for printing. */
  printNow: boolean;
};

/** The paper pass: on the screen and, alone, on the printed sheet. */
export function PaperSheet({ device, pass, county, zoneMinutes, printNow }: SheetProps) {
  const { common } = useWords();
  const { pass: words } = usePassWords();
  const format = useFormat(zoneMinutes);
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    void device.passText(pass).then(setText);
  }, [device, pass.number]);
  useEffect(() => {
    if (text !== null && printNow) print();
  }, [text, printNow]);
  return (
    <section class="paper">
      <p class="paper-mark">{words.print.printed}</p>
      <h2>{county === null ? words.print.heading : `${county.name} ${words.print.heading}`}</h2>
      <div class="paper-qr">
        {text === null ? null : <Qr text={text} label={words.code(pass.name)} level="M" />}
      </div>
      <dl class="paper-facts">
        <div>
          <dt>{words.fields.name}</dt>
          <dd>
            <bdi>{pass.name}</bdi>
          </dd>
        </div>
        {pass.plate === null ? null : (
          <div>
            <dt>{words.fields.plate}</dt>
            <dd>{pass.plate}</dd>
          </div>
        )}
        <div>
          <dt>{words.fields.valid}</dt>
          <dd>{format.moment(pass.expires)}</dd>
        </div>
      </dl>
      <p>{words.print.compare}</p>
      {county?.helpline ? <p>{common.helpline(county.helpline)}</p> : null}
      <div class="screen-only stack">
        <p>{words.print.isPaper}</p>
        <Button kind="quiet" onPress={() => print()}>
          {words.print.again}
        </Button>
      </div>
    </section>
  );
}

import { useState } from 'preact/hooks';
import type { Device, OwnPass } from '#device/device';
import { DEFAULT_ZONE_MINUTES } from '#domain/day';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { State } from '../../ui/state';
import { useWatched } from '../../ui/use-watched';
import { useCarryWords } from '../../words/carry';
import { useFormat } from '../../words/format';

type ReplacedProps = {
  device: Device;
  pass: OwnPass;
  replaced: NonNullable<OwnPass['replaced']>;
};

/** A pass that another carrier has the place of: since when, by what, and the ways on for whoever did not want that. */
export function ReplacedCard({ device, pass, replaced }: ReplacedProps) {
  const { replaced: words } = useCarryWords();
  const { county, policy } = useWatched(device.known);
  const format = useFormat(policy?.parameters.zoneMinutes ?? DEFAULT_ZONE_MINUTES);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<keyof typeof words.fault | null>(null);
  const takeBack = async () => {
    setBusy(true);
    const taken = await device.fetchPasses([pass.declaration], 'take-back');
    setBusy(false);
    setFault(taken.ok ? null : faultOf(taken.fault));
  };
  return (
    <State kind="failed" title={words.title}>
      <div class="stack replaced">
        <p class="pass-who">
          <bdi>{pass.name}</bdi>
          {pass.plate === null ? null : <span class="pass-plate">{pass.plate}</span>}
        </p>
        <p>{words.by[replaced.by](format.moment(replaced.at))}</p>
        {replaced.by === 'this-phone' ? null : (
          <>
            <p>{words.fine}</p>
            <p>{county?.helpline ? words.notYouCall(county.helpline) : words.notYou}</p>
            {fault === null ? null : <Banner kind="look">{words.fault[fault]}</Banner>}
            <Button kind="quiet" busy={busy} onPress={() => void takeBack()}>
              {words.back}
            </Button>
            <p class="hint">{words.backHint}</p>
          </>
        )}
      </div>
    </State>
  );
}

/** Which words there are for a refusal: no network, too often, or anything else. */
function faultOf(fault: string): 'network' | 'often' | 'refused' {
  if (fault === 'no-network') return 'network';
  return fault === 'slow-down' ? 'often' : 'refused';
}

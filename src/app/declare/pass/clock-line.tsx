import type { Device } from '#device/device';
import { useWatched } from '../../ui/use-watched';
import { usePassWords } from '../../words/pass';

/** Less than this is nothing to speak of: a pass is fresh all the same. */
const NOTABLE = 20_000;
const MINUTES = 90_000;

/** What was measured of an honest phone's clock: the pass allows for it, and the person may want to know. */
export function ClockLine({ device }: { device: Device }) {
  const { pass } = usePassWords();
  const { skew } = useWatched(device.sync);
  if (skew !== null && Math.abs(skew) < NOTABLE) return null;
  return <p class="quiet small">{said(skew, pass.clock)}</p>;
}

/** @param skew ms to add to the phone's clock: below zero it is ahead */
function said(skew: number | null, words: ReturnType<typeof usePassWords>['pass']['clock']): string {
  if (skew === null) return words.unmeasured;
  const off = Math.abs(skew);
  const span =
    off < MINUTES ? words.seconds(Math.round(off / 1000)) : words.minutes(Math.round(off / 60_000));
  return skew < 0 ? words.ahead(span) : words.behind(span);
}

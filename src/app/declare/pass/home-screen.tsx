import { useEffect, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import type { Device } from '#device/device';
import { useShell } from '../../shell-context';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { useWatched } from '../../ui/use-watched';
import { usePassWords } from '../../words/pass';

const DRAFT = 'home-screen';
const SILENCE = 30 * 24 * 60 * 60 * 1000;

/** WeChat's and similar browsers put nothing on the home screen; to ask there would only be in the way. */
const isInsideAnotherApp = (): boolean =>
  /MicroMessenger|AlipayClient|DingTalk|QQ\//i.test(navigator.userAgent);

/** After the first pass: the way to the home screen, once, and silence for 30 days after "no". */
export function HomeScreen({ device }: { device: Device }) {
  const { pass } = usePassWords();
  const { installing } = useShell();
  const offer = useWatched(installing.offer);
  const [silentUntil, setSilentUntil] = useState<number | null>(null);
  useEffect(() => {
    void device.readDraft(DRAFT).then((kept) => {
      const parsed = z.number().safeParse(kept);
      setSilentUntil(parsed.success ? parsed.data : 0);
    });
  }, [device]);
  if (silentUntil === null || silentUntil > device.now() || offer === 'installed' || isInsideAnotherApp())
    return null;
  const later = () => {
    const until = device.now() + SILENCE;
    setSilentUntil(until);
    device.keepDraft(DRAFT, until).catch(() => undefined);
  };
  return (
    <div class="home-offer">
      <Banner
        action={
          <div class="stack">
            {offer === 'offered' ? (
              <Button kind="quiet" onPress={() => void installing.ask().then(later)}>
                {pass.install.add}
              </Button>
            ) : null}
            <Button kind="plain" onPress={later}>
              {pass.install.later}
            </Button>
          </div>
        }
      >
        {offer === 'offered' ? pass.install.text : pass.install.byHand}
      </Banner>
    </div>
  );
}

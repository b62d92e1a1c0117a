import { useEffect, useState } from 'preact/hooks';
import type { Device, OwnPass } from '#device/device';
import { stepAt } from '#domain/pass/live-proof';
import { Qr } from '../../ui/qr';
import { usePassWords } from '../../words/pass';

type LiveCodeProps = {
  device: Device;
  pass: OwnPass;
  /** Who shows it, for screen readers. */
  name: string;
  now: number;
  /** The answer to a worker's challenge, while there is one. */
  nonce: Uint8Array | null;
};

const STEP_SECONDS = 10;

/** The QR code with a proof of this phone, made anew every 10 s; the ring round it shows how long this one lasts. */
export function LiveCode({ device, pass, name, now, nonce }: LiveCodeProps) {
  const { pass: words } = usePassWords();
  const step = stepAt(now);
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    void device.passText(pass, nonce ?? undefined).then((made) => {
      if (wanted) setText(made);
    });
    return () => {
      wanted = false;
    };
  }, [device, pass.number, pass.carrier, step, nonce]);
  const left = STEP_SECONDS - (Math.floor(now / 1000) % STEP_SECONDS);
  return (
    <div class="live-code">
      <svg class="ring" viewBox="0 0 100 100" aria-hidden="true">
        <rect class="ring-track" x="1.5" y="1.5" width="97" height="97" rx="6" />
        <rect
          class="ring-left"
          x="1.5"
          y="1.5"
          width="97"
          height="97"
          rx="6"
          pathLength={STEP_SECONDS}
          stroke-dasharray={`${left} ${STEP_SECONDS}`}
        />
      </svg>
      <div class="live-qr">{text === null ? null : <Qr text={text} label={words.code(name)} />}</div>
    </div>
  );
}

import { useEffect, useState } from 'preact/hooks';
import { FRAMES_A_SECOND, frameText, roundOf, type Shown } from '#domain/record/frame';
import { Qr } from './qr';

type MovingCodeProps = {
  shown: Shown;
  label: string;
  /** Below the code: how many frames were shown, of how many at least. */
  progress: (shown: number, pieces: number) => string;
};

/** Bytes as a code that moves, for as long as it stands on the screen: each frame another part of them. */
export function MovingCode({ shown, label, progress }: MovingCodeProps) {
  const [number, setNumber] = useState(0);
  useEffect(() => {
    setNumber(0);
    const timer = setInterval(() => setNumber((before) => before + 1), 1000 / FRAMES_A_SECOND);
    return () => clearInterval(timer);
  }, [shown]);
  return (
    <figure class="moving-code">
      <Qr text={frameText(shown, number)} label={label} />
      <figcaption class="quiet small">{progress(number + 1, roundOf(shown.bytes))}</figcaption>
    </figure>
  );
}

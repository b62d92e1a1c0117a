import { useRef, useState } from 'preact/hooks';
import type { Device } from '#device/device';
import type { Check } from '#domain/check/check';
import { ownClockOff, type SkewWatch, watchSkew } from '#domain/pass/skew-watch';
import { type OpenDecoder, useDecoder } from '../scan/use-decoder';

/** What a page of a post holds in memory only. */
export type Session = {
  openDecoder: OpenDecoder;
  /** The challenge that the next scan may answer; kept until somebody was let through the scan. */
  nonce: Uint8Array<ArrayBuffer> | null;
  challenge: () => void;
  endChallenge: () => void;
  /** Notes how old a live proof seemed; after fifteen passes this tells of this phone's own clock. */
  noteAge: (proof: { cti: string; ageSeconds: number }) => void;
  clockOff: number | null;
  /** What was recorded last, said on the next screen. */
  recorded: { name: string; decision: Check['decision'] } | null;
  setRecorded: (recorded: { name: string; decision: Check['decision'] } | null) => void;
};

/** One page's memory: decoder, challenge, ages of proofs, what was said last. */
export function useSession(device: Device): Session {
  const openDecoder = useDecoder();
  const [nonce, setNonce] = useState<Uint8Array<ArrayBuffer> | null>(null);
  const [recorded, setRecorded] = useState<Session['recorded']>(null);
  const ages = useRef<SkewWatch>([]);
  const [clockOff, setClockOff] = useState<number | null>(null);
  return {
    openDecoder,
    nonce,
    challenge: () => setNonce(new Uint8Array(device.randomBytes(8))),
    endChallenge: () => setNonce(null),
    noteAge: (proof) => {
      ages.current = watchSkew(ages.current, proof);
      setClockOff(ownClockOff(ages.current));
    },
    clockOff,
    recorded,
    setRecorded,
  };
}

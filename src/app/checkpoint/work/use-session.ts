import { useMemo, useRef, useState } from 'preact/hooks';
import type { Device } from '#device/device';
import type { Check } from '#domain/check/check';
import { ownClockOff, type SkewWatch, watchSkew } from '#domain/pass/skew-watch';
import { type OpenDecoder, useDecoder } from '../scan/use-decoder';
import { type Challenges, createChallenges } from './challenges';

/** What a page of a post holds in memory only. */
export type Session = {
  openDecoder: OpenDecoder;
  challenges: Challenges;
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
  const challenges = useMemo(() => createChallenges(device.randomBytes), [device]);
  const [recorded, setRecorded] = useState<Session['recorded']>(null);
  const ages = useRef<SkewWatch>([]);
  const [clockOff, setClockOff] = useState<number | null>(null);
  return {
    openDecoder,
    challenges,
    noteAge: (proof) => {
      ages.current = watchSkew(ages.current, proof);
      setClockOff(ownClockOff(ages.current));
    },
    clockOff,
    recorded,
    setRecorded,
  };
}

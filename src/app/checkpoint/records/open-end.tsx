import { useState } from 'preact/hooks';
import type { Device, SaveFault } from '#device/device';
import { usePostWords } from '../../words/checkpoint';
import { useFormat } from '../../words/format';
import { SampleTime } from '../questions/sample-time';
import { NotSavedScreen } from '../sign/not-saved-screen';
import type { OpenHere } from './open-here';
import { Outcomes, type Test, useTestTexts } from './open-outcomes';
import { PositiveSign, Sampled } from './open-result';
import type { OpenEnds } from './use-open-here';

type OpenEndProps = {
  device: Device;
  open: OpenHere;
  ends: OpenEnds;
  /** It is on disk: what is said of it. */
  onSaid: (what: string) => void;
  onBack: () => void;
};

type At = { at: 'end' } | { at: 'sampled'; test: Test } | { at: 'typed'; test: Test } | { at: 'positive' };
type Saying = { says: string; save: () => Promise<SaveFault | null>; done: () => void };

/** One open end: which result there is and when the sample was taken, or what came of it. */
export function OpenEnd({ device, open, ends, onSaid, onBack }: OpenEndProps) {
  const { openEnds: words } = usePostWords();
  const [at, setAt] = useState<At>({ at: 'end' });
  const { trouble, say } = useSaying();
  const zoneMinutes = device.known.value().policy?.parameters.zoneMinutes ?? 480;
  const texts = useTestTexts();
  const finish = (test: Test, sampledAt: number) =>
    say({
      says: texts(test),
      save: () => ends.sayResult(open, { ...test, sampledAt }),
      done: () =>
        test.result === 'positive' ? setAt({ at: 'positive' }) : onSaid(words.done.negative(open.name)),
    });
  if (trouble !== null) return <Trouble {...{ device, open, trouble }} onRetry={() => say(trouble.saying)} />;
  switch (at.at) {
    case 'end':
      return (
        <Outcomes
          open={open}
          onTest={(test) => setAt({ at: 'sampled', test })}
          onOutcome={(outcome, text) =>
            say({
              says: text,
              save: () => ends.sayEnd(open, outcome),
              done: () => onSaid(words.done.closed(open.name)),
            })
          }
          onBack={onBack}
        />
      );
    case 'sampled':
      return (
        <Sampled
          {...{ open }}
          what={texts(at.test)}
          now={device.now}
          onTime={(sampledAt) => finish(at.test, sampledAt)}
          onOther={() => setAt({ at: 'typed', test: at.test })}
          onBack={() => setAt({ at: 'end' })}
        />
      );
    case 'typed':
      return (
        <SampleTime
          frame={{
            name: open.name,
            seat: '',
            step: null,
            onBack: () => setAt({ at: 'sampled', test: at.test }),
          }}
          now={device.now}
          zoneMinutes={zoneMinutes}
          onTime={(sampledAt) => finish(at.test, sampledAt)}
        />
      );
    case 'positive':
      return <PositiveSign name={open.name} onDone={() => onSaid(words.done.closed(open.name))} />;
  }
}

/** Saves one saying at a time; what did not reach the disk can be tried again. */
function useSaying() {
  const [state, setState] = useState<{ busy: boolean; saying: Saying | null; fault: SaveFault | null }>({
    busy: false,
    saying: null,
    fault: null,
  });
  const run = async (saying: Saying) => {
    setState({ busy: true, saying, fault: null });
    const fault = await saying.save();
    setState({ busy: false, saying, fault });
    if (fault === null) saying.done();
  };
  const { busy, saying, fault } = state;
  return {
    trouble: fault === null || saying === null ? null : { fault, saying, busy },
    say: (next: Saying) => {
      if (!busy) void run(next);
    },
  };
}

type TroubleProps = {
  device: Device;
  open: OpenHere;
  trouble: NonNullable<ReturnType<typeof useSaying>['trouble']>;
  onRetry: () => void;
};

/** It is not on disk: what has to be written on paper. */
function Trouble({ device, open, trouble, onRetry }: TroubleProps) {
  const format = useFormat();
  const { fault, busy, saying } = trouble;
  const lines = [open.name, open.plate ?? '', saying.says, format.moment(device.now())];
  return <NotSavedScreen {...{ fault, busy, onRetry }} lines={lines.filter((line) => line !== '')} />;
}

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Check } from '#domain/check/check';
import type { Deed } from '#domain/check/draft';
import type { Verdict } from '#domain/policy/verdict';
import { usePostWords } from '../../words/checkpoint';
import { ActScreen } from './act-screen';
import { OverrideScreen } from './override-screen';
import { isBlocked, SignScreen } from './sign-screen';
import { SpotScreen } from './spot-screen';

type DecidingProps = {
  verdict: Verdict;
  name: string;
  worker: string;
  next: string;
  busy: boolean;
  now: () => number;
  /** Why, below the sign. */
  children: ComponentChildren;
  onDeed: (deed: Deed) => void;
  onTested: (test: Check['onSpot'][number]) => void;
  onCompare: () => void;
  onBack: () => void;
};

/** Where the worker is between the sign and the record. */
type At = { at: 'sign' } | { at: 'spot' } | { at: 'act'; deed: Deed } | { at: 'override' };

/** From the sign to the deed: a release at once, anything else by one more tap that names what happens. */
export function Deciding(props: DecidingProps) {
  const { verdict, name, busy } = props;
  const { checkpoint } = usePostWords();
  const { advice } = checkpoint.sign;
  const [at, setAt] = useState<At>({ at: 'sign' });
  const back = () => setAt({ at: 'sign' });
  const act = (deed: Deed) => (deed.decision === 'release' ? props.onDeed(deed) : setAt({ at: 'act', deed }));
  switch (at.at) {
    case 'sign':
      return (
        <SignScreen
          {...{ verdict, busy }}
          next={props.next}
          onRelease={() => props.onDeed({ decision: 'release' })}
          onAct={() =>
            verdict.decision === 'test-on-spot'
              ? setAt({ at: 'spot' })
              : act(deedOf(verdict.decision, advice))
          }
          onCompare={props.onCompare}
          onOverride={() => setAt({ at: 'override' })}
          onBack={props.onBack}
        >
          {props.children}
        </SignScreen>
      );
    case 'spot':
      return (
        <SpotScreen
          {...{ name }}
          now={props.now}
          onTested={(test) => {
            props.onTested(test);
            back();
          }}
          onLater={() => act({ decision: 'test-on-spot' })}
          onBack={back}
        />
      );
    case 'act':
      return (
        <ActScreen
          decision={at.deed.decision}
          {...{ name, busy }}
          onDone={() => props.onDeed(at.deed)}
          onBack={back}
        />
      );
    case 'override':
      return (
        <OverrideScreen
          {...{ name }}
          computed={isBlocked(verdict) ? null : verdict.decision}
          worker={props.worker}
          onOverride={(override) => act({ ...deedOf(override.decision, advice), override })}
          onBack={back}
        />
      );
  }
}

/** What is said to somebody who is turned back is recorded with it. */
const deedOf = (decision: Deed['decision'], advice: string): Deed =>
  decision === 'turn-back' ? { decision, advice } : { decision };

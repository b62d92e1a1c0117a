import { useState } from 'preact/hooks';
import type { Device } from '#device/device';
import { BrandHeader } from '../brand-header';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { ErrorSummary } from '../ui/error-summary';
import { Page } from '../ui/page';
import { Progress } from '../ui/steps';
import { useWords } from '../words/base';
import { AccountStep } from './account-step';
import { BeginStep } from './begin-step';
import { CheckStep } from './check-step';
import { CountyStep } from './county-step';
import { faultWords } from './fault-words';
import { NEW_PLAN, PLAN_FAULTS, type Plan, type Step, stepFaults, stepsOf, withPost } from './plan';
import { PostsStep } from './posts-step';
import { type Refused, useFound } from './use-found';
import { useSetupWords } from './words';

/** What every step gets. */
export type StepProps = {
  plan: Plan;
  change: (plan: Plan) => void;
  /** The sentence for a field's fault, once Continue was pressed. */
  error: (field: string) => string | null;
};

type FoundingProps = {
  device: Device;
  token: string;
  onDone: (county: string) => void;
  /** The link itself is no good. */
  onRefused: (code: Refused) => void;
};

/** The questions, one page each, and in the end the founding. */
export function Founding({ device, ...props }: FoundingProps) {
  const words = useSetupWords();
  const { common } = useWords();
  const { plan, setPlan, step, at, count, before, told, turn, found, go, next } = useSteps(props);
  const error = (field: string) => told.find((one) => one.id === field)?.text ?? null;
  return (
    <Page
      title={step === 'check' && plan.demo === true ? words.check.demoTitle : words[step].title}
      above={words.step(at, count)}
      header={<BrandHeader device={device} />}
      wrong={told.length > 0 ? common.errorTitle : null}
      footer={
        <>
          <Button busy={found.busy} onPress={next}>
            {step === 'check' ? (found.busy ? words.check.busy : words.check.go) : words.next}
          </Button>
          {before === undefined ? null : (
            <Button kind="quiet" onPress={() => go(before)}>
              {words.back}
            </Button>
          )}
        </>
      }
    >
      <Progress value={at} max={count} label={words.step(at, count)} />
      <ErrorSummary title={common.errorsTitle} faults={told} turn={turn} />
      {found.fault === null || step !== 'check' ? null : (
        <Banner kind="look">
          {words.check.refused}: {found.fault}
        </Banner>
      )}
      <StepOf step={step} onChange={go} plan={plan} change={setPlan} error={error} />
    </Page>
  );
}

/** Which question is asked now, what is wrong with its answer, and the ways on and back. */
function useSteps({ token, onDone, onRefused }: Omit<FoundingProps, 'device'>) {
  const words = useSetupWords();
  const [plan, setPlan] = useState<Plan>(NEW_PLAN);
  const [step, setStep] = useState<Step>('begin');
  const [turn, setTurn] = useState(0);
  const to = (next: Step, told: number) => {
    setStep(next);
    setTurn(told);
  };
  const go = (next: Step) => to(next, 0);
  const found = useFound({ plan, token, onDone, onRefused, onWeak: () => to('account', 1) });
  const steps = stepsOf(plan);
  const index = steps.indexOf(step);
  const faults = turn === 0 ? [] : stepFaults(plan, step);
  const weak = step === 'account' && found.weak === plan.password;
  const told = [
    ...faults.map((fault) => ({ id: PLAN_FAULTS[fault], text: faultWords(fault, plan, words) })),
    ...(weak ? [{ id: 'password', text: words.account.passwordWeak }] : []),
  ];
  const next = () => {
    setTurn(turn + 1);
    const after = steps[index + 1];
    // A post that was filled in whole is meant, whether it was added or not.
    const whole = step === 'posts' ? withPost(plan) : plan;
    setPlan(whole);
    if (stepFaults(whole, step).length > 0) return;
    if (after === undefined) void found.go();
    else go(after);
  };
  const before = steps[index - 1];
  return { plan, setPlan, step, at: index + 1, count: steps.length, before, told, turn, found, go, next };
}

function StepOf({ step, onChange, ...props }: StepProps & { step: Step; onChange: (step: Step) => void }) {
  switch (step) {
    case 'begin':
      return <BeginStep {...props} />;
    case 'county':
      return <CountyStep {...props} />;
    case 'account':
      return <AccountStep {...props} />;
    case 'posts':
      return <PostsStep {...props} />;
    case 'check':
      return <CheckStep plan={props.plan} onChange={onChange} />;
  }
}

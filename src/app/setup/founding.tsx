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
import { NEW_PLAN, PLAN_FAULTS, type Plan, type PlanFault, type Step, stepFaults, stepsOf } from './plan';
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
export function Founding({ device, token, onDone, onRefused }: FoundingProps) {
  const words = useSetupWords();
  const { common } = useWords();
  const [plan, setPlan] = useState<Plan>(NEW_PLAN);
  const [step, setStep] = useState<Step>('begin');
  const [turn, setTurn] = useState(0);
  const go = (to: Step) => {
    setStep(to);
    setTurn(0);
  };
  const found = useFound({ plan, token, onDone, onRefused, onWeak: () => go('account') });
  const steps = stepsOf(plan);
  const at = steps.indexOf(step);
  const faults: PlanFault[] = turn === 0 ? [] : stepFaults(plan, step);
  const told = faults.map((fault) => ({ id: PLAN_FAULTS[fault], text: faultWords(fault, plan, words) }));
  const weak = step === 'account' && found.weak === plan.password ? words.account.passwordWeak : null;
  const error = (field: string) =>
    told.find((one) => one.id === field)?.text ?? (field === 'password' ? weak : null);
  const next = () => {
    setTurn(turn + 1);
    const after = steps[at + 1];
    if (stepFaults(plan, step).length > 0) return;
    if (after === undefined) void found.go();
    else go(after);
  };
  const before = steps[at - 1];
  const props: StepProps = { plan, change: setPlan, error };
  return (
    <Page
      title={step === 'check' && plan.demo === true ? words.check.demoTitle : words[step].title}
      above={words.step(at + 1, steps.length)}
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
      <Progress value={at + 1} max={steps.length} label={words.step(at + 1, steps.length)} />
      <ErrorSummary title={common.errorsTitle} faults={told} turn={turn} />
      {found.fault === null || step !== 'check' ? null : (
        <Banner kind="look">
          {words.check.refused}: {found.fault}
        </Banner>
      )}
      <StepOf step={step} onChange={go} {...props} />
    </Page>
  );
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

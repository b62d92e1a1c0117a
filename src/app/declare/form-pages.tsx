import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { Device } from '#device/device';
import type { County } from '#domain/county/county';
import { DEFAULT_ZONE_MINUTES, dayOf } from '#domain/day';
import { Missing, useLater } from '../later';
import { usePlaceNames } from '../place-names';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { ErrorSummary } from '../ui/error-summary';
import { Icon } from '../ui/icon';
import { Page } from '../ui/page';
import { Progress } from '../ui/steps';
import { useWatched } from '../ui/use-watched';
import { useWords } from '../words/base';
import { useDeclareWords } from '../words/declare';
import { type Draft, newDraft, personAt, withPerson } from './draft';
import { faultText } from './fault-text';
import { faultsOf, firstOpen } from './faults';
import { type Form, FormProvider, useForm } from './form-context';
import { type Further, Question, questionTitle } from './question';
import { addressOf, type Step, stepAfter, stepAt, stepsOf } from './steps';

type PagesProps = {
  device: Device;
  county: County;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  /** The step in the address, if there is one. */
  address: string | undefined;
  /** Changing one answer of the check: Continue leads back to it. */
  toCheck: boolean;
};

/** One question a page; each has its own address, so that the browser's back leads to the question before. */
export function FormPages(props: PagesProps) {
  const { draft, address } = props;
  const form = useFormOf(props);
  const [tried, setTried] = useState<{ address: string; turn: number }>({ address: '', turn: 0 });
  const open = firstOpen(draft, form);
  const asked = stepAt(draft, address);
  const steps = stepsOf(draft).map(addressOf);
  // An address further on than the answers go would show questions whose reasons are missing.
  const step =
    asked === undefined || steps.indexOf(addressOf(asked)) > steps.indexOf(addressOf(open)) ? open : asked;
  const here = addressOf(step);
  const { route } = useLocation();
  useEffect(() => {
    // The address names the question, so that answering it does not already turn the page.
    if (address !== here) route(`/declare/${here}`, true);
  }, [address, here]);
  const showsFaults = tried.address === here;
  const faults = faultsOf(step, draft, form);
  const { text } = useFaultText();
  const words = useDeclareWords();
  // Not for the first question, but before the network may be gone.
  const further = useLater(() => import('./further-question'));
  const check = useLater(() => import('./check-page'));
  const faultOf = (id: string) => {
    const found = showsFaults ? faults.find((one) => one.id === id) : undefined;
    return found === undefined ? null : text(found);
  };
  return (
    <FormProvider value={{ ...form, faultOf }}>
      {step.ask === 'check' ? (
        typeof check === 'string' ? (
          <Page title={words.check.title}>
            <Missing why={check} />
          </Page>
        ) : (
          <check.CheckPage
            device={props.device}
            onStartAgain={() => props.onDraft(newDraft(props.device.newId()))}
          />
        )
      ) : (
        <QuestionPage
          key={here}
          step={step}
          further={further}
          toCheck={props.toCheck}
          turn={showsFaults ? tried.turn : 0}
          online={form.online}
          onWrong={() => setTried({ address: here, turn: tried.turn + 1 })}
        />
      )}
    </FormProvider>
  );
}

function useFaultText() {
  const { terms } = useWords();
  const words = useDeclareWords();
  return { text: (fault: Parameters<typeof faultText>[0]) => faultText(fault, words, terms) };
}

function useFormOf({
  device,
  county,
  draft,
  onDraft,
}: PagesProps): Omit<Form, 'faultOf'> & { online: boolean } {
  const { policy } = useWatched(device.known);
  const online = useWatched(device.online);
  const places = [draft.trip.origin, ...draft.people.flatMap((one) => one.stays.map((stay) => stay.place))];
  const { names, source } = usePlaceNames(
    county,
    places.flatMap((place) => place ?? []),
  );
  const zoneMinutes = policy?.parameters.zoneMinutes ?? DEFAULT_ZONE_MINUTES;
  const now = device.now();
  return {
    draft,
    county,
    names,
    areas: source,
    online,
    now,
    zoneMinutes,
    today: dayOf(now, zoneMinutes),
    lookBackDays: policy?.parameters.lookBackDays ?? 14,
    change: onDraft,
    changeTrip: (change) => onDraft({ ...draft, trip: { ...draft.trip, ...change } }),
    changePerson: (index, change) => onDraft(withPerson(draft, index, change)),
  };
}

type QuestionPageProps = {
  step: Exclude<Step, { ask: 'check' }>;
  further: Further;
  toCheck: boolean;
  turn: number;
  online: boolean;
  onWrong: () => void;
};

function QuestionPage({ step, further, toCheck, turn, online, onWrong }: QuestionPageProps) {
  const { common } = useWords();
  const words = useDeclareWords();
  const { draft, county, ...form } = useForm();
  const { route } = useLocation();
  const { text } = useFaultText();
  const steps = stepsOf(draft).map(addressOf);
  const faults = faultsOf(step, draft, form);
  const above =
    'index' in step
      ? words.above(step.index + 1, draft.size ?? 1, personAt(draft, step.index).name)
      : undefined;
  const goOn = () => {
    if (faults.length > 0) return onWrong();
    route(`/declare/${addressOf(toCheck ? { ask: 'check' } : stepAfter(draft, step))}`);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        goOn();
      }}
    >
      <Page
        title={questionTitle(step, draft, { words, county: county.name })}
        {...(above === undefined ? {} : { above: <bdi>{above}</bdi> })}
        wrong={turn > 0 && faults.length > 0 ? common.errorTitle : null}
        header={
          <>
            <button type="button" class="back" onClick={() => history.back()}>
              <Icon name="back" />
              {common.back}
            </button>
            <div class="how-far">
              <Progress
                value={steps.indexOf(addressOf(step))}
                max={steps.length}
                label={common.step(steps.indexOf(addressOf(step)), steps.length)}
              />
            </div>
          </>
        }
        footer={<Button type="submit">{common.go}</Button>}
      >
        {turn > 0 ? (
          <ErrorSummary
            title={common.errorsTitle}
            turn={turn}
            faults={faults.map((one) => ({ id: one.id, text: text(one) }))}
          />
        ) : null}
        <Question step={step} further={further} />
        {online ? null : <Banner kind="offline">{common.offline}</Banner>}
      </Page>
    </form>
  );
}

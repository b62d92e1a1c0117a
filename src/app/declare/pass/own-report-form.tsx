import { useState } from 'preact/hooks';
import type { Device, OwnPass } from '#device/device';
import { DEFAULT_ZONE_MINUTES } from '#domain/day';
import { parseTemperature } from '#domain/document/temperature';
import { daysLeft, timesADay } from '#domain/followup/due';
import { defaultPolicy } from '#domain/policy/default-policy';
import { type Symptom, symptomSchema } from '#domain/policy/facts';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { ChoiceMany } from '../../ui/choice';
import { Field } from '../../ui/field';
import { useWatched } from '../../ui/use-watched';
import { useWords } from '../../words/base';
import { useOwnReportWords } from '../../words/own-report';
import type { OwnReport } from './own-reports';

type FormProps = { device: Device; pass: OwnPass; onSaved: (report: OwnReport) => void };

/** The temperature and symptoms of somebody under a measure, by themselves. */
export function OwnReportForm({ device, pass, onSaved }: FormProps) {
  const words = useOwnReportWords();
  const { terms } = useWords();
  const { county, policy } = useWatched(device.known);
  const { parameters } = policy ?? defaultPolicy();
  const [typed, setTyped] = useState('');
  const [symptoms, setSymptoms] = useState<readonly Symptom[]>([]);
  const [wrong, setWrong] = useState<string | null>(null);
  const [said, setSaid] = useState<{ tenths: number; unwell: boolean } | null>(null);
  const [busy, setBusy] = useState(false);
  const { measure, ends } = pass.verdict;
  const left = daysLeft(ends, device.now(), policy?.parameters.zoneMinutes ?? DEFAULT_ZONE_MINUTES);
  const save = async () => {
    const tenths = parseTemperature(typed);
    if (!tenths.ok) return setWrong(words.fault[tenths.fault]);
    if (busy) return;
    setBusy(true);
    const at = device.now();
    const saved = await device.save(
      {
        kind: 'follow-up',
        body: {
          whom: { pass: pass.number },
          temperature: { answer: 'taken', at, tenths: tenths.value },
          symptoms: [...symptoms],
          seen: false,
        },
      },
      { name: pass.name, decision: null, colour: pass.verdict.colour, plate: null },
    );
    setBusy(false);
    if (!saved.ok) return setWrong(words.notSaved);
    const unwell = tenths.value >= parameters.feverTenths || symptoms.length > 0;
    setSaid({ tenths: tenths.value, unwell });
    setTyped('');
    setWrong(null);
    setSymptoms([]);
    onSaved({ record: saved.value.id, at, tenths: tenths.value, symptoms: [...symptoms] });
  };
  return (
    <>
      <h2>{words.title}</h2>
      <p class="hint">
        {timesADay(measure, parameters) > 1 ? words.hintSeen : words.hintOnce}{' '}
        {left === null ? null : <strong>{words.daysLeft(left)}</strong>}
      </p>
      {said === null ? null : <Said {...said} helpline={county?.helpline ?? null} />}
      <Field
        id="own-temperature"
        label={words.label}
        hint={words.example}
        inputMode="decimal"
        width="short"
        error={wrong}
        value={typed}
        onInput={setTyped}
      />
      <ChoiceMany
        legend={words.symptoms}
        columns={2}
        options={symptomSchema.options.map((value) => ({ value, label: terms.symptom[value] }))}
        values={symptoms}
        onToggle={(one) =>
          setSymptoms(symptoms.includes(one) ? symptoms.filter((other) => other !== one) : [...symptoms, one])
        }
      />
      <Button busy={busy} onPress={() => void save()}>
        {words.save}
      </Button>
    </>
  );
}

type SaidProps = { tenths: number; unwell: boolean; helpline: string | null };

/** What was recorded last, and what somebody unwell does now. */
function Said({ tenths, unwell, helpline }: SaidProps) {
  const words = useOwnReportWords();
  return (
    <Banner kind={unwell ? 'look' : 'plain'}>
      <p>{words.saved(words.degrees(tenths))}</p>
      {unwell ? <p>{helpline ? words.unwellCall(helpline) : words.unwell}</p> : null}
    </Banner>
  );
}

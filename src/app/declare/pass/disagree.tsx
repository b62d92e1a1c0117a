import { useEffect, useState } from 'preact/hooks';
import type { Device, OwnPass } from '#device/device';
import { timeSchema } from '#domain/field';
import { type ObjectionState, objectionSchema } from '#domain/objection/objection';
import { Button } from '../../ui/button';
import { FieldError } from '../../ui/field-error';
import { useCarryWords } from '../../words/carry';
import { useZoned } from './zoned';

type DisagreeProps = { device: Device; pass: OwnPass };

/** Objecting to the colour in writing, and what became of it. */
export function Disagree({ device, pass }: DisagreeProps) {
  const words = useCarryWords().objecting;
  const [open, setOpen] = useState(false);
  const [savedAt, keepSaved] = useSaved(device, pass.declaration);
  const state = pass.objection;
  // The county knows of it once what it tells is as new as what was said here.
  const waits = savedAt !== null && (state === undefined || state.at < savedAt - SLACK);
  if (open)
    return (
      <Form
        {...{ device, pass }}
        onSaved={() => {
          keepSaved(device.now());
          setOpen(false);
        }}
      />
    );
  if (waits) return <p role="status">{words.waiting}</p>;
  return (
    <>
      {state === undefined ? null : <Became state={state} device={device} />}
      {state !== undefined && state.answer === null ? null : (
        <Button kind="quiet" onPress={() => setOpen(true)}>
          {state === undefined ? words.go : words.again}
        </Button>
      )}
    </>
  );
}

/** Clocks of phone and county differ by less than this, ms. */
const SLACK = 60_000;

function Became({ state, device }: { state: ObjectionState; device: Device }) {
  const words = useCarryWords().objecting;
  const format = useZoned(device);
  const { answer } = state;
  return (
    <div class="objection">
      <p class="quiet small">
        {words.yours}: {state.text}
      </p>
      {answer === null ? (
        <p role="status">{words.sent(format.moment(state.at), format.moment(state.due))}</p>
      ) : (
        <>
          <p>
            <strong>{words.outcome[answer.outcome]}</strong>
          </p>
          <p>
            {answer.text} <span class="quiet small">{format.moment(answer.at)}</span>
          </p>
        </>
      )}
    </div>
  );
}

function Form({ device, pass, onSaved }: DisagreeProps & { onSaved: () => void }) {
  const words = useCarryWords().objecting;
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    const body = objectionSchema.safeParse({ declaration: pass.declaration, text: text.trim() });
    if (!body.success) return setWrong(words.missing);
    setBusy(true);
    const label = { name: pass.name, decision: null, colour: pass.verdict.colour, plate: null };
    const saved = await device.save({ kind: 'objection', body: body.data }, label);
    setBusy(false);
    if (saved.ok) onSaved();
    else setWrong(words.notSaved);
  };
  return (
    <div class={wrong === null ? 'field' : 'field wrong'}>
      <label class="label" for="objection-text">
        {words.label}
      </label>
      <p class="hint">{words.hint}</p>
      <FieldError id="objection-error" text={wrong} />
      <textarea
        id="objection-text"
        class="input objection-text"
        rows={4}
        maxLength={500}
        value={text}
        aria-describedby={wrong === null ? undefined : 'objection-error'}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <Button busy={busy} onPress={() => void send()}>
        {words.send}
      </Button>
    </div>
  );
}

/** When this phone last saved an objection of a declaration, also after the page was closed; null for never. */
function useSaved(device: Device, declaration: string) {
  const name = `objection-${declaration}`;
  const [at, setAt] = useState<number | null>(null);
  useEffect(() => {
    void device.readDraft(name).then((kept) => {
      const parsed = timeSchema.safeParse(kept);
      setAt(parsed.success ? parsed.data : null);
    });
  }, [name]);
  const keep = (now: number) => {
    setAt(now);
    void device.keepDraft(name, now);
  };
  return [at, keep] as const;
}

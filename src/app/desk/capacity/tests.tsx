import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { type CapacityAnswer, testsADaySchema } from '#domain/desk/capacity-desk';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { useCapacityWords } from '../../words/capacity';
import { faultText } from '../ask';
import { Confirm } from '../confirm';
import { countText } from '../count-text';
import { useDesk } from '../desk-context';
import { useDeskWords } from '../words';

type TestsProps = { told: CapacityAnswer; onChanged: () => void };

/** How many can be tested a day against how many have to be today. */
export function Tests({ told, onChanged }: TestsProps) {
  const { capacity: words } = useCapacityWords();
  const [setting, setSetting] = useState(false);
  const { aDay, done, ordered, late, free } = told.tests;
  const said = (n: number | null) => (n === null ? words.unsaid : countText(n));
  const lines = [
    { name: words.aDay, text: said(aDay) },
    { name: words.done, text: said(done) },
    { name: words.ordered, text: said(ordered) },
    { name: words.late, text: said(late) },
    { name: words.testsFree, text: said(free) },
  ];
  return (
    <section>
      <h2>{words.tests}</h2>
      <dl class="capacity-figures">
        {lines.map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <Button kind="quiet" onPress={() => setSetting(true)}>
        {words.setTests}
      </Button>
      {setting ? (
        <SetTests
          aDay={aDay}
          onClose={() => setSetting(false)}
          onSet={() => {
            setSetting(false);
            onChanged();
          }}
        />
      ) : null}
    </section>
  );
}

type SetTestsProps = { aDay: number | null; onClose: () => void; onSet: () => void };

function SetTests({ aDay, onClose, onSet }: SetTestsProps) {
  const { capacity: words } = useCapacityWords();
  const desk = useDeskWords();
  const { ask } = useDesk();
  const [text, setText] = useState(aDay === null ? '' : String(aDay));
  const save = async () => {
    const typed = text.trim();
    const body = testsADaySchema.safeParse({ testsADay: typed === '' ? null : Number(typed) });
    if (!body.success) return words.testsWrong;
    const answer = await ask('POST', '/v1/capacity', z.object({}), body.data);
    if (!answer.ok) return faultText(answer.fault.code, desk);
    onSet();
    return null;
  };
  return (
    <Confirm title={words.testsTitle} go={words.save} onGo={save} onClose={onClose}>
      <Field
        id="tests-a-day"
        label={words.aDay}
        hint={words.testsHint}
        inputMode="numeric"
        width="short"
        value={text}
        onInput={setText}
      />
    </Confirm>
  );
}

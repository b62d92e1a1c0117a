import { useState } from 'preact/hooks';
import { newOrderSchema, orderAnswerSchema } from '#domain/desk/instructions-desk';
import { useInstructionWords } from '../../words/instructions';
import { faultText } from '../ask';
import { Confirm } from '../confirm';
import { useDesk } from '../desk-context';
import { OwnArea, useFirstArea } from '../places/own-area';
import { useDeskWords } from '../words';

type GiveOrderProps = { onClose: () => void; onGiven: () => void };

/** An order to a town or village: where, and what. */
export function GiveOrder({ onClose, onGiven }: GiveOrderProps) {
  const words = useInstructionWords();
  const desk = useDeskWords();
  const { ask } = useDesk();
  const [area, setArea] = useState(useFirstArea());
  const [text, setText] = useState('');
  const give = async () => {
    if (area === null || area.length < 9) return words.areaMissing;
    const order = newOrderSchema.safeParse({ area, text: text.trim() });
    if (!order.success) return words.textMissing;
    const answer = await ask('POST', '/v1/instructions', orderAnswerSchema, order.data);
    if (!answer.ok) return faultText(answer.fault.code, desk);
    onGiven();
    return null;
  };
  return (
    <Confirm title={words.giveTitle} go={words.giveGo} onGo={give} onClose={onClose}>
      <OwnArea
        id="order-area"
        label={words.area}
        hint={words.areaHint}
        value={area}
        onPick={setArea}
        error={null}
      />
      <label class="label" for="order-text">
        {words.text}
      </label>
      <p class="hint">{words.textHint}</p>
      <textarea
        id="order-text"
        class="input instruction-order-text"
        rows={4}
        maxLength={500}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p>{words.giveText}</p>
    </Confirm>
  );
}

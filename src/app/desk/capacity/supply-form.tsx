import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { type Supply, type SupplySaid, supplySaidSchema } from '#domain/capacity/supplies';
import type { SiteLoad } from '#domain/desk/capacity-desk';
import { Choice } from '../../ui/choice';
import { Field } from '../../ui/field';
import { useCapacityWords } from '../../words/capacity';
import { faultText } from '../ask';
import { Confirm } from '../confirm';
import { useDesk } from '../desk-context';
import { useDeskWords } from '../words';

type SupplyFormProps = {
  /** Null for a new one. */
  supply: Supply | null;
  sites: readonly SiteLoad[];
  onClose: () => void;
  onSaved: () => void;
};

type Typed = Record<keyof SupplySaid, string>;
const FIELDS = ['name', 'unit', 'stock', 'useADay', 'expires'] as const;
const NUMBERS: readonly (keyof SupplySaid)[] = ['stock', 'useADay'];
/** In place of a site's id. */
const STORE = 'store';

/** A supply as it is now: what, how much, how much a day, until when. */
export function SupplyForm({ supply, sites, onClose, onSaved }: SupplyFormProps) {
  const { capacity: words } = useCapacityWords();
  const desk = useDeskWords();
  const { ask } = useDesk();
  const [typed, setTyped] = useState<Typed>(typedOf(supply));
  const [site, setSite] = useState<string>(STORE);
  const save = async () => {
    const said = saidBy(typed);
    if (!said.success) {
      const wrong = FIELDS.find((field) => said.error.issues.some(({ path }) => path[0] === field));
      return words.wrong[wrong ?? 'name'];
    }
    const answer =
      supply === null
        ? await ask('POST', '/v1/supplies', z.object({}), {
            ...said.data,
            site: site === STORE ? null : site,
          })
        : await ask('POST', `/v1/supplies/${supply.id}`, z.object({}), said.data);
    if (!answer.ok) return faultText(answer.fault.code, desk);
    onSaved();
    return null;
  };
  return (
    <Confirm
      title={supply === null ? words.addTitle : words.changeTitle(supply.name)}
      go={words.save}
      onGo={save}
      onClose={onClose}
    >
      {supply !== null || sites.length === 0 ? null : (
        <Choice
          legend={words.where}
          options={[
            { value: STORE, label: words.store },
            ...sites.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={site}
          onChoose={setSite}
        />
      )}
      {FIELDS.map((field) => (
        <Field
          key={field}
          id={`supply-${field}`}
          label={words[field]}
          hint={field === 'expires' ? words.expiresHint : undefined}
          inputMode={NUMBERS.includes(field) ? 'numeric' : 'text'}
          width={field === 'name' ? 'whole' : 'half'}
          value={typed[field]}
          onInput={(text) => setTyped((before) => ({ ...before, [field]: text }))}
        />
      ))}
    </Confirm>
  );
}

const typedOf = (supply: Supply | null): Typed =>
  supply === null
    ? { name: '', unit: '', stock: '', useADay: '', expires: '' }
    : {
        name: supply.name,
        unit: supply.unit,
        stock: String(supply.stock),
        useADay: String(supply.useADay),
        expires: supply.expires ?? '',
      };

/** What was typed as a supply; an empty number is none. */
function saidBy({ name, unit, stock, useADay, expires }: Typed) {
  const numberOf = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text.trim()) : null);
  const day = expires.trim();
  return supplySaidSchema.safeParse({
    name: name.trim(),
    unit: unit.trim(),
    stock: numberOf(stock),
    useADay: numberOf(useADay),
    expires: day === '' ? null : day,
  });
}

import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import type { Supply } from '#domain/capacity/supplies';
import type { CapacityAnswer } from '#domain/desk/capacity-desk';
import { Button } from '../../ui/button';
import { type Column, Table } from '../../ui/table';
import { useCapacityWords } from '../../words/capacity';
import { useFormat } from '../../words/format';
import { warningText } from '../../words/supplies';
import { faultText } from '../ask';
import { Confirm } from '../confirm';
import { countText } from '../count-text';
import { useDesk } from '../desk-context';
import { useMoment } from '../when';
import { useDeskWords } from '../words';
import { type StoredSupply, suppliesByNeed } from './shortages';
import { SupplyForm } from './supply-form';

type SuppliesProps = { told: CapacityAnswer; now: number; onChanged: () => void };
type Open = { deed: 'add' } | { deed: 'change' | 'end'; supply: Supply };

/** What is in store where, how long it lasts and until when it is good; what is short first. */
export function Supplies({ told, now, onChanged }: SuppliesProps) {
  const { capacity: words } = useCapacityWords();
  const [open, setOpen] = useState<Open | null>(null);
  const columns = useColumns(told, now);
  const close = () => setOpen(null);
  const changed = () => {
    close();
    onChanged();
  };
  const deeds: Column<StoredSupply> = {
    key: 'deeds',
    head: words.deeds,
    cell: ({ supply }) => (
      <span class="deeds">
        <Button
          kind="plain"
          label={words.changeOf(supply.name)}
          onPress={() => setOpen({ deed: 'change', supply })}
        >
          {words.change}
        </Button>
        <Button
          kind="plain"
          label={words.endOf(supply.name)}
          onPress={() => setOpen({ deed: 'end', supply })}
        >
          {words.end}
        </Button>
      </span>
    ),
  };
  return (
    <section>
      <h2>{words.supplyTitle}</h2>
      {told.supplies.length === 0 ? (
        <p class="quiet">{words.noSupplies}</p>
      ) : (
        <Table<StoredSupply>
          caption={words.supplyTitle}
          rows={suppliesByNeed(told, now)}
          rowKey={({ supply }) => supply.id}
          rowTone={toneOf}
          columns={[...columns, deeds]}
        />
      )}
      <Button kind="quiet" onPress={() => setOpen({ deed: 'add' })}>
        {words.add}
      </Button>
      {open?.deed === 'add' ? (
        <SupplyForm supply={null} sites={told.sites} onClose={close} onSaved={changed} />
      ) : null}
      {open?.deed === 'change' ? (
        <SupplyForm supply={open.supply} sites={told.sites} onClose={close} onSaved={changed} />
      ) : null}
      {open?.deed === 'end' ? <EndSupply supply={open.supply} onClose={close} onEnded={changed} /> : null}
    </section>
  );
}

/** Red for what is not there or must not be used, amber for what soon will be so. */
function toneOf({ standing }: StoredSupply): 'late' | 'orange' | null {
  if (standing.warning === null) return null;
  return standing.warning === 'out' || standing.warning === 'expired' ? 'late' : 'orange';
}

function useColumns(told: CapacityAnswer, now: number): Column<StoredSupply>[] {
  const { capacity: words, supplies } = useCapacityWords();
  const format = useFormat(told.zoneMinutes);
  const said = useMoment();
  const placeOf = ({ site }: Supply) => told.sites.find(({ id }) => id === site)?.name ?? words.store;
  return [
    {
      key: 'what',
      head: words.what,
      cell: ({ supply, standing }) => (
        <>
          <span class="strong">{supply.name}</span>
          {standing.warning === null ? null : (
            <span class="capacity-more strong">{warningText(standing, supplies)}</span>
          )}
        </>
      ),
    },
    { key: 'where', head: words.where, cell: ({ supply }) => placeOf(supply) },
    {
      key: 'stock',
      head: words.stock,
      number: true,
      cell: ({ supply, standing }) => `${countText(standing.left)} ${supply.unit}`,
    },
    { key: 'use', head: words.useADay, number: true, cell: ({ supply }) => countText(supply.useADay) },
    {
      key: 'lasts',
      head: words.lasts,
      number: true,
      cell: ({ standing }) =>
        standing.daysLeft === null ? words.forEver : words.lastsDays(standing.daysLeft),
    },
    {
      key: 'expires',
      head: words.expires,
      cell: ({ supply }) => (supply.expires === null ? '' : format.day(supply.expires)),
    },
    {
      key: 'counted',
      head: words.counted,
      cell: ({ supply }) => (
        <>
          {countText(supply.stock)} {supply.unit}
          <span class="capacity-more quiet">
            {supply.countedBy} {said(supply.countedAt, now)}
          </span>
        </>
      ),
    },
  ];
}

type EndProps = { supply: Supply; onClose: () => void; onEnded: () => void };

function EndSupply({ supply, onClose, onEnded }: EndProps) {
  const { capacity: words } = useCapacityWords();
  const desk = useDeskWords();
  const { ask } = useDesk();
  const end = async () => {
    const answer = await ask('DELETE', `/v1/supplies/${supply.id}`, z.object({}));
    if (!answer.ok) return faultText(answer.fault.code, desk);
    onEnded();
    return null;
  };
  return (
    <Confirm title={words.endTitle(supply.name)} go={words.end} onGo={end} onClose={onClose}>
      <p>{words.endText}</p>
    </Confirm>
  );
}

import { standingOf } from '#domain/transfer/standing';
import { isOver, stateOf, type Transfer } from '#domain/transfer/transfer';
import { Button } from '../../ui/button';
import { ColourTag } from '../../ui/colour-tag';
import { type Column, Table } from '../../ui/table';
import { useWords } from '../../words/base';
import { clockText, placeText, useTransferWords } from '../../words/transfers';
import { useDesk } from '../desk-context';
import { may } from '../rights';
import { useMoment } from '../when';

type TableProps = {
  rows: readonly Transfer[];
  caption: string;
  now: number;
  onLook: (id: string) => void;
  onDispatch: (id: string) => void;
};

/** Transfers line by line. */
export function TransferTable({ rows, caption, now, onLook, onDispatch }: TableProps) {
  const { transfers: words, deskTransfers } = useTransferWords();
  const columns: Column<Transfer>[] = [
    {
      key: 'number',
      head: '',
      cell: ({ id, number }) => (
        <Button kind="plain" label={deskTransfers.open(number)} onPress={() => onLook(id)}>
          {words.number(number)}
        </Button>
      ),
    },
    { key: 'state', head: deskTransfers.state, cell: (one) => <Now transfer={one} now={now} /> },
    { key: 'who', head: deskTransfers.who, cell: (one) => <Who transfer={one} /> },
    { key: 'from', head: deskTransfers.from, cell: (one) => <From transfer={one} now={now} /> },
    { key: 'order', head: deskTransfers.team, cell: (one) => <Sent transfer={one} /> },
    {
      key: 'deed',
      head: '',
      cell: (one) => <Deed transfer={one} onDispatch={() => onDispatch(one.id)} />,
    },
  ];
  return (
    <Table<Transfer>
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      rowTone={(one) => (standingOf(one, now).late > 0 ? 'late' : null)}
      columns={columns}
    />
  );
}

type CellProps = { transfer: Transfer };

/** The state, how long there is, and whose it is: a telephone call when nobody accepts. */
function Now({ transfer, now }: CellProps & { now: number }) {
  const { transfers: words, deskTransfers } = useTransferWords();
  const standing = standingOf(transfer, now);
  const clock = clockText(standing, { now, words });
  return (
    <>
      <span class="strong">
        {words.state[standing.state]}
        {clock === null ? '' : ` · ${clock}`}
      </span>
      {standing.call ? <span class="transfer-mark">{deskTransfers.call}</span> : null}
      {standing.state === 'open' && transfer.cannot !== null ? (
        <span class="quiet"> {words.cannotSaid(transfer.cannot.word ?? '')}</span>
      ) : null}
    </>
  );
}

function Who({ transfer: { person, fever } }: CellProps) {
  const { transfers: words } = useTransferWords();
  const { terms } = useWords();
  return (
    <span class="row">
      <bdi class="strong">{person.name}</bdi>
      {fever ? <span class="transfer-mark">{words.fever}</span> : null}
      <ColourTag colour={person.colour}>{terms.measure[person.measure]}</ColourTag>
    </span>
  );
}

function From({ transfer, now }: CellProps & { now: number }) {
  const { transfers: words, deskTransfers } = useTransferWords();
  const said = useMoment();
  const { from, heldAt } = transfer;
  return (
    <>
      {placeText(transfer, words)}
      {from.plate === null ? '' : ` · ${from.plate}`}
      <span class="quiet"> {deskTransfers.held(said(heldAt, now))}</span>
      {from.word === '' ? null : <p class="quiet">{from.word}</p>}
    </>
  );
}

function Sent({ transfer: { order } }: CellProps) {
  if (order === null) return <span class="quiet">—</span>;
  return (
    <>
      {order.driver.name} → {order.site.name}
    </>
  );
}

/** Sending a team is the county's; what cannot be changed any more has no button. */
function Deed({ transfer, onDispatch }: CellProps & { onDispatch: () => void }) {
  const { deskTransfers: words } = useTransferWords();
  const { account } = useDesk();
  const state = stateOf(transfer);
  if (isOver(state) || state === 'received' || !may(account.role, 'dispatch')) return null;
  return (
    <Button kind={state === 'open' ? 'primary' : 'quiet'} onPress={onDispatch}>
      {state === 'open' ? words.dispatch : words.change}
    </Button>
  );
}

import { useState } from 'preact/hooks';
import { type TransfersAnswer, transfersAnswerSchema } from '#domain/desk/transfers-desk';
import { byUrgency } from '#domain/transfer/standing';
import { isOver, stateOf, type Transfer } from '#domain/transfer/transfer';
import { State } from '../../ui/state';
import { useTransferWords } from '../../words/transfers';
import { useAnswer, useNow } from '../desk-context';
import { DeskPage } from '../desk-page';
import { useKeptFresh } from '../keep-fresh';
import { Read } from '../read';
import { Dispatch } from './dispatch';
import { Sites, Teams } from './sites';
import { TransferDialog } from './transfer-dialog';
import { TransferTable } from './transfer-table';
import './transfers.css';

type Open = { as: 'dispatch' | 'look'; id: string };

/** Who is held and fetched, what is late first; the rooms of the quarantine sites and the teams. */
export function TransfersPage() {
  const { transfers, deskTransfers: words } = useTransferWords();
  const answer = useAnswer('/v1/transfers', transfersAnswerSchema);
  const [open, setOpen] = useState<Open | null>(null);
  const again = () => void answer.again();
  useKeptFresh(answer, 'transfers');
  const close = () => setOpen(null);
  return (
    <DeskPage title={transfers.title}>
      <Read answer={answer}>
        {(told) => {
          const one = told.transfers.find(({ id }) => id === open?.id);
          return (
            <>
              <Lists told={told} onOpen={setOpen} />
              {told.more ? <p class="quiet">{words.more}</p> : null}
              <Sites sites={told.sites} transfers={told.transfers} onChanged={again} />
              <Teams teams={told.teams} />
              {one !== undefined && open?.as === 'dispatch' ? (
                <Dispatch
                  transfer={one}
                  sites={told.sites}
                  teams={told.teams}
                  onClose={close}
                  onSent={again}
                />
              ) : null}
              {one !== undefined && open?.as === 'look' ? (
                <TransferDialog transfer={one} sites={told.sites} onClose={close} onChanged={again} />
              ) : null}
            </>
          );
        }}
      </Read>
    </DeskPage>
  );
}

function Lists({ told, onOpen }: { told: TransfersAnswer; onOpen: (open: Open) => void }) {
  const { deskTransfers: words } = useTransferWords();
  const now = useNow();
  const sorted = [...told.transfers].sort(byUrgency(now));
  const way = sorted.filter((one) => !isOver(stateOf(one)) && stateOf(one) !== 'received');
  const over = sorted.filter((one) => isOver(stateOf(one)));
  const table = (rows: readonly Transfer[], caption: string) => (
    <TransferTable
      {...{ rows, caption, now }}
      onLook={(id) => onOpen({ as: 'look', id })}
      onDispatch={(id) => onOpen({ as: 'dispatch', id })}
    />
  );
  return (
    <>
      <h2>
        {words.all} {way.length}
      </h2>
      {way.length === 0 ? (
        <State kind="empty" title={words.none}>
          <p>{words.noneText}</p>
        </State>
      ) : (
        table(way, words.all)
      )}
      {over.length === 0 ? null : (
        <details>
          <summary>
            {words.over} {over.length}
          </summary>
          {table(over, words.over)}
        </details>
      )}
    </>
  );
}

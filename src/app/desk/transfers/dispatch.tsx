import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import type { Site, Team } from '#domain/desk/transfers-desk';
import { stateOf, type Transfer } from '#domain/transfer/transfer';
import { Choice } from '../../ui/choice';
import { placeText, useTransferWords } from '../../words/transfers';
import { faultText } from '../ask';
import { Confirm } from '../confirm';
import { useDesk } from '../desk-context';
import { useDeskWords } from '../words';

type DispatchProps = {
  transfer: Transfer;
  sites: readonly Site[];
  teams: readonly Team[];
  onClose: () => void;
  onSent: () => void;
};

/** Which team goes, and where to: only sites with a free room, the idlest team first. */
export function Dispatch({ transfer, sites, teams, onClose, onSent }: DispatchProps) {
  const { transfers, deskTransfers: words } = useTransferWords();
  const desk = useDeskWords();
  const { ask } = useDesk();
  const { order, number } = transfer;
  const [driver, setDriver] = useState<string | null>(order?.driver.id ?? null);
  const [site, setSite] = useState<string | null>(order?.site.id ?? null);
  const inCar = stateOf(transfer) === 'picked-up' || stateOf(transfer) === 'delivered';
  const open = sites.filter(({ id, free }) => free > 0 || id === order?.site.id);
  const send = async () => {
    if (driver === null) return words.teamMissing;
    if (site === null) return words.siteMissing;
    const answer = await ask('POST', `/v1/transfers/${transfer.id}/order`, z.object({}), { driver, site });
    onSent();
    if (!answer.ok) return answer.fault.code === 'conflict' ? words.full : faultText(answer.fault.code, desk);
    onClose();
    return null;
  };
  return (
    <Confirm
      title={order === null ? words.dispatchTitle(number) : words.changeTitle(number)}
      go={order === null ? words.dispatchGo : words.changeGo}
      onGo={send}
      onClose={onClose}
    >
      <p>
        <bdi class="strong">{transfer.person.name}</bdi> · {placeText(transfer, transfers)}
        {transfer.fever ? <span class="transfer-mark">{transfers.fever}</span> : null}
      </p>
      {teams.length === 0 ? (
        <p>{words.noTeams}</p>
      ) : (
        <Choice
          legend={words.chooseTeam}
          options={byLoad(teams)
            .filter(({ id }) => !inCar || id === order?.driver.id)
            .map(({ id, name, under }) => ({ value: id, label: name, hint: words.teamHint(under) }))}
          value={driver}
          onChoose={setDriver}
        />
      )}
      {open.length === 0 ? (
        <p>{words.noSites}</p>
      ) : (
        <Choice
          legend={words.chooseSite}
          options={open.map(({ id, name, free }) => ({ value: id, label: name, hint: words.siteHint(free) }))}
          value={site}
          onChoose={setSite}
        />
      )}
    </Confirm>
  );
}

const byLoad = (teams: readonly Team[]): Team[] => [...teams].sort((a, b) => a.under - b.under);

import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import type { Site, Team } from '#domain/desk/transfers-desk';
import { type Room, stateOf, type Transfer } from '#domain/transfer/transfer';
import { Button } from '../../ui/button';
import { useTransferWords } from '../../words/transfers';
import { faultText } from '../ask';
import { Confirm } from '../confirm';
import { useDesk } from '../desk-context';
import { may } from '../rights';
import { useDeskWords } from '../words';
import { AddRooms } from './add-rooms';

type SitesProps = { sites: readonly Site[]; transfers: readonly Transfer[]; onChanged: () => void };

/** The rooms of every quarantine site: who is in which, and how many are free or kept. */
export function Sites({ sites, transfers, onChanged }: SitesProps) {
  const { deskTransfers: words } = useTransferWords();
  return (
    <section class="stack">
      <h2>{words.sites}</h2>
      {sites.length === 0 ? <p class="quiet">{words.noSitesYet}</p> : null}
      <ul class="sites">
        {sites.map((site) => (
          <li key={site.id} class="site">
            <SiteRooms {...{ site, transfers, onChanged }} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type SiteProps = { site: Site; transfers: readonly Transfer[]; onChanged: () => void };

function SiteRooms({ site, transfers, onChanged }: SiteProps) {
  const { deskTransfers: words } = useTransferWords();
  const { account } = useDesk();
  const [open, setOpen] = useState<'add' | Room | null>(null);
  const here = transfers.filter((one) => one.order?.site.id === site.id && stateOf(one) === 'received');
  const changes = may(account.role, 'dispatch');
  const roomless = here.filter(({ room }) => room === null);
  return (
    <>
      <h3>{site.name}</h3>
      <p>{words.roomsLine(site.free, site.reserved, site.present, site.rooms.length)}</p>
      <ul class="rooms">
        {site.rooms.map((room) => {
          const who = here.find((one) => one.room === room.id);
          return (
            <li key={room.id} class={who === undefined ? 'room' : 'room taken'}>
              <strong>{room.name}</strong>{' '}
              {who === undefined ? (
                <Free room={room} onDrop={changes ? () => setOpen(room) : null} />
              ) : (
                <bdi>{who.person.name}</bdi>
              )}
            </li>
          );
        })}
        {roomless.map(({ id, person }) => (
          <li key={id} class="room taken">
            <strong>{words.noRoom}</strong> <bdi>{person.name}</bdi>
          </li>
        ))}
      </ul>
      {changes ? (
        <Button kind="quiet" onPress={() => setOpen('add')}>
          {words.addRooms}
        </Button>
      ) : null}
      {open === 'add' ? <AddRooms site={site} onClose={() => setOpen(null)} onAdded={onChanged} /> : null}
      {open !== null && open !== 'add' ? (
        <DropRoom room={open} onClose={() => setOpen(null)} onDropped={onChanged} />
      ) : null}
    </>
  );
}

function Free({ room, onDrop }: { room: Room; onDrop: (() => void) | null }) {
  const { deskTransfers: words } = useTransferWords();
  if (onDrop === null) return <span class="quiet">{words.free}</span>;
  return (
    <button type="button" class="button plain small" aria-label={words.dropRoom(room.name)} onClick={onDrop}>
      {words.free}
    </button>
  );
}

type DropProps = { room: Room; onClose: () => void; onDropped: () => void };

function DropRoom({ room, onClose, onDropped }: DropProps) {
  const { deskTransfers: words } = useTransferWords();
  const desk = useDeskWords();
  const { ask } = useDesk();
  const drop = async () => {
    const answer = await ask('DELETE', `/v1/rooms/${room.id}`, z.object({}));
    if (!answer.ok) return faultText(answer.fault.code, desk);
    onClose();
    onDropped();
    return null;
  };
  return (
    <Confirm title={words.dropTitle(room.name)} go={words.dropGo} onGo={drop} onClose={onClose}>
      {null}
    </Confirm>
  );
}

/** The teams of drivers and how many transfers each is under way with. */
export function Teams({ teams }: { teams: readonly Team[] }) {
  const { deskTransfers: words } = useTransferWords();
  return (
    <section class="stack">
      <h2>{words.teams}</h2>
      {teams.length === 0 ? <p class="quiet">{words.noTeams}</p> : null}
      <ul class="rooms">
        {teams.map(({ id, name, under }) => (
          <li key={id} class={under === 0 ? 'room' : 'room taken'}>
            <strong>{name}</strong> {words.teamHint(under)}
          </li>
        ))}
      </ul>
    </section>
  );
}

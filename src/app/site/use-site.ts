import type { Device } from '#device/device';
import { type RoomBook, roomBook } from '#domain/capacity/room-book';
import { countSiteDay, type SiteCounts } from '#domain/capacity/site-report';
import type { Day } from '#domain/day';
import { defaultPolicy } from '#domain/policy/default-policy';
import type { Transfer } from '#domain/transfer/transfer';
import { type Transfers, useTransfers } from '../transfers/use-transfers';
import { useWatched } from '../ui/use-watched';
import { useWards, type Wards } from '../village/follow-up/use-wards';
import { useSiteWords } from '../words/site';
import { staysOf } from './stays';
import { type SiteWords, useOwnWords } from './use-own-words';
import { wardsHere } from './ward-here';

export type Site = SiteWords & {
  id: string;
  book: RoomBook;
  /** Everybody who is at the site. */
  people: readonly Transfer[];
  transfers: Transfers;
  wards: Wards;
  zoneMinutes: number;
  count: SiteWords['count'];
  /** The figures of a day as this phone knows them. */
  figures: (day: Day) => SiteCounts;
};

/** All that a quarantine site's phone knows, with what was recorded on it. */
export function useSite(device: Device, id: string): Site {
  const words = useSiteWords();
  const { policy } = useWatched(device.known);
  const rooms = useWatched(device.rooms);
  const told = useWatched(device.wards);
  const transfers = useTransfers(device);
  const own = useOwnWords(device, id);
  const book = roomBook(id, rooms, transfers.all);
  const people = [...book.roomless, ...book.rooms.flatMap((one) => one.people)];
  const wards = useWards(device, wardsHere(told, people, { rooms, roomless: words.noRoom }));
  const { parameters } = policy ?? defaultPolicy();
  const stays = staysOf(transfers.all, { site: id, wards: wards.all.map(({ ward }) => ward) });
  return {
    ...own,
    id,
    book,
    people,
    transfers,
    wards,
    zoneMinutes: parameters.zoneMinutes,
    figures: (day) =>
      countSiteDay(stays, {
        day,
        now: device.now(),
        times: parameters,
        feverTenths: parameters.feverTenths,
      }),
  };
}

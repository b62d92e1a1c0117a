import { useEffect, useState } from 'preact/hooks';
import type { Device, SaveFault } from '#device/device';
import type { SiteReport, ToldReport } from '#domain/capacity/site-report';
import type { StockCount, Supply } from '#domain/capacity/supplies';
import { useWatched } from '../ui/use-watched';
import {
  addCount,
  addReport,
  confirmed,
  counted,
  NO_WORDS,
  type OwnWords,
  ownWordsSchema,
} from './own-words';

const DRAFT = 'site-words';

export type SiteWords = {
  /** What the site uses up, with what was counted here. */
  supplies: readonly Supply[];
  /** A day as it was confirmed last; null where nobody did. */
  report: (day: string) => ToldReport | null;
  /** Each records; null when it is on disk. */
  confirm: (report: SiteReport) => Promise<SaveFault | null>;
  count: (supply: Supply, left: number) => Promise<SaveFault | null>;
};

/** The stock and the days of a site, with what this phone said of them. */
export function useOwnWords(device: Device, site: string): SiteWords {
  const supplies = useWatched(device.supplies);
  const told = useWatched(device.siteReports);
  const { worker } = useWatched(device.install);
  const [own, setOwn] = useState<OwnWords>(NO_WORDS);
  useEffect(() => {
    void device.readDraft(DRAFT).then((kept) => setOwn(ownWordsSchema.safeParse(kept).data ?? NO_WORDS));
  }, [device]);
  const keep = (next: OwnWords) => {
    setOwn(next);
    void device.keepDraft(DRAFT, next);
  };
  const by = worker?.name ?? '—';
  return {
    supplies: counted(
      supplies.filter((one) => one.site === site),
      own,
    ),
    report: (day) => confirmed(told, own, { site, day }),
    async confirm(body) {
      const label = { name: body.day, decision: null, colour: null, plate: null };
      const saved = await device.save({ kind: 'site-report', body }, label);
      if (!saved.ok) return saved.fault;
      const { day, counts, word } = body;
      keep(addReport(own, { site, day, counts, word: word ?? null, by, at: device.now() }));
      return null;
    },
    async count(supply, left) {
      const body: StockCount = { supply: supply.id, left };
      const label = { name: supply.name, decision: null, colour: null, plate: null };
      const saved = await device.save({ kind: 'stock-count', body }, label);
      if (!saved.ok) return saved.fault;
      keep(addCount(own, { ...body, at: device.now(), by }));
      return null;
    },
  };
}

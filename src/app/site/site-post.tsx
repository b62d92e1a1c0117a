import { useState } from 'preact/hooks';
import type { Device, SaveFault } from '#device/device';
import { WorkHeader } from '../checkpoint/frame/work-header';
import { NotSavedScreen } from '../checkpoint/sign/not-saved-screen';
import { useAnnounce } from '../checkpoint/sign/use-announce';
import type { Shift } from '../checkpoint/work/shift';
import { useNow } from '../declare/pass/use-now';
import { useNewTransfers } from '../transfers/use-transfers';
import { FollowUpRound } from '../village/follow-up/follow-up-round';
import { useFormat } from '../words/format';
import { useSiteWords } from '../words/site';
import { HomeScreen } from './home-screen';
import { PersonPart } from './person-part';
import { ReportScreen } from './report-screen';
import { RoomsScreen } from './rooms-screen';
import { StockPart } from './stock-part';
import { useSite } from './use-site';
import type { Where } from './where';

/** So many of the lines are read back; all of them stand on paper when it did not work. */
const SAID = 2;

type SitePostProps = { device: Device; site: string; shift: Shift; onRecords: () => void };
/** Something that is not on disk yet: what to write on paper, and how to try again. */
type Unsaved = { lines: readonly string[]; fault: SaveFault; again: () => void };
/** Says something and goes on once it is on disk. */
export type Saying = (
  lines: readonly string[],
  deed: () => Promise<SaveFault | null>,
  onSaved: () => void,
) => void;

/** A quarantine site at work: each screen, and the one way to record. */
export function SitePost({ device, site: id, shift, onRecords }: SitePostProps) {
  const words = useSiteWords();
  const site = useSite(device, id);
  const now = useNow(device);
  const format = useFormat(site.zoneMinutes);
  const [where, go] = useState<Where>({ at: 'home' });
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [unsaved, setUnsaved] = useState<Unsaved | null>(null);
  const announce = useAnnounce(shift);
  useNewTransfers(site.book.coming, () => announce.sign('hold'));
  const save: Saying = async (lines, deed, onSaved) => {
    if (busy) return;
    setBusy(true);
    const fault = await deed();
    setBusy(false);
    setUnsaved(fault === null ? null : { lines, fault, again: () => void save(lines, deed, onSaved) });
    if (fault !== null) return;
    setSaid(lines.slice(0, SAID).join(' · '));
    onSaved();
  };
  if (unsaved !== null) {
    const lines = [format.moment(now), ...unsaved.lines];
    return <NotSavedScreen {...{ busy, lines }} fault={unsaved.fault} onRetry={unsaved.again} />;
  }
  const leave = (next: Where) => {
    setSaid(null);
    go(next);
  };
  const home = () => leave({ at: 'home' });
  const person = 'id' in where ? site.transfers.all.find((one) => one.id === where.id) : undefined;
  if ('id' in where && person !== undefined)
    return <PersonPart {...{ device, site, now, person, where, save, go }} onHome={home} />;
  switch (where.at) {
    case 'round':
      return (
        <FollowUpRound
          {...{ device }}
          wards={site.wards}
          zoneMinutes={site.zoneMinutes}
          first={where.person}
          todo={words.unwellTodo}
          onBack={home}
        />
      );
    case 'rooms':
      return <RoomsScreen {...{ site }} onPerson={(one) => leave({ at: 'person', id: one })} onBack={home} />;
    case 'report':
      return (
        <ReportScreen
          {...{ site, now, save }}
          onRound={() => leave({ at: 'round', person: null })}
          onSaved={() => go({ at: 'home' })}
          onBack={home}
        />
      );
    case 'supplies':
    case 'count':
      return <StockPart {...{ site, now, where, save, go }} onHome={home} />;
    case 'home':
    case 'person':
    case 'room':
    case 'discharge':
      return (
        <HomeScreen
          {...{ site, now, said, go: leave }}
          header={<WorkHeader device={device} entering={null} onRecords={onRecords} />}
        />
      );
  }
}

import { useEffect, useState } from 'preact/hooks';
import type { Device, OwnPass } from '#device/device';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { useWatched } from '../../ui/use-watched';
import { useWords } from '../../words/base';
import { type OwnReportWords, useOwnReportWords } from '../../words/own-report';
import type { Sent } from '../sent';
import './own-report.css';
import { OwnReportForm } from './own-report-form';
import {
  isArriving,
  keepOwnReports,
  type OwnReport as OneReport,
  type OwnReports,
  readOwnReports,
  withReport,
} from './own-reports';
import { useZoned } from './zoned';

type OwnReportProps = { device: Device; pass: OwnPass; sent: Sent | null };

/** What a traveller says themselves: that they have arrived, and while a measure stands the temperature and symptoms. */
export function OwnReport({ device, pass, sent }: OwnReportProps) {
  const words = useOwnReportWords();
  const [known, setKnown] = useState<OwnReports | null>(null);
  useEffect(() => {
    void readOwnReports(device, pass.declaration).then(setKnown);
  }, [device, pass.declaration]);
  if (known === null) return null;
  const keep = (reports: OwnReports) => {
    setKnown(reports);
    void keepOwnReports(device, pass.declaration, reports);
  };
  const { measure } = pass.verdict;
  // On the way there is nothing to report yet.
  const trip = sent?.told?.trip;
  const there =
    known.arrivedAt !== null || pass.lastCheck !== null || trip === undefined || device.now() > trip.arriveAt;
  return (
    <section class="own-report screen-only">
      <Arrived
        {...{ device, pass, sent }}
        at={known.arrivedAt}
        onSaid={(at) => keep({ ...known, arrivedAt: at })}
      />
      {measure === 'none' && known.reports.length > 0 ? <p>{words.over}</p> : null}
      {measure === 'none' || !there ? null : (
        <OwnReportForm {...{ device, pass }} onSaved={(report) => keep(withReport(known, report))} />
      )}
      {known.reports.length === 0 ? null : <History device={device} reports={known.reports} />}
    </section>
  );
}

type ArrivedProps = OwnReportProps & { at: number | null; onSaid: (at: number) => void };

/** That they have arrived is said for so long, ms. */
const SAID_SHOWN = 24 * 3_600_000;

/** One tap where the trip ends. */
function Arrived({ device, pass, sent, at, onSaid }: ArrivedProps) {
  const words = useOwnReportWords();
  const format = useZoned(device);
  const [failed, setFailed] = useState(false);
  const trip = sent?.told?.trip;
  if (at !== null)
    return device.now() - at < SAID_SHOWN ? (
      <p role="status">{words.saidArrived(format.moment(at))}</p>
    ) : null;
  if (trip === undefined || !isArriving(trip, device.now())) return null;
  const say = async () => {
    const label = { name: pass.name, decision: null, colour: pass.verdict.colour, plate: null };
    const saved = await device.save(
      { kind: 'self-arrival', body: { pass: pass.number, village: trip.destination } },
      label,
    );
    setFailed(!saved.ok);
    if (saved.ok) onSaid(device.now());
  };
  return (
    <>
      {failed ? <Banner kind="look">{words.notSaved}</Banner> : null}
      <Button kind="quiet" onPress={() => void say()}>
        {words.arrived}
      </Button>
      <p class="hint">{words.arrivedHint}</p>
    </>
  );
}

/** What was reported, the newest first, and whether it has been sent. */
function History({ device, reports }: { device: Device; reports: readonly OneReport[] }) {
  const words = useOwnReportWords();
  const { terms } = useWords();
  const format = useZoned(device);
  const waiting = useWaiting(device);
  return (
    <details class="own-reports">
      <summary>
        {words.history} {reports.length}
      </summary>
      <ul>
        {reports.map((one) => (
          <li key={one.record}>
            {format.moment(one.at)} <strong>{words.degrees(one.tenths)}</strong>{' '}
            {symptomsText(
              one.symptoms.map((symptom) => terms.symptom[symptom]),
              words,
            )}
            {waiting.has(one.record) ? <span class="quiet"> {words.waiting}</span> : null}
          </li>
        ))}
      </ul>
    </details>
  );
}

const symptomsText = (names: readonly string[], words: OwnReportWords): string =>
  names.length === 0 ? words.none : names.join(words.comma);

/** The records that have not been sent yet. */
function useWaiting(device: Device): ReadonlySet<string> {
  const { unsent } = useWatched(device.waiting);
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (unsent === 0) return setIds(new Set());
    void device.recent(50).then((rows) => {
      setIds(new Set(rows.filter(({ state }) => state === 'waiting').map(({ id }) => id)));
    });
  }, [device, unsent]);
  return ids;
}

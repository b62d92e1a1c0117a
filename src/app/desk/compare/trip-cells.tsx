import type { TripRow } from '#domain/desk/comparisons-desk';
import { useWords } from '../../words/base';
import { useComparisonWords } from '../../words/comparisons';
import { openHref } from '../open/open-address';
import { usePlaceNames } from '../place-names';
import { useMoment } from '../when';

type CellProps = { trip: TripRow; now: number };

/** When they said to come. */
export function DeclaredCell({ trip: { declared, replaced }, now }: CellProps) {
  const words = useComparisonWords();
  const said = useMoment();
  if (declared === null) return <span class="strong">{words.notDeclared}</span>;
  return (
    <>
      {words.expected(said(declared.arriveAt, now))}
      {replaced ? <span class="quiet small"> {words.replaced}</span> : null}
    </>
  );
}

/** When and where they were checked, and what was done. */
export function CheckedCell({ trip: { checked }, now }: CellProps) {
  const words = useComparisonWords();
  const { terms } = useWords();
  const said = useMoment();
  if (checked === null) return <span class="quiet">{words.notSeen}</span>;
  return (
    <>
      {said(checked.at, now)} {checked.post}{' '}
      {checked.decision === 'release' ? null : <strong>{terms.decision[checked.decision]}</strong>}
    </>
  );
}

/** When they were registered, and where if that is another village. */
export function ArrivedCell({ trip: { arrived, declared }, now }: CellProps) {
  const words = useComparisonWords();
  const said = useMoment();
  const { short } = usePlaceNames();
  if (arrived === null) return <span class="quiet">{words.notSeen}</span>;
  const elsewhere = declared !== null && !declared.destination.startsWith(arrived.village);
  return (
    <>
      {said(arrived.at, now)} {elsewhere ? <strong>{short(arrived.village)}</strong> : null}
    </>
  );
}

/** What is to be found out, each a way to the list where it is closed. */
export function OpenCell({ trip: { open } }: { trip: TripRow }) {
  const words = useComparisonWords();
  return (
    <>
      {open.map((kind) => (
        <a key={kind} class="compare-open" href={openHref(kind)}>
          {words.open[kind]}
        </a>
      ))}
    </>
  );
}

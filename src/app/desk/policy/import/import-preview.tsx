import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Place } from '#domain/area/place';
import { type Day, dayOf } from '#domain/day';
import { BOUNDS } from '#domain/policy/policy';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { Field } from '../../../ui/field';
import { useDesk } from '../../desk-context';
import { Dialog } from '../../dialog';
import { usePlaceNames } from '../../place-names';
import { usePlacesWords } from '../../words';
import { AreaDay } from '../area-day';
import { applied, withImport } from '../draft';
import { editKey } from '../edits';
import type { ImportProps } from './import-areas';
import { ImportRows } from './import-rows';
import { PickPlace } from './pick-place';
import { type Planned, planImport } from './plan-import';
import type { AreaList } from './use-area-list';

type PreviewProps = ImportProps & {
  list: Extract<AreaList, { at: 'read' }>;
  at: number;
};

/** What each row of the list would become; nothing is taken in before it is confirmed. */
export function ImportPreview({ policy, draft, keep, onClose, list, at }: PreviewProps) {
  const { areaImport: words, confirm } = usePlacesWords();
  const { rows, edits, chosen, setChosen, since, setSince, source, setSource } = usePlan({
    policy,
    draft,
    list,
    at,
  });
  const [picking, setPicking] = useState<string | null>(null);
  const choose = (question: string, place: Place | null | undefined) => {
    setChosen(place === undefined ? without(chosen, question) : new Map(chosen).set(question, place));
    setPicking(null);
  };
  const count = applied(policy, draft).riskAreas.length + edits.filter((edit) => edit.kind === 'add').length;
  const tooMany = count > BOUNDS.riskAreas.most;
  const take = () => {
    keep(withImport(draft, { id: String(at), name: list.name.slice(0, 200), at }, edits));
    onClose();
  };
  if (picking !== null)
    return (
      <PickPlace
        question={picking}
        onPick={(place) => choose(picking, place)}
        onClose={() => setPicking(null)}
      />
    );
  return (
    <Dialog
      title={words.previewTitle}
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            {confirm.cancel}
          </Button>
          <Button disabled={edits.length === 0 || tooMany} onPress={take}>
            {words.take(edits.length)}
          </Button>
        </>
      }
    >
      <p class="quiet import-name">
        <bdi>{list.name}</bdi>
      </p>
      {list.missing > 0 ? <Banner kind="look">{words.townsMissing(list.missing)}</Banner> : null}
      {tooMany ? <Banner kind="look">{words.tooMany(count, BOUNDS.riskAreas.most)}</Banner> : null}
      <Unsaid listed={list.listed} {...{ since, setSince, source, setSource }} />
      <ImportRows rows={rows} onChoose={choose} onPick={setPicking} chosen={chosen} />
    </Dialog>
  );
}

type UnsaidProps = Pick<ReturnType<typeof usePlan>, 'since' | 'setSince' | 'source' | 'setSource'> & {
  listed: PreviewProps['list']['listed'];
};

/** Day and source for the rows that do not say them. */
function Unsaid({ listed, since, setSince, source, setSource }: UnsaidProps) {
  const words = usePlacesWords().areaImport;
  return (
    <>
      {listed.some((one) => one.since === null) ? (
        <AreaDay
          id="import-since"
          label={words.since}
          hint={words.sinceHint}
          value={since}
          onChange={setSince}
          error={null}
        />
      ) : null}
      {listed.some((one) => one.source === '') ? (
        <Field
          id="import-source"
          label={words.source}
          hint={words.sourceHint}
          value={source}
          onInput={setSource}
        />
      ) : null}
    </>
  );
}

const without = <K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> =>
  new Map([...map].filter(([one]) => one !== key));

function usePlan({ policy, draft, list, at }: Pick<PreviewProps, 'policy' | 'draft' | 'list' | 'at'>) {
  const { device } = useDesk();
  const { need } = usePlaceNames();
  const [chosen, setChosen] = useState<ReadonlyMap<string, Place | null>>(new Map());
  const [since, setSince] = useState<Day | null>(null);
  const [source, setSource] = useState('');
  const rows: Planned[] = useMemo(
    () =>
      planImport({
        listed: list.listed,
        finder: list.finder,
        chosen,
        areas: policy.riskAreas,
        drafted: new Set(draft.areas.map(editKey)),
        since,
        source: source.trim(),
        today: dayOf(device.now(), policy.parameters.zoneMinutes),
        batch: String(at),
      }),
    [list, chosen, since, source, policy, draft],
  );
  useEffect(() => need(rows.flatMap((row) => ('area' in row ? [row.area.place] : []))), [list]);
  const edits = rows.flatMap((row) => (row.state === 'add' || row.state === 'end' ? [row.edit] : []));
  return { rows, edits, chosen, setChosen, since, setSince, source, setSource };
}

import { useState } from 'preact/hooks';
import { loadAreas, loadTowns } from '#device/areas';
import type { Place } from '#domain/area/place';
import type { RiskArea } from '#domain/policy/policy';
import { Button } from '../../ui/button';
import { Choice } from '../../ui/choice';
import { ErrorSummary } from '../../ui/error-summary';
import { Field } from '../../ui/field';
import { PlacePicker } from '../../ui/place-picker';
import { useWords } from '../../words/base';
import { Dialog } from '../dialog';
import { usePlaceNames } from '../place-names';
import { usePlacesWords } from '../words';
import { AreaDay } from './area-day';
import { type AreaDraft, areaFaults, NEW_AREA, toArea } from './area-draft';
import { areaKey } from './edits';
import { KINDS } from './kind';

const SOURCE = { country: loadAreas, towns: loadTowns };

type AddAreaProps = { areas: readonly RiskArea[]; onAdd: (area: RiskArea) => void; onClose: () => void };

/** A risk area more: where, how high, since when, and who said so. */
export function AddArea({ areas, onAdd, onClose }: AddAreaProps) {
  const words = usePlacesWords().policy;
  const { confirm } = usePlacesWords();
  const { common } = useWords();
  const [draft, setDraft] = useState<AreaDraft>(NEW_AREA);
  const [turn, setTurn] = useState(0);
  const faults = turn === 0 ? [] : areaFaults(draft, new Set(areas.map(areaKey)));
  const add = () => {
    setTurn(turn + 1);
    const area = areaFaults(draft, new Set(areas.map(areaKey))).length === 0 ? toArea(draft) : null;
    if (area === null) return;
    onAdd(area);
    onClose();
  };
  return (
    <Dialog
      title={words.addTitle}
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            {confirm.cancel}
          </Button>
          <Button onPress={add}>{words.addGo}</Button>
        </>
      }
    >
      <ErrorSummary
        title={common.errorsTitle}
        faults={faults.map(({ field, code }) => ({ id: `area-${field}`, text: words[code] }))}
        turn={turn}
      />
      <Fields
        draft={draft}
        change={(part) => setDraft({ ...draft, ...part })}
        error={(field) => {
          const found = faults.find((one) => one.field === field);
          return found === undefined ? null : words[found.code];
        }}
      />
    </Dialog>
  );
}

type FieldsProps = {
  draft: AreaDraft;
  change: (part: Partial<AreaDraft>) => void;
  error: (field: keyof AreaDraft) => string | null;
};

function Fields({ draft, change, error }: FieldsProps) {
  const words = usePlacesWords().policy;
  const { kind, kindHint } = usePlacesWords().policyEdit;
  const { names } = usePlaceNames();
  return (
    <>
      <div class="field" role="group" aria-label={words.place}>
        <span class="label">{words.place}</span>
        <PlacePicker
          id="area-place"
          value={draft.place}
          onPick={(place: Place | null) => change({ place })}
          source={SOURCE}
          known={names}
          error={error('place')}
        />
      </div>
      <Choice
        id="area-kind"
        legend={words.level}
        options={KINDS.map((value) => ({ value, label: kind[value], hint: kindHint[value] }))}
        value={draft.kind}
        onChoose={(chosen) => change({ kind: chosen })}
        error={error('kind')}
      />
      <AreaDay
        id="area-since"
        label={words.since}
        value={draft.since}
        onChange={(since) => change({ since })}
        error={error('since')}
      />
      <Field
        id="area-source"
        label={words.source}
        hint={words.sourceHint}
        value={draft.source}
        onInput={(source) => change({ source })}
        error={error('source')}
      />
    </>
  );
}

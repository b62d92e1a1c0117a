import type { AreaCode } from '#domain/area/place';
import { PlacePicker } from '../../ui/place-picker';
import { useDesk } from '../desk-context';
import { usePlaceNames } from '../place-names';
import { usePlacesWords } from '../words';

// Nothing below the own county is read from elsewhere: its towns and villages are the county's own.
const SOURCE = { country: async () => null, towns: async () => null };

type OwnAreaProps = {
  id: string;
  label?: string;
  hint: string;
  value: AreaCode | null;
  onPick: (area: AreaCode | null) => void;
  error: string | null;
};

/** A town or village of the own county. */
export function OwnArea({ id, label, hint, value, onPick, error }: OwnAreaProps) {
  const words = usePlacesWords();
  const { account } = useDesk();
  const { names } = usePlaceNames();
  return (
    <div class="field" role="group" aria-label={label ?? words.area}>
      <span class="label">{label ?? words.area}</span>
      <p class="hint">{hint}</p>
      <PlacePicker
        id={id}
        value={value}
        onPick={onPick}
        source={SOURCE}
        known={names}
        within={account.area}
        error={error}
      />
    </div>
  );
}

/** Somebody who answers for one town means that town unless they say a village. */
export function useFirstArea(): AreaCode | null {
  const { account } = useDesk();
  return account.area === account.county.area ? null : account.area;
}

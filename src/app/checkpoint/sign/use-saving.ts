import { useState } from 'preact/hooks';
import type { Device, RecordLabel, SaveFault } from '#device/device';
import type { Check } from '#domain/check/check';

export type Saved = { record: string; check: Check };

/** Saving one check: at rest, under way, or not saved with the reason. */
export type Saving = {
  busy: boolean;
  fault: SaveFault | null;
  save: (check: Check, label: RecordLabel) => void;
};

/** Saves a check. `onSaved` comes only once it is on disk; a second press meanwhile saves nothing twice. */
export function useSaving(device: Device, onSaved: (saved: Saved) => void): Saving {
  const [state, setState] = useState<{ busy: boolean; fault: SaveFault | null }>({
    busy: false,
    fault: null,
  });
  const run = async (check: Check, label: RecordLabel) => {
    setState({ busy: true, fault: state.fault });
    const saved = await device.save({ kind: 'check', body: check }, label);
    setState({ busy: false, fault: saved.ok ? null : saved.fault });
    if (saved.ok) onSaved({ record: saved.value.id, check });
  };
  return {
    ...state,
    save: (check, label) => {
      if (!state.busy) void run(check, label);
    },
  };
}

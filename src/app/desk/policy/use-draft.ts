import { useEffect, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { useDesk } from '../desk-context';
import { type AreaEdit, areaEditSchema } from './edits';

const draftSchema = z.array(areaEditSchema);

/** The edits that are not published yet, kept on this computer for this account. */
export function useDraft(): [edits: readonly AreaEdit[], keep: (edits: readonly AreaEdit[]) => void] {
  const { device, account } = useDesk();
  const name = `policy-${account.id}`;
  const [edits, setEdits] = useState<readonly AreaEdit[]>([]);
  useEffect(() => {
    void device.readDraft(name).then((kept) => {
      const parsed = draftSchema.safeParse(kept);
      if (parsed.success) setEdits(parsed.data);
    });
  }, [name]);
  const keep = (next: readonly AreaEdit[]) => {
    setEdits(next);
    void (next.length === 0 ? device.dropDraft(name) : device.keepDraft(name, next));
  };
  return [edits, keep];
}

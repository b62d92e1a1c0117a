import { useEffect, useRef, useState } from 'preact/hooks';
import type { Device } from '#device/device';
import { DRAFT, type Draft, draftSchema, newDraft } from './draft';

/** The form as it was left, kept again at each answer; null while it is being read. */
export function useDraft(device: Device): [Draft | null, (next: Draft) => void] {
  const [draft, setDraft] = useState<Draft | null>(null);
  const first = useRef(true);
  useEffect(() => {
    void device.readDraft(DRAFT).then((kept) => {
      const parsed = draftSchema.safeParse(kept);
      setDraft(parsed.success ? parsed.data : newDraft(device.newId()));
    });
  }, [device]);
  useEffect(() => {
    if (draft === null) return;
    // What was just read need not be written again, and an untouched form is no draft.
    if (first.current) first.current = false;
    else if (draft.filledBy === null) device.dropDraft(DRAFT).catch(() => undefined);
    else device.keepDraft(DRAFT, draft).catch(() => undefined);
  }, [draft]);
  return [draft, setDraft];
}

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Device } from '#device/device';
import { DRAFT, type Draft, draftSchema, newDraft } from './draft';

/** Written before anything is asked, to see whether this browser keeps what it is told. */
const TRIAL = 'trial';

/**
 * The form as it was left, kept again at each answer; null while it is being read, 'not-kept' where the browser keeps
 * nothing (private browsing, storage blocked): better said before somebody types than after.
 */
export function useDraft(device: Device): [Draft | null | 'not-kept', (next: Draft) => void] {
  const [draft, setDraft] = useState<Draft | null | 'not-kept'>(null);
  const first = useRef(true);
  useEffect(() => {
    const open = async () => {
      await device.keepDraft(TRIAL, true);
      const parsed = draftSchema.safeParse(await device.readDraft(DRAFT));
      setDraft(parsed.success ? parsed.data : newDraft(device.newId()));
    };
    open().catch(() => setDraft('not-kept'));
  }, [device]);
  useEffect(() => {
    if (draft === null || draft === 'not-kept') return;
    // What was just read need not be written again, and an untouched form is no draft.
    if (first.current) first.current = false;
    else if (draft.filledBy === null) device.dropDraft(DRAFT).catch(() => undefined);
    else device.keepDraft(DRAFT, draft).catch(() => undefined);
  }, [draft]);
  return [draft, setDraft];
}

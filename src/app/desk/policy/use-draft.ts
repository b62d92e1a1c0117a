import { useEffect, useState } from 'preact/hooks';
import { useDesk } from '../desk-context';
import { type Draft, EMPTY_DRAFT, parseDraft } from './draft';

/** What is not published yet, kept on this computer for this account. */
export function useDraft(): [draft: Draft, keep: (draft: Draft) => void] {
  const { device, account } = useDesk();
  const name = `policy-${account.id}`;
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT);
  useEffect(() => {
    void device.readDraft(name).then((kept) => {
      const parsed = parseDraft(kept);
      if (parsed !== null) setDraft(parsed);
    });
  }, [name]);
  const keep = (next: Draft) => {
    setDraft(next);
    const empty = next.areas.length + next.rows.length === 0 && next.parameters === null;
    void (empty ? device.dropDraft(name) : device.keepDraft(name, next));
  };
  return [draft, keep];
}

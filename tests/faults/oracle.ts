import { createHash } from 'node:crypto';
import type { County } from './county';
import type { Phone, Told } from './phone';

/** What a phone's storage and its screens say at the end. */
type AtRest = Awaited<ReturnType<Phone['storage']>>;

/**
 * Set equality, as complaints (none is what is wanted): everything that a worker was told is recorded is in the county's
 * store once, byte for byte, or lies in sight on the phone as rejected or in conflict; nothing is there twice or from
 * nowhere; what a worker was told is not recorded is not there; and each phone's counters are what it holds.
 */
export function complaints(county: County, told: readonly Told[], phones: readonly AtRest[]): string[] {
  const stored = county.stored();
  const found: string[] = [];
  const byId = new Map(stored.map((row) => [row.id, row]));
  const times = new Map<string, number>();
  for (const row of stored) {
    times.set(row.intent ?? '', (times.get(row.intent ?? '') ?? 0) + 1);
    const hash = createHash('sha256').update(new Uint8Array(row.sealed)).digest('base64url');
    if (hash !== row.hash) found.push(`${row.id} is stored with bytes that are not its hash`);
  }
  const aside = new Set(
    phones.flatMap(({ rows }) =>
      rows.filter(({ state }) => state === 'rejected' || state === 'conflict').map(({ id }) => id),
    ),
  );
  const begun = new Set(told.flatMap((one) => [...one.begun]));
  for (const one of told) {
    for (const [intent, { id, hash }] of one.saved) {
      const row = byId.get(id);
      if (row === undefined && !aside.has(id)) found.push(`lost: ${intent} was told to be recorded as ${id}`);
      else if (row !== undefined && row.hash !== hash && !aside.has(id))
        found.push(`changed: ${id} is not what was recorded`);
    }
    for (const [intent, fault] of one.denied)
      if (times.has(intent)) found.push(`told ${fault}, and stored all the same: ${intent}`);
  }
  for (const [intent, count] of times) {
    if (count > 1) found.push(`${count} times: ${intent}`);
    if (!begun.has(intent)) found.push(`from nowhere: ${intent}`);
  }
  for (const phone of phones) found.push(...countersOf(phone));
  return found;
}

function countersOf({ install, waiting, counted, outbox, seqs }: AtRest): string[] {
  const { unsent, rejected, conflict } = waiting;
  const found: string[] = [];
  if (unsent !== 0 || outbox !== 0 || counted.waiting !== 0)
    found.push(`${install}: says ${unsent} unsent, ${outbox} in the outbox, ${counted.waiting} waiting`);
  if (rejected !== counted.rejected)
    found.push(`${install}: says ${rejected} rejected, has ${counted.rejected}`);
  if (conflict !== counted.conflict)
    found.push(`${install}: says ${conflict} in conflict, has ${counted.conflict}`);
  const gap = seqs
    .toSorted((a, b) => a - b)
    .findIndex((seq, at, all) => at > 0 && seq !== (all[at - 1] ?? 0) + 1);
  if (gap !== -1) found.push(`${install}: its numbers have a gap`);
  return found;
}

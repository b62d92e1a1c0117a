import type { News } from '../people/live-events';
import { personsCompared } from '../store/compare';
import type { Sayings } from '../store/sayings';
import type { Db } from '../store/store';
import { readCompared } from './compare-due';
import { type By, comparePersons } from './compare-persons';

/**
 * Compares those anew of whom a batch tells something: where a comparison of them, or of who declared with them, is open,
 * this may settle it; what came later than its time would be missed by the work that goes by the clock.
 * @param said what was just stored
 * @returns what desks are told after the commit
 */
export async function compareSaid(
  tx: Db,
  said: Pick<Sayings, 'declarations' | 'checks' | 'arrivals'>,
  by: By,
): Promise<News[]> {
  const rows = [...said.declarations, ...said.checks, ...said.arrivals];
  if (rows.length === 0) return [];
  const open = await personsCompared(
    tx,
    rows.map(({ person }) => person),
  );
  const compared = await readCompared(tx);
  const late =
    compared === null
      ? []
      : [
          ...said.declarations.filter(({ arrive_at }) => arrive_at <= compared.declared),
          ...[...said.checks, ...said.arrivals].filter(
            ({ corrected_at }) => corrected_at <= compared.settled,
          ),
        ];
  return await comparePersons(tx, [...new Set([...open, ...late.map(({ person }) => person)])], by);
}

import type { Stay } from '#domain/capacity/site-report';
import type { Ward } from '#domain/followup/ward';
import type { Transfer } from '#domain/transfer/transfer';

/** The stays at a site, as the phone knows them: with what it recorded itself. */
export function staysOf(
  transfers: readonly Transfer[],
  by: { site: string; wards: readonly Ward[] },
): Stay[] {
  return transfers.flatMap(({ order, steps, cancelled, person }): Stay[] => {
    if (order?.site.id !== by.site || steps.received === null || cancelled !== null) return [];
    return [
      {
        person: person.id,
        from: steps.received.at,
        to: steps.discharged?.at ?? null,
        measure: person.measure,
        reports: by.wards.find((ward) => ward.person === person.id)?.reports ?? [],
      },
    ];
  });
}

import { type RebindRequest, rebindRequestSchema } from '#domain/pass/rebind-wire';
import { fault, ok, type Result } from '#domain/result';
import { readMeta } from './database';
import type { Rebound } from './device';
import { askPasses, keepPasses, type PassFault, type PassHands } from './passes';
import { introduce } from './sync/introduce';

/**
 * Fetches the passes of somebody who declared on a phone that lost them, by two facts of the declaration; they are bound
 * to this phone from then on. `not-found` whatever of it did not fit.
 */
export async function rebindPasses(
  hands: PassHands,
  asked: RebindRequest,
): Promise<Result<Rebound[], PassFault>> {
  const value = rebindRequestSchema.safeParse(asked);
  if (!value.success) return fault('not-found');
  const { kind } = await readMeta(hands.database);
  if (kind === 'none' && (await introduce(hands)) === 'failed') return fault('no-network');
  const request = { method: 'POST' as const, path: '/v1/passes/rebind', value: value.data };
  let answer = await askPasses(hands, request);
  // The server may have forgotten this phone since.
  if (!answer.ok && answer.fault === 'unknown-install' && (await introduce(hands)) === 'known')
    answer = await askPasses(hands, request);
  if (!answer.ok) return answer;
  const kept = await keepPasses(hands.database, answer.value);
  return ok(
    answer.value.passes.flatMap(({ declaration, label }) => {
      const pass = kept.find((one) => one.declaration === declaration);
      return pass === undefined || label === undefined
        ? []
        : [{ pass, party: label.party, arriveAt: label.arriveAt }];
    }),
  );
}

import { v7 as uuid } from 'uuid';
import { type BatchAnswer, batchAnswerSchema, type Refusal } from '#domain/wire';
import { refusalOf, type ServerAnswer } from '../ask';
import type { Database, OutboxRow } from '../database';
import type { InstallApi } from '../install-api';
import { batchOf } from './batch';

/** HOW to send: one POST, and what its answer means. */
export type Outcome =
  | { kind: 'answered'; answer: BatchAnswer }
  /** 413: half of it, next time. */
  | { kind: 'too-large' }
  /** 400 or 422: one of these records, or the batch itself. */
  | { kind: 'bad-batch' }
  /** 401 or 403: this phone may not send now. */
  | { kind: 'refused'; error: Refusal['error'] }
  | { kind: 'epoch-changed'; epoch: string | null }
  | { kind: 'update-needed' }
  /** Nobody knows what became of it: keep, and send again later. */
  | { kind: 'unknown'; retryAfter: number | null; timeout: boolean };

/** Sends records, in the order of their seq, and judges the answer. No transaction and no lock of storage is open. */
export async function sendBatch(
  hands: { database: Database; api: InstallApi },
  rows: readonly OutboxRow[],
  epoch: string | null,
): Promise<Outcome> {
  const batch = uuid();
  const value = await batchOf(hands.database, rows, { batch, epoch });
  return judge(await hands.api.signed({ method: 'POST', path: '/v1/records', value }), batch);
}

function judge(answer: ServerAnswer, batch: string): Outcome {
  // A proxy in between that finds the body too large will find it too large again, whoever it is.
  if (answer.status === 413) return { kind: 'too-large' };
  const unknown: Outcome = {
    kind: 'unknown',
    retryAfter: answer.retryAfter,
    timeout: answer.kind === 'none' ? answer.timeout : answer.status === 408,
  };
  if (answer.kind === 'none') return unknown;
  const refusal = refusalOf(answer);
  switch (answer.status) {
    case 200: {
      const parsed = batchAnswerSchema.safeParse(answer.body);
      return parsed.success && parsed.data.batch === batch
        ? { kind: 'answered', answer: parsed.data }
        : unknown;
    }
    case 400:
    case 422:
      return { kind: 'bad-batch' };
    case 401:
    case 403:
      return { kind: 'refused', error: refusal?.error ?? 'not-allowed' };
    case 409:
      return refusal?.error === 'epoch-changed'
        ? { kind: 'epoch-changed', epoch: refusal.epoch ?? null }
        : unknown;
    case 426:
      return { kind: 'update-needed' };
    default:
      return unknown;
  }
}

import { BATCH_RECORDS, batchRequestSchema } from '#domain/wire';
import { parsedBody } from '../access/read-body';
import { answer, refuse } from '../access/reply';
import type { Context } from '../context';
import { ingestBatch } from '../ingest/ingest-batch';
import { readMeta } from '../store/meta';
import type { Doors } from './doors';
import { statusOf } from './phone-status';

/** Taking in a phone's batch: size, epoch, then the ingest. */
export function recordRoutes(doors: Doors, context: Context): void {
  doors.phone('POST /v1/records', async (request, { install, signing }) => {
    const batch = parsedBody(request, batchRequestSchema);
    if (!batch.ok) return batch.fault;
    if (batch.value.records.length > BATCH_RECORDS) return refuse('too-large');
    const epoch = (await readMeta(context.store.db, 'epoch')) ?? '';
    if (batch.value.epoch !== null && batch.value.epoch !== epoch) return refuse('epoch-changed', { epoch });
    const { sentAt } = signing;
    const incoming = {
      install,
      batch: batch.value,
      sentAt,
      receivedAt: context.now(),
      status: statusOf(request),
    };
    return answer(await ingestBatch(context, incoming));
  });
}

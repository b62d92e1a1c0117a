import type { Request } from 'express';
import { fromBase64Url } from '#domain/bytes';
import { carriedRequestSchema } from '#domain/record/carried';
import { parsedBody } from '../access/read-body';
import { answer, refuse } from '../access/reply';
import type { Context } from '../context';
import { takeParcel } from '../ingest/take-parcel';
import type { Doors } from './doors';

/** Records that somebody else brings: another phone of the county, or a desk that was given the file. */
export function carriedRoutes(doors: Doors, context: Context): void {
  const take = async (request: Request, carrier: string) => {
    const asked = parsedBody(request, carriedRequestSchema);
    if (!asked.ok) return asked.fault;
    const bytes = fromBase64Url(asked.value.parcel);
    if (bytes === null) return refuse('bad-request', { fields: ['parcel'] });
    return answer(await takeParcel(context, bytes, carrier));
  };
  doors.phone('POST /v1/carried', (request, { install }) => take(request, `install:${install.id}`));
  doors.desk('POST /v1/carried/upload', (request, account) => take(request, `account:${account.id}`));
}

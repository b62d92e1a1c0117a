import type { Request } from 'express';
import { fromBase64Url } from '#domain/bytes';
import { STATUS_HEADER, statusSchema } from '#domain/wire';
import type { InstallRow } from '../store/tables';

/** What a phone told of itself in its header, as columns; nothing when it told nothing that can be read. */
export function statusOf(request: Request): Partial<InstallRow> {
  const header = request.headers[STATUS_HEADER];
  const bytes = typeof header === 'string' && header.length < 2000 ? fromBase64Url(header) : null;
  if (bytes === null) return {};
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return {};
  }
  const parsed = statusSchema.safeParse(value);
  if (!parsed.success) return {};
  const { unsent, oldest, rejected, persisted, policy, app, seq, conflict, carrying } = parsed.data;
  return {
    ...{ unsent, oldest, rejected, policy, app },
    persisted: persisted === null ? null : Number(persisted),
    // An app from before these were told leaves what is there.
    ...(seq === undefined ? {} : { seq }),
    ...(conflict === undefined ? {} : { conflict }),
    ...(carrying === undefined ? {} : { carrying }),
  };
}

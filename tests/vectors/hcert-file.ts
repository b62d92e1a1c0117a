import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { momentOf } from '#domain/evidence/moment';

const hex = z.string().transform((text) => new Uint8Array(Buffer.from(text, 'hex')));
const base64 = z
  .string()
  .transform((text) => new Uint8Array(Buffer.from(text.replace(/-----[^-]+-----/g, ''), 'base64')));

/** A vector as eu-digital-green-certificates/dgc-testdata publishes them. A field that is missing was not tested. */
const fileSchema = z.object({
  PREFIX: z.string().nullish(),
  BASE45: z.string().nullish(),
  COMPRESSED: hex.nullish(),
  COSE: hex.nullish(),
  CBOR: hex.nullish(),
  JSON: z.unknown().optional(),
  '2DCODE': base64.nullish(),
  TESTCTX: z.object({
    CERTIFICATE: base64.nullish(),
    // Without a zone the clock is in UTC.
    VALIDATIONCLOCK: z.string().nullish(),
  }),
  EXPECTEDRESULTS: z.record(z.string(), z.unknown()),
});

export type HcertVector = Omit<z.infer<typeof fileSchema>, 'TESTCTX'> & {
  certificate: Uint8Array<ArrayBuffer> | null;
  /** ms UTC. */
  clock: number | null;
};

/** Reads one vector, or null when the file is something else. */
export function readVector(path: string): HcertVector | null {
  const parsed = fileSchema.safeParse(jsonOf(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')));
  if (!parsed.success) return null;
  const { TESTCTX, JSON: content, ...fields } = parsed.data;
  return {
    ...fields,
    JSON: typeof content === 'string' ? jsonOf(content) : content,
    certificate: TESTCTX.CERTIFICATE ?? null,
    clock: clockOf(TESTCTX.VALIDATIONCLOCK ?? ''),
  };
}

function clockOf(text: string): number | null {
  const clock = momentOf(text) ?? Date.parse(text);
  return Number.isNaN(clock) ? null : clock;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

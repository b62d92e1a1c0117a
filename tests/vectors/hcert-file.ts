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
  EXPECTEDRESULTS: z.record(z.string(), z.boolean().nullish()),
});

export type HcertVector = Omit<z.infer<typeof fileSchema>, 'TESTCTX'> & {
  certificate: Uint8Array<ArrayBuffer> | null;
  /** ms UTC. */
  clock: number | null;
};

/** Reads one vector, or null when the file is something else. */
export function readVector(path: string): HcertVector | null {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
  const parsed = fileSchema.safeParse(json);
  if (!parsed.success) return null;
  const { TESTCTX, JSON: content, ...fields } = parsed.data;
  return {
    ...fields,
    JSON: typeof content === 'string' ? JSON.parse(content) : content,
    certificate: TESTCTX.CERTIFICATE ?? null,
    clock: TESTCTX.VALIDATIONCLOCK ? momentOf(TESTCTX.VALIDATIONCLOCK) : null,
  };
}

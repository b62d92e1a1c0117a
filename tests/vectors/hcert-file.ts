import { deflateSync } from 'node:zlib';
import * as z from 'zod';
import { momentOf } from '#domain/evidence/moment';
import { encodeBase45 } from '#domain/pass/base45';
import { textOfPicture } from './picture';

const hex = z.string().transform((text) => new Uint8Array(Buffer.from(text.replace(/\s/g, ''), 'hex')));
const base64 = z
  .string()
  .transform(
    (text) =>
      new Uint8Array(Buffer.from(text.replace(/-----[^-]+-----/g, '').replace(/^data:[^,]*,/, ''), 'base64')),
  );
const text = z.string().nullish().catch(null);

/** A vector as eu-digital-green-certificates/dgc-testdata publishes them. A field that is missing was not tested. */
const vectorSchema = z.object({
  PREFIX: text,
  BASE45: text,
  COMPRESSED: hex.nullish().catch(null),
  COSE: hex.nullish().catch(null),
  CBOR: hex.nullish().catch(null),
  JSON: z.unknown().optional(),
  '2DCODE': base64.nullish().catch(null),
  TESTCTX: z
    .object({
      CERTIFICATE: base64.nullish().catch(null),
      // Without a zone the clock is in UTC.
      VALIDATIONCLOCK: z.union([z.string(), z.number()]).nullish().catch(null),
    })
    .nullish(),
  EXPECTEDRESULTS: z.record(z.string(), z.unknown()),
});

export type HcertVector = Omit<z.infer<typeof vectorSchema>, 'TESTCTX'> & {
  /** The code's text: as published, or else made from the first layer that is. Empty where there is none. */
  text: string;
  /** A certificate or a bare public key, DER. */
  certificate: Uint8Array<ArrayBuffer> | null;
  /** ms UTC. */
  clock: number | null;
};

/** The vectors in the text of one file, or why there is none. */
export async function readVectors(file: string): Promise<HcertVector[] | string> {
  const content = jsonOf(file.replace(/^\uFEFF/, ''));
  if (content === undefined) return 'it is no JSON';
  const found = await Promise.all((Array.isArray(content) ? content : [content]).map(vectorOf));
  const vectors = found.filter((one) => one !== null);
  return vectors.length > 0 && vectors.length === found.length ? vectors : 'it states no EXPECTEDRESULTS';
}

async function vectorOf(value: unknown): Promise<HcertVector | null> {
  const parsed = vectorSchema.safeParse(value);
  if (!parsed.success) return null;
  const { TESTCTX, JSON: content, ...fields } = parsed.data;
  return {
    ...fields,
    JSON: typeof content === 'string' ? jsonOf(content) : content,
    text: await textIn(fields),
    certificate: TESTCTX?.CERTIFICATE ?? null,
    clock: clockOf(TESTCTX?.VALIDATIONCLOCK ?? ''),
  };
}

type Layers = Pick<HcertVector, 'PREFIX' | 'BASE45' | 'COMPRESSED' | 'COSE' | '2DCODE'>;

/** Where the text itself is not given, the picture is read, or the layers below are wrapped again. */
async function textIn({ PREFIX, BASE45, COMPRESSED, COSE, '2DCODE': picture }: Layers): Promise<string> {
  if (PREFIX) return PREFIX;
  const seen = picture?.length ? await textOfPicture(picture) : null;
  if (seen !== null) return seen;
  if (BASE45) return `HC1:${BASE45}`;
  const packed = COMPRESSED?.length ? COMPRESSED : COSE?.length ? deflateSync(COSE) : null;
  return packed === null ? '' : `HC1:${encodeBase45(packed)}`;
}

/** Seconds or milliseconds as a number, a date and time, or null. */
function clockOf(clock: string | number): number | null {
  if (typeof clock === 'number') return clock < 1e11 ? clock * 1000 : clock;
  const moment = momentOf(clock) ?? Date.parse(clock);
  return Number.isNaN(moment) ? null : moment;
}

function jsonOf(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

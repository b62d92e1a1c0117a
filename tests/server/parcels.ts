import { createHash } from 'node:crypto';
import { fromBase64Url, toBase64Url, toHex } from '#domain/bytes';
import { type CarriedAnswer, carriedAnswerSchema } from '#domain/record/carried';
import { closeParcel, type Parcel, unsignedParcel } from '#domain/record/parcel';
import { parseReceipts, type SignedReceipts } from '#domain/record/receipts';
import type { TestCounty } from './county';
import type { Sealed, TestPhone } from './phone';

const bytesOf = (text: string) => fromBase64Url(text) ?? new Uint8Array(0);

/** What a phone hands on: its sealed records with its signature over all of them. */
export function parcelOf(
  phone: TestPhone,
  county: TestCounty,
  records: readonly Pick<Sealed, 'text' | 'seq'>[],
  more: Partial<Parcel> = {},
): Uint8Array<ArrayBuffer> {
  const root = createHash('sha256').update(bytesOf(county.card.rootKey)).digest();
  const unsigned = unsignedParcel({
    county: toHex(root.subarray(0, 8)),
    install: phone.install,
    part: 1,
    parts: 1,
    madeAt: Date.now(),
    sessions: Object.entries(phone.sessions()).map(([id, text]) => ({ id, encapsulation: bytesOf(text) })),
    records: records.map(({ seq, text }) => ({ seq, sealed: bytesOf(text) })),
    ...more,
  });
  return closeParcel(unsigned, phone.sign(unsigned));
}

/** Brings a parcel to the server by another phone. */
export async function bring(carrier: TestPhone, parcel: Uint8Array): Promise<CarriedAnswer> {
  const response = await carrier.request('POST', '/v1/carried', { body: { parcel: toBase64Url(parcel) } });
  if (response.status !== 200) throw new Error(`not taken: ${response.status} ${await response.text()}`);
  return carriedAnswerSchema.parse(await response.json());
}

/** The receipts that came with it. Throws when it was refused. */
export function receiptsOf(answer: CarriedAnswer): SignedReceipts {
  const bytes = answer.outcome === 'taken' ? bytesOf(answer.receipts) : new Uint8Array(0);
  const parsed = parseReceipts(bytes);
  const [receipts] = parsed.ok ? parsed.value : [];
  if (receipts === undefined) throw new Error(`no receipts: ${JSON.stringify(answer)}`);
  return receipts;
}

import { useState } from 'preact/hooks';
import { concat, fromBase64Url, toBase64Url } from '#domain/bytes';
import { type CarriedAnswer, carriedAnswerSchema } from '#domain/record/carried';
import { FILE_BYTES, type ParcelFault, parseParcels, type SignedParcel } from '#domain/record/parcel';
import type { AskFault } from '../ask';
import { useDesk } from '../desk-context';

type Taken = CarriedAnswer & { outcome: 'taken' };
type Refused = CarriedAnswer & { outcome: 'refused' };

/** What became of a whole file, with the receipts of all its parcels and their SHA-256. */
export type Imported = Pick<Taken, 'counts' | 'install' | 'revoked'> & {
  receipts: Uint8Array<ArrayBuffer>;
  hash: Uint8Array;
};
export type Importing =
  | { at: 'idle' }
  | { at: 'sending'; part: number; parts: number }
  | { at: 'refused'; why: ParcelFault | Refused['reason'] }
  /** The server could not be asked; what went before is taken. */
  | { at: 'stopped'; why: AskFault['code']; part: number; parts: number }
  | { at: 'done'; imported: Imported };

/** Reads a chosen file and brings its parcels to the server one by one. */
export function useImport(): { importing: Importing; choose: (file: File) => void } {
  const { ask, device } = useDesk();
  const [importing, setImporting] = useState<Importing>({ at: 'idle' });
  const send = async (parcels: readonly SignedParcel[]): Promise<Importing> => {
    const taken: Taken[] = [];
    for (const [at, { whole }] of parcels.entries()) {
      const place = { part: at + 1, parts: parcels.length };
      setImporting({ at: 'sending', ...place });
      const body = { parcel: toBase64Url(whole) };
      const answer = await ask('POST', '/v1/carried/upload', carriedAnswerSchema, body);
      if (!answer.ok) return { at: 'stopped', why: answer.fault.code, ...place };
      if (answer.value.outcome === 'refused') return { at: 'refused', why: answer.value.reason };
      taken.push(answer.value);
    }
    const receipts = concat(...taken.map((one) => fromBase64Url(one.receipts) ?? new Uint8Array(0)));
    return { at: 'done', imported: { ...summed(taken), receipts, hash: await device.sha256(receipts) } };
  };
  const read = async (file: File): Promise<Importing> => {
    if (file.size > FILE_BYTES) return { at: 'refused', why: 'too-large' };
    const parcels = parseParcels(new Uint8Array(await file.arrayBuffer()));
    return parcels.ok ? await send(parcels.value) : { at: 'refused', why: parcels.fault };
  };
  return {
    importing,
    choose: (file) =>
      void read(file).then(setImporting, () => setImporting({ at: 'refused', why: 'malformed' })),
  };
}

function summed(taken: readonly Taken[]): Pick<Imported, 'counts' | 'install' | 'revoked'> {
  const sum = (name: keyof Taken['counts']) => taken.reduce((all, one) => all + one.counts[name], 0);
  return {
    install: taken[0]?.install ?? '',
    revoked: taken.some((one) => one.revoked),
    counts: {
      stored: sum('stored'),
      duplicate: sum('duplicate'),
      conflict: sum('conflict'),
      rejected: sum('rejected'),
    },
  };
}

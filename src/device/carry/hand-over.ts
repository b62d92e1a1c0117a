import { fromBase64Url, toHex } from '#domain/bytes';
import {
  closeParcel,
  FILE_BYTES,
  FILE_RECORDS,
  groupForParcels,
  type Parcel,
  unsignedParcel,
} from '#domain/record/parcel';
import { own, sha256 } from '../crypto';
import { type Database, type OutboxRow, readMeta, type SessionRow } from '../database';
import { installKey, signWith } from '../keys';

/** Records of this phone as parcels, each signed by the install that made them. */
export type HandOver = {
  parcels: { bytes: Uint8Array<ArrayBuffer>; records: number }[];
  records: number;
};

/** As a file all parcels go together; as codes each is shown alone and is small enough to hold a phone still for. */
export type How = 'file' | 'codes';
const BY_CODES = { records: 150, bytes: 48 * 1024 };

/** `unsent`: what still waits. `rejected`: what the county did not take. */
export type Which = 'unsent' | 'rejected';

/** The beginning of the SHA-256 of a root key (base64url), as parcels name their county: 16 hex digits. */
export async function countyOf(rootKey: string): Promise<string> {
  const key = fromBase64Url(rootKey) ?? new Uint8Array(0);
  return toHex((await sha256(key)).subarray(0, 8));
}

/**
 * Packs records for going by hand; they stay on this phone until receipts of the county name them. At most 10,000 of
 * them and 8 MB, the oldest first: what is left is packed when these are settled.
 * @returns null when there is nothing, or when this phone knows no county
 */
export async function packRecords(
  database: Database,
  wish: { which: Which; how: How },
  madeAt: number,
): Promise<HandOver | null> {
  const { rootKey } = await readMeta(database);
  const rows = await rowsOf(database, wish.which);
  const most = wish.how === 'codes' ? BY_CODES : undefined;
  if (rootKey === null || rows.length === 0) return null;
  const county = await countyOf(rootKey);
  const groups = withinFile(byInstall(rows).flatMap((group) => groupForParcels(group, most)));
  const parcels: HandOver['parcels'] = [];
  for (const [at, group] of groups.entries()) {
    const place = wish.how === 'codes' ? { part: 1, parts: 1 } : { part: at + 1, parts: groups.length };
    parcels.push({
      bytes: await parcelOf(database, group, { county, madeAt, ...place }),
      records: group.length,
    });
  }
  return { parcels, records: parcels.reduce((sum, one) => sum + one.records, 0) };
}

function rowsOf(database: Database, which: Which): Promise<OutboxRow[]> {
  return database.run(async (db) =>
    which === 'unsent'
      ? db.getAll('outbox', null, FILE_RECORDS)
      : (await db.getAllFromIndex('records', 'state', 'rejected')).slice(0, FILE_RECORDS),
  );
}

/** Rows of each install apart: it alone can sign for them. They come in the order of their installs. */
function byInstall(rows: readonly OutboxRow[]): OutboxRow[][] {
  const groups = new Map<string, OutboxRow[]>();
  for (const row of rows) {
    const group = groups.get(row.install);
    if (group === undefined) groups.set(row.install, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

function withinFile(groups: readonly OutboxRow[][]): OutboxRow[][] {
  let bytes = 0;
  return groups.filter((group) => {
    bytes += group.reduce((sum, row) => sum + row.sealed.length + 100, 0);
    return bytes <= FILE_BYTES;
  });
}

/** Waiting records of one install as one parcel, signed by the key that made them. */
export async function parcelOf(
  database: Database,
  rows: readonly OutboxRow[],
  head: Pick<Parcel, 'county' | 'part' | 'parts' | 'madeAt'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const install = rows[0]?.install ?? '';
  const key = await installKey(database, install);
  const names = [...new Set(rows.map((row) => row.session))];
  const kept = await database.run((db) => Promise.all(names.map((name) => db.get('sessions', name))));
  return signedParcel(rows, { ...head, install, sessions: kept.flatMap((one) => one ?? []), key });
}

type Signing = Pick<Parcel, 'county' | 'part' | 'parts' | 'madeAt' | 'install'> & {
  sessions: readonly Pick<SessionRow, 'id' | 'encapsulation'>[];
  key: CryptoKeyPair;
};

/** The same from what is in memory. */
export async function signedParcel(
  rows: readonly Pick<OutboxRow, 'seq' | 'sealed'>[],
  { sessions: named, key, ...head }: Signing,
): Promise<Uint8Array<ArrayBuffer>> {
  const sessions = named.flatMap(({ id, encapsulation: text }) => {
    const encapsulation = fromBase64Url(text);
    return encapsulation === null ? [] : [{ id, encapsulation }];
  });
  const records = rows.map(({ seq, sealed }) => ({ seq, sealed }));
  const unsigned = unsignedParcel({ ...head, sessions, records });
  return closeParcel(unsigned, await signWith(key, own(unsigned)));
}

import { deflateSync, Inflate, inflateSync } from 'fflate';
import { concat } from '../bytes';
import { fault, ok, type Result } from '../result';
import { type KakouRecord, recordSchema } from './record';

/**
 * A record as small bytes: JSON, deflated against a dictionary of our own words. The dictionary is part of the format:
 * a longer one is another version of the sealed bytes, because the server must be able to open what an old phone kept.
 */
const DICTIONARY = new TextEncoder().encode(
  [
    '"row":"A1","when":"stay-high","place":"","area":"","from":"","exposure":"","source":"declared"},{"row":"N2","when":"test-wanting","test":"old","sampledAt":17},{"row":"T1","when":"travel-unclear","travel":"unexplained","ends":{"kind":"day","day":"2026-',
    '"unasked","refused","why":"other","no-thermometer","no-phone","battery","no-signal","no-code","no-document","unreadable","child",',
    '"override":{"decision":"","reason":"duty-order","text":"","by":""},"corrects":"","advice":"","onSpot":[{"method":"antigen","result":"negative","at":17}],',
    '"kind":"declaration","body":{"form":1,"party":"","partySize":1,"position":1,"filledBy":"self","person":{"identity":{"type":"national-id","number":"","name":"","phone":"1","birth":"19',
    '"trip":{"vehicle":"car","plate":"","heads":1,"origin":"","stops":[],"departAt":17,"arriveAt":17,"entryPost":"","destination":"","address":"',
    '"stays":[{"place":"","from":"2026-","to":"2026-"}],"symptoms":[],"contactOn":null,"naat":{"result":"negative","sampledAt":17',
    '"kind":"arrival","body":{"subject":{"identity":{"type":"none","reason":"forgot"},"village":"","kind":"venue-visit","body":{"venue":"',
    '"kind":"check","body":{"subject":{"pass":"","declaration":"","name":"","via":"pass","car":{"id":"","heads":1,"seat":1,"plate":"","party":"","entering":"outside","origin":"","destination":"',
    '"told":{"stays":[],"symptoms":[],"contactOn":null},"scan":{"answer":"done","at":17,"pass":{"state":"live","number":"","ageSeconds":2},"document":{"compared":true,"how":"looked"}},',
    '"health":{"answer":"seen","at":17,"colour":"green","ticking":true},"naat":{"answer":"seen","at":17,"result":"negative","sampledAt":17},',
    '"itinerary":{"answer":"seen","at":17,"arrow":"moving","places":[]},"temperature":{"answer":"taken","at":17,"tenths":36},"onSpot":[],',
    '"shown":{"policy":1,"colour":"green","measure":"none","decision":"release","blocked":null,"incident":false,"ends":{"kind":"none"},"reasons":[{"row":"Z","when":"nothing"}]},"decision":"release"}',
    '{"id":"01","v":1,"install":"01","seq":1,"prev":null,"worker":"01","post":"01","takenAt":17,"page":"","monotonic":1,"kind":"check","body":{"subject":{"pass":"',
  ].join(''),
);

const TEXT = new TextDecoder('utf-8', { fatal: true });

/** Most that a record may unpack to: far above any honest one, far below what hurts a server. */
const UNPACKED_MAX = 256 * 1024;

/** What an honest record is packed in, and unpacks to. */
const SMALL_PACKED = 1024;
const SMALL = 4 * 1024;

/** A record as deflated JSON. */
export function packRecord(record: KakouRecord): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(record));
  return concat(deflateSync(json, { dictionary: DICTIONARY, level: 9 }));
}

export type UnpackFault =
  | { code: 'unreadable' }
  | { code: 'newer-version' }
  | { code: 'malformed'; fields: string[] };

/**
 * Deflated JSON to a record, parsed by the one schema. Inflating stops at 256 kB.
 * @returns `newer-version` for a record whose `v` this server does not know, `malformed` with the names of the wrong fields
 */
export function unpackRecord(bytes: Uint8Array): Result<KakouRecord, UnpackFault> {
  const json = inflateSmall(bytes) ?? inflateCapped(bytes);
  if (json === null) return fault({ code: 'unreadable' });
  let value: unknown;
  try {
    value = JSON.parse(TEXT.decode(json));
  } catch {
    return fault({ code: 'unreadable' });
  }
  const parsed = recordSchema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  if (isNewer(value)) return fault({ code: 'newer-version' });
  return fault({
    code: 'malformed',
    fields: parsed.error.issues.map((issue) => issue.path.join('.')).slice(0, 20),
  });
}

function isNewer(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && 'v' in value && typeof value.v === 'number' && value.v > 1
  );
}

/** Into a buffer that is there already, which is most of the time saved. Null for what is larger, or not deflated. */
function inflateSmall(bytes: Uint8Array): Uint8Array | null {
  if (bytes.length > SMALL_PACKED) return null;
  try {
    const json = inflateSync(bytes, { dictionary: DICTIONARY, out: new Uint8Array(SMALL) });
    return json.length < SMALL ? json : null;
  } catch {
    return null;
  }
}

function inflateCapped(bytes: Uint8Array): Uint8Array | null {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const inflate = new Inflate({ dictionary: DICTIONARY });
  inflate.ondata = (chunk, final) => {
    chunks.push(chunk);
    size += chunk.length;
    ended = final;
    if (size > UNPACKED_MAX) throw new RangeError('too large');
  };
  try {
    // Small steps: the cap is looked at between them, so a bomb never unpacks whole.
    for (let at = 0; at < bytes.length; at += 1024)
      inflate.push(bytes.subarray(at, at + 1024), at + 1024 >= bytes.length);
  } catch {
    return null;
  }
  return ended ? concat(...chunks) : null;
}

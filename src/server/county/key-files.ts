import { generateKeyPairSync, randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { toBase64Url } from '#domain/bytes';

/**
 * A P-256 key pair as it stands in its file: the private JWK, when it was made and, for a key of passes, from when on it
 * signs: phones hear of it before (ms UTC).
 */
const pairFileSchema = z.object({
  madeAt: z.int(),
  signsFrom: z.optional(z.int()),
  jwk: z.object({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: z.string(),
    y: z.string(),
    d: z.string(),
  }),
});
export type PairFile = z.infer<typeof pairFileSchema>;

/** The keys that hide document numbers: for encrypting and for matching, 32 bytes each as base64url. */
const documentFileSchema = z.object({ madeAt: z.int(), encrypt: z.string(), match: z.string() });
type DocumentFile = z.infer<typeof documentFileSchema>;

type KeyFiles = { root: PairFile; issuers: PairFile[]; seal: PairFile; document: DocumentFile };

const ISSUER = /^issuer-(\d+)\.json$/;

/**
 * Reads the keys of a folder, and makes those that are missing: files that only their owner may read, on disk before
 * they are used. Throws for a file that is not a key.
 */
export function openKeyFiles(folder: string, now: number): KeyFiles {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const pair = (name: string) => readOrMake(join(folder, name), pairFileSchema, () => makePair(now));
  const root = pair('root.json');
  const seal = pair('seal.json');
  const document = readOrMake(join(folder, 'document.json'), documentFileSchema, () => ({
    madeAt: now,
    encrypt: toBase64Url(randomBytes(32)),
    match: toBase64Url(randomBytes(32)),
  }));
  if (!readdirSync(folder).some((name) => ISSUER.test(name))) pair('issuer-1.json');
  return { root, issuers: readIssuerFiles(folder), seal, document };
}

/** The key by which phones are knocked at, made when it is first wanted: the private number, base64url. */
export const openPushKey = (folder: string, now: number): string =>
  readOrMake(join(folder, 'push.json'), pairFileSchema, () => makePair(now)).jwk.d;

/** The keys of passes in a folder, newest first. */
export function readIssuerFiles(folder: string): PairFile[] {
  return readdirSync(folder)
    .filter((name) => ISSUER.test(name))
    .map((name) => readKey(join(folder, name), pairFileSchema))
    .sort((a, b) => signsFrom(b) - signsFrom(a) || b.madeAt - a.madeAt);
}

/** When a key of passes begins to sign, ms UTC. */
export const signsFrom = (file: PairFile): number => file.signsFrom ?? file.madeAt;

/** Makes one more key of passes, on disk before this returns; a server that runs takes it up by itself. */
export function addIssuerFile(folder: string, by: { now: number; signsFrom: number }): PairFile {
  const taken = readdirSync(folder).flatMap((name) => Number(ISSUER.exec(name)?.[1] ?? 0));
  const file = { ...makePair(by.now), signsFrom: by.signsFrom };
  writeDurably(join(folder, `issuer-${Math.max(0, ...taken) + 1}.json`), `${JSON.stringify(file)}\n`);
  return file;
}

function makePair(now: number): PairFile {
  const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  return pairFileSchema.parse({ madeAt: now, jwk });
}

function readOrMake<T>(path: string, schema: z.ZodMiniType<T>, make: () => T): T {
  if (existsSync(path)) return readKey(path, schema);
  const made = make();
  writeDurably(path, `${JSON.stringify(made)}\n`);
  return made;
}

function readKey<T>(path: string, schema: z.ZodMiniType<T>): T {
  const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success) throw new Error(`not a key file: ${path}`);
  chmodSync(path, 0o600);
  return parsed.data;
}

/** Whole or not at all: a power cut in between leaves no half of a key. */
function writeDurably(path: string, text: string): void {
  const draft = `${path}.new`;
  const file = openSync(draft, 'w', 0o600);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  renameSync(draft, path);
}

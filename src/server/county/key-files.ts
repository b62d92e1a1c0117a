import { generateKeyPairSync, randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
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

/** A P-256 key pair as it stands in its file: the private JWK and when it was made (ms UTC). */
const pairFileSchema = z.object({
  madeAt: z.int(),
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

const ISSUER = /^issuer-.*\.json$/;

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
  const issuers = readdirSync(folder)
    .filter((name) => ISSUER.test(name))
    .map((name) => pair(name))
    .sort((a, b) => b.madeAt - a.madeAt);
  return { root, issuers, seal, document };
}

function makePair(now: number): PairFile {
  const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  return pairFileSchema.parse({ madeAt: now, jwk });
}

function readOrMake<T>(path: string, schema: z.ZodMiniType<T>, make: () => T): T {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    const made = make();
    writeDurably(path, `${JSON.stringify(made)}\n`);
    return made;
  }
  const parsed = schema.safeParse(JSON.parse(text));
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

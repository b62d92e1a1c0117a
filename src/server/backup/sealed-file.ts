import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGunzip, createGzip } from 'node:zlib';
import * as z from 'zod/mini';
import { fault, ok, type Result } from '#domain/result';

/**
 * A file that only its secret opens:
 *
 * ```
 * "KAKOU-BACKUP-1\n" | one line of JSON (salt, iv, cost, when) | AES-256-GCM of the gzipped content | tag 16
 * ```
 *
 * The key is scrypt's of the secret and the salt. The line is authenticated with the content.
 */
const MAGIC = 'KAKOU-BACKUP-1\n';
const LONGEST_LINE = 1000;
const TAG = 16;
/** 128 MB and about half a second a guess. */
const COST = 2 ** 17;
const MEMORY = 256 * 1024 * 1024;

const lineSchema = z.strictObject({
  salt: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/)),
  iv: z.string().check(z.regex(/^[A-Za-z0-9_-]{16}$/)),
  cost: z.int().check(z.minimum(2 ** 14), z.maximum(2 ** 20)),
  madeAt: z.int(),
});

type Content = AsyncIterable<Uint8Array>;

/** Writes content sealed into a file, whole and on disk when this resolves. */
export async function writeSealed(
  path: string,
  content: Content,
  by: { secret: Uint8Array; madeAt: number },
): Promise<void> {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const line = {
    salt: salt.toString('base64url'),
    iv: iv.toString('base64url'),
    cost: COST,
    madeAt: by.madeAt,
  };
  const head = Buffer.from(`${MAGIC}${JSON.stringify(line)}\n`);
  const cipher = createCipheriv('aes-256-gcm', await keyOf(by.secret, salt, COST), iv);
  cipher.setAAD(head);
  const file = await open(path, 'w', 0o600);
  try {
    await file.write(head);
    await pipeline(content, createGzip({ level: 1 }), cipher, async (sealed: Content) => {
      for await (const part of sealed) await file.write(part);
    });
    await file.write(cipher.getAuthTag());
    await file.sync();
  } finally {
    await file.close();
  }
}

/** `not-a-backup`: another file, or a newer kind. `wrong-key`: another secret, or a file that was cut or changed. */
export type SealFault = 'not-a-backup' | 'wrong-key';

/**
 * Reads the content of a sealed file. What `take` is given may be forged until this has said that all is well: nothing of
 * it may be used before. @returns when the file was made, ms UTC
 */
export async function readSealed(
  path: string,
  secret: Uint8Array,
  take: (content: Content) => Promise<void>,
): Promise<Result<number, SealFault>> {
  const file = await open(path, 'r');
  try {
    const head = await readHead(file);
    if (head === null) return fault('not-a-backup');
    const { size } = await file.stat();
    const tag = Buffer.alloc(TAG);
    if (size < head.bytes.length + TAG) return fault('wrong-key');
    await file.read(tag, 0, TAG, size - TAG);
    const { salt, iv, cost, madeAt } = head.line;
    const key = await keyOf(secret, Buffer.from(salt, 'base64url'), cost);
    const cipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'));
    cipher.setAAD(head.bytes);
    cipher.setAuthTag(tag);
    const sealed = file.createReadStream({ start: head.bytes.length, end: size - TAG - 1, autoClose: false });
    const opened = await pipeline(sealed, cipher, createGunzip(), take).then(
      () => true,
      () => false,
    );
    return opened && cipherEnded(cipher) ? ok(madeAt) : fault('wrong-key');
  } finally {
    await file.close();
  }
}

/** The pipeline may end early, when what reads it has enough: only a cipher that came to its end checked its tag. */
const cipherEnded = (cipher: Transform) => cipher.readableEnded;

async function readHead(file: FileHandle) {
  const bytes = Buffer.alloc(MAGIC.length + LONGEST_LINE);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
  const end = bytes.subarray(0, bytesRead).indexOf('\n', MAGIC.length);
  if (end < 0 || bytes.toString('utf8', 0, MAGIC.length) !== MAGIC) return null;
  try {
    const line = lineSchema.safeParse(JSON.parse(bytes.toString('utf8', MAGIC.length, end)));
    return line.success ? { line: line.data, bytes: bytes.subarray(0, end + 1) } : null;
  } catch {
    return null;
  }
}

const derive = promisify<
  Uint8Array,
  Uint8Array,
  number,
  { N: number; r: number; p: number; maxmem: number },
  Buffer
>(scrypt);

const keyOf = (secret: Uint8Array, salt: Uint8Array, cost: number): Promise<Buffer> =>
  derive(secret, salt, 32, { N: cost, r: 8, p: 1, maxmem: MEMORY * Math.max(1, cost / COST) });

import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod/mini';

/** A file of a pack: the name under which it comes out again, and where it lies. */
export type Packed = { name: string; path: string };

/** Only what a county's folder holds: nothing that leads out of the folder. */
const NAME = /^(kakou\.db|keys\/[a-z0-9-]+\.json)$/;
const headSchema = z.strictObject({
  name: z.string().check(z.regex(NAME)),
  size: z.int().check(z.minimum(0)),
});
const LONGEST_HEAD = 300;

/** Files one after another, each after a line of JSON with its name and size; an empty line is the end. */
export async function* packFiles(files: readonly Packed[]): AsyncGenerator<Uint8Array> {
  for (const { name, path } of files) {
    const { size } = await stat(path);
    yield Buffer.from(`${JSON.stringify({ name, size })}\n`);
    let left = size;
    for await (const part of createReadStream(path)) {
      if (!Buffer.isBuffer(part)) throw new Error('not bytes');
      left -= part.length;
      yield part;
    }
    if (left !== 0) throw new Error('a file changed while it was packed');
  }
  yield Buffer.from('\n');
}

/** Writes the files of a pack into a folder, each on disk. Throws when it is no pack, or ends too early. */
export async function unpackFiles(content: AsyncIterable<Uint8Array>, folder: string): Promise<void> {
  const reader = lineReader(content);
  for (;;) {
    const line = await reader.line();
    if (line === '') break;
    const { name, size } = headSchema.parse(JSON.parse(line));
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(path, 'wx', 0o600);
    try {
      await reader.copy(file, size);
      await file.sync();
    } finally {
      await file.close();
    }
  }
  await reader.end();
}

function lineReader(content: AsyncIterable<Uint8Array>) {
  const parts = content[Symbol.asyncIterator]();
  let held = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const next = await parts.next();
    if (next.done === true) return false;
    held = Buffer.concat([held, next.value]);
    return true;
  };
  return {
    async line(): Promise<string> {
      for (;;) {
        const end = held.indexOf('\n');
        if (end >= 0) {
          const text = held.toString('utf8', 0, end);
          held = held.subarray(end + 1);
          return text;
        }
        if (held.length > LONGEST_HEAD || !(await more())) throw new Error('not a pack');
      }
    },
    async copy(file: FileHandle, size: number): Promise<void> {
      for (let left = size; left > 0; ) {
        if (held.length === 0 && !(await more())) throw new Error('a pack that ends too early');
        const part = held.subarray(0, left);
        await file.write(part);
        held = held.subarray(part.length);
        left -= part.length;
      }
    },
    /** Reads to the end, so that what is behind it is checked too. */
    async end(): Promise<void> {
      while (held.length === 0) if (!(await more())) return;
      throw new Error('more than a pack');
    },
  };
}

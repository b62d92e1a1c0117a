import { readFileSync } from 'node:fs';
import { fault, ok, type Result } from '#domain/result';

const SHORTEST = 16;
const LONGEST = 64 * 1024;

/** The secret of a backup, from a file with a passphrase or random bytes; the end of its last line does not count. */
export function readBackupKey(path: string): Result<Uint8Array, 'no-key-file' | 'short-key'> {
  try {
    const bytes = readFileSync(path);
    let end = Math.min(bytes.length, LONGEST);
    while (end > 0 && (bytes[end - 1] === 10 || bytes[end - 1] === 13)) end--;
    return end < SHORTEST ? fault('short-key') : ok(bytes.subarray(0, end));
  } catch {
    return fault('no-key-file');
  }
}

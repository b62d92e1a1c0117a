import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Every file below a folder, however deep, by its path from there, in order. */
export function filesIn(folder: string): { file: string; path: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, file: relative(folder, path) }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** A file's bytes, or null when it cannot be read. */
export function bytesAt(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

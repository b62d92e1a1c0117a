import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { runCommand } from '#server/command/run-command';
import type { TestCounty } from './county';

type Typed = { say?: boolean; now?: () => number };

/** Types a command of the operator in a county whose server is running, and gives what it said and its exit code. */
export async function kakou(
  county: Pick<TestCounty, 'data' | 'db'>,
  args: readonly string[],
  { say = false, now = Date.now }: Typed = {},
) {
  const lines: string[] = [];
  const asked: string[] = [];
  const code = await runCommand(args, {
    env: { KAKOU_DATA: county.data, ...(county.db === null ? {} : { KAKOU_DB: county.db }) },
    out: (line) => void lines.push(line),
    err: (line) => void lines.push(line),
    confirm: async (question) => {
      asked.push(question);
      return say;
    },
    now,
  });
  const text = lines.join('\n');
  return { code, text, asked, json: (): unknown => JSON.parse(text) };
}

/** A file with this content, which goes with the test. */
export function fileOf(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'kakou-operator-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'file.json');
  if (content !== undefined)
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

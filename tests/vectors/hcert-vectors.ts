import { parseCose } from '#domain/evidence/cose';
import { readClaims, unpackHcert, verifyHcert } from '#domain/evidence/hcert';
import { readHcertContent } from '#domain/evidence/hcert-content';
import { bytesAt, filesIn } from './files-in';
import { HCERT_CHECKS, type Judged, judge } from './hcert-checks';
import { type HcertVector, readVectors } from './hcert-file';
import { keysOf } from './hcert-key';
import { ports } from './ports';
import { newTally, type Report, type Tally } from './tally';

/** Checks that say nothing of whether a certificate may be accepted: the picture, and the schema that ours is not. */
const NO_REFUSAL = new Set(['EXPECTEDPICTUREDECODE', 'EXPECTEDSCHEMAVALIDATION']);
const ASIDE = new Set(['EXPECTEDSCHEMAVALIDATION']);

/** Runs every vector under a folder: what was stated against what we find. No file stops the run. */
export async function runHcert(folder: string): Promise<Report> {
  const tally = newTally();
  const vectors: HcertVector[] = [];
  for (const { file, path } of filesIn(folder)) {
    if (!/\.json$/i.test(file)) continue;
    const bytes = bytesAt(path);
    const read = bytes === null ? 'it cannot be read' : await readVectors(new TextDecoder().decode(bytes));
    if (typeof read === 'string') {
      tally.skip(file, read);
      continue;
    }
    vectors.push(...read);
    for (const vector of read) await check(file, vector, tally);
  }
  for (const vector of vectors) await time(vector, tally);
  return tally.report('hcert', vectors.length, ASIDE);
}

async function check(file: string, vector: HcertVector, tally: Tally): Promise<void> {
  try {
    const judged = await judge(vector);
    const stated = Object.entries(vector.EXPECTEDRESULTS).filter(
      ([, expected]) => typeof expected === 'boolean',
    );
    for (const [name, expected] of stated) {
      const holds = await outcome(name, judged, { file, tally });
      tally.check(name, file, holds === null ? null : holds === expected);
    }
    const mustRefuse = stated.some(([name, expected]) => expected === false && !NO_REFUSAL.has(name));
    if (mustRefuse && judged.stop === null) tally.falseAccept(file);
  } catch (error) {
    tally.threw(file, error);
  }
}

/** Whether what a check asks for holds; null when it cannot be made, and one that throws does not hold. */
async function outcome(
  name: string,
  judged: Judged,
  { file, tally }: { file: string; tally: Tally },
): Promise<boolean | null> {
  try {
    return (await HCERT_CHECKS[name]?.(judged)) ?? null;
  } catch (error) {
    tally.threw(`${file}: ${name}`, error);
    return false;
  }
}

/** Times taking apart and verifying, once all has been run and is warm. */
async function time(vector: HcertVector, tally: Tally): Promise<void> {
  const keys = await keysOf(vector);
  if (keys.length === 0 || vector.clock === null) return;
  const before = performance.now();
  const bytes = unpackHcert(vector.text);
  const cose = bytes.ok ? parseCose(bytes.value) : null;
  const claims = cose?.ok ? readClaims(cose.value.payload) : null;
  if (!claims?.ok || readHcertContent(claims.value.content) === null) return;
  tally.time('decode', performance.now() - before);
  const started = performance.now();
  await verifyHcert(vector.text, { keys }, { now: vector.clock, ports });
  tally.time('decode and verify', performance.now() - started);
}

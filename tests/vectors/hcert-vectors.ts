import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { keyOfCertificate } from '#domain/evidence/certificate-key';
import { parseCose } from '#domain/evidence/cose';
import { readClaims, unpackHcert, verifyHcert } from '#domain/evidence/hcert';
import { readHcertContent } from '#domain/evidence/hcert-content';
import { HCERT_CHECKS, judge } from './hcert-checks';
import { type HcertVector, readVector } from './hcert-file';
import { ports } from './ports';
import { newTally, type Report, type Tally } from './tally';

/** Checks that say nothing of whether a certificate may be accepted: the picture, and the schema that ours is not. */
const NO_REFUSAL = new Set(['EXPECTEDPICTUREDECODE', 'EXPECTEDSCHEMAVALIDATION']);

/** Runs every vector under a folder: what was stated against what we find. */
export async function runHcert(folder: string): Promise<Report> {
  const tally = newTally();
  const vectors: HcertVector[] = [];
  const notes: string[] = [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  for (const file of files.filter((one) => one.toLowerCase().endsWith('.json'))) {
    const path = join(folder, file);
    const vector = readVector(path);
    if (vector === null) notes.push(`not a vector: ${file}`);
    else {
      vectors.push(vector);
      await check(relative(folder, path), vector, tally);
    }
  }
  for (const vector of vectors) await time(vector, tally);
  const { lines, falseAccepts } = tally.report(new Set(['EXPECTEDSCHEMAVALIDATION']));
  return { lines: [...notes, `hcert: ${vectors.length} vectors`, ...lines], falseAccepts };
}

async function check(file: string, vector: HcertVector, tally: Tally): Promise<void> {
  const judged = await judge(vector);
  const stated = Object.entries(vector.EXPECTEDRESULTS).filter(
    ([, expected]) => typeof expected === 'boolean',
  );
  for (const [name, expected] of stated) {
    const holds = await HCERT_CHECKS[name]?.(judged);
    tally.check(name, file, typeof holds === 'boolean' ? holds === expected : null);
  }
  const mustRefuse = stated.some(([name, expected]) => expected === false && !NO_REFUSAL.has(name));
  if (mustRefuse && judged.stop === null) tally.falseAccept(file);
}

/** Times taking apart and verifying, once all has been run and is warm. */
async function time(vector: HcertVector, tally: Tally): Promise<void> {
  const key = vector.certificate && (await keyOfCertificate(vector.certificate, ports.sha256));
  if (!key?.ok || vector.clock === null || !vector.PREFIX) return;
  const before = performance.now();
  const bytes = unpackHcert(vector.PREFIX);
  const cose = bytes.ok ? parseCose(bytes.value) : null;
  const claims = cose?.ok ? readClaims(cose.value.payload) : null;
  if (!claims?.ok || readHcertContent(claims.value.content) === null) return;
  const decoded = performance.now();
  await verifyHcert(vector.PREFIX, { keys: [key.value] }, { now: vector.clock, ports });
  tally.time('decode', decoded - before);
  tally.time('decode and verify', performance.now() - decoded);
}

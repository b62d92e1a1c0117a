import type { PassAnswer } from '#domain/pass/pass-wire';
import { fault, ok, type Result } from '#domain/result';
import type { Context } from '../context';
import { record } from '../store/audit';
import { isBound } from '../store/bindings';
import { readCounty } from '../store/county';
import { touchExpectedOf } from '../store/expected';
import { carriersSince, lastPassOf, livingPasses, revokePass } from '../store/passes';
import { readDeclaration } from '../store/sayings';
import type { Db } from '../store/store';
import type { DeclarationRow, InstallRow, PassRow } from '../store/tables';
import { issueFor } from './issue-passes';
import { publishRevocations } from './revocation-list';
import { tellPasses } from './tell-passes';

const DAY = 24 * 3_600_000;
/** So many passes of one person may one phone be given in a day, and so many phones may ask for them that never had one. */
const PASSES_A_DAY = 8;
const PHONES_A_DAY = 4;

type Asked = { declarations: readonly string[]; carrier: PassRow['carrier']; take: boolean };

/** Whose passes are wanted on which phone, as what, and by what right. `now` in ms UTC. */
export type Carrying = {
  rows: readonly DeclarationRow[];
  install: InstallRow;
  carrier: PassRow['carrier'];
  claim: PassRow['claim'];
  now: number;
};

/**
 * The passes of the declarations that a phone made or was bound to. One that is good comes back as it is. One that
 * another carrier took the place of does not come back by asking: who lost it is told, and may take it back.
 * @returns `not-found` when a declaration is not this phone's, `slow-down` when the person's pass changed phones too
 * often today; then nothing was issued
 */
export async function passesFor(
  context: Context,
  install: InstallRow,
  asked: Asked,
): Promise<Result<PassAnswer, 'not-found' | 'slow-down'>> {
  const now = context.now();
  return await context.store.write(async (tx) => {
    const rows: DeclarationRow[] = [];
    for (const id of new Set(asked.declarations)) {
      const row = await readDeclaration(tx, id);
      const held = row !== null && (row.install === install.id || (await isBound(tx, id, install.id)));
      if (!held) return fault('not-found');
      rows.push(row);
    }
    const claim = asked.take ? 'taken-back' : 'declared';
    return await carryPasses(tx, context, { rows, install, carrier: asked.carrier, claim, now });
  });
}

/** Issues what is wanted and not there, revokes what it takes the place of, and says how each declaration stands. */
export async function carryPasses(
  tx: Db,
  context: Context,
  carrying: Carrying,
): Promise<Result<PassAnswer, 'slow-down'>> {
  const { rows, install, now } = carrying;
  const revoked: string[] = [];
  for (const { person } of rows) revoked.push(...(await endSpare(tx, person, now)));
  const wanted: DeclarationRow[] = [];
  for (const row of rows) if (await isWanted(tx, row, carrying)) wanted.push(row);
  const refused = await anyTooOften(tx, wanted, carrying);
  if (!refused) for (const row of wanted) revoked.push(...(await replace(tx, context, { ...carrying, row })));
  if (revoked.length > 0) {
    const area = (await readCounty(tx))?.area ?? install.area;
    await publishRevocations(tx, context.keys, { area, now });
  }
  return refused ? fault('slow-down') : ok(await tellPasses(tx, context, carrying));
}

/** Two records turned out to be about one person, who then has two passes: the newer stays. */
async function endSpare(tx: Db, person: string, now: number): Promise<string[]> {
  const [active, ...spare] = await livingPasses(tx, person, now);
  if (active === undefined) return [];
  for (const { number } of spare) await revokePass(tx, number, { at: now, replacedBy: active.number });
  return spare.map((one) => one.number);
}

/**
 * Whether a new pass is to be made. Paper that this phone was given stays the one carrier until the phone takes the
 * pass back; and what another carrier took away stays away until then.
 */
async function isWanted(tx: Db, row: DeclarationRow, carrying: Carrying): Promise<boolean> {
  const { install, carrier, claim, now } = carrying;
  const [active] = await livingPasses(tx, row.person, now);
  if (active === undefined) return true;
  if (active.declaration === row.id && active.install === install.id)
    return active.carrier !== carrier && (active.carrier === 'live' || claim !== 'declared');
  if (claim !== 'declared') return true;
  return (await lastPassOf(tx, row.id, install.id)) === null;
}

/**
 * Who knows somebody's document number can declare for them and so end their pass. That is told to both and on record,
 * and it ends soon: a phone gets only so many passes of one person in a day, and only so many phones get one at all,
 * twice as many where they knew the phone number too. A phone that had the pass before is not kept from it by newcomers.
 */
async function anyTooOften(
  tx: Db,
  wanted: readonly DeclarationRow[],
  { install, claim, now }: Carrying,
): Promise<boolean> {
  const phones = claim === 'rebound' ? 2 * PHONES_A_DAY : PHONES_A_DAY;
  for (const { person } of wanted) {
    const carriers = await carriersSince(tx, person, now - DAY);
    const own = carriers.filter((one) => one === install.id).length;
    if (own === 0 ? new Set(carriers).size >= phones : own >= PASSES_A_DAY) return true;
  }
  return false;
}

/** Makes the new pass and revokes every other of the person. @returns the numbers that were revoked */
async function replace(
  tx: Db,
  context: Context,
  { row, ...carrying }: Carrying & { row: DeclarationRow },
): Promise<string[]> {
  const { install, carrier, claim, now } = carrying;
  const before = await livingPasses(tx, row.person, now);
  const pass = await issueFor(tx, context, { row, install, carrier, claim, now });
  const replaced = before.map((one) => one.number);
  for (const number of replaced) await revokePass(tx, number, { at: now, replacedBy: pass.number });
  await touchExpectedOf(tx, [row.person], now);
  const payload = { pass: pass.number, carrier, claim, replaced };
  const actor = `install:${install.id}`;
  await record(tx, [{ at: now, actor, action: 'pass', subject: row.person, area: row.area, payload }]);
  return replaced;
}

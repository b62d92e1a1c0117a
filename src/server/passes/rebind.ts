import type { PassAnswer } from '#domain/pass/pass-wire';
import type { RebindRequest } from '#domain/pass/rebind-wire';
import { fault, type Result } from '#domain/result';
import type { Context } from '../context';
import { declarationOf } from '../people/expected';
import { documentHandle } from '../people/subject';
import { record } from '../store/audit';
import { bindDeclaration, declarationsOfParty } from '../store/bindings';
import { livingPasses } from '../store/passes';
import { personOfHandle } from '../store/persons';
import { declarationsOf } from '../store/sayings';
import type { Db } from '../store/store';
import type { DeclarationRow, InstallRow } from '../store/tables';
import { carryPasses } from './carry-passes';
import { PASS_LIFE } from './issue-passes';

/**
 * Binds the newest trip of a person that is not past to a phone that knows the document and the phone number which the
 * declaration gave, and with it the others who were declared on the same phone for the same car; issues their passes
 * and revokes the old ones.
 * @returns `not-found` whatever did not fit: no such person, nothing declared, gone by, or another phone number
 */
export async function rebind(
  context: Context,
  install: InstallRow,
  asked: RebindRequest,
): Promise<Result<PassAnswer, 'not-found' | 'slow-down'>> {
  const now = context.now();
  return await context.store.write(async (tx) => {
    const handle = documentHandle(context.keys.documents, asked.document);
    const person = await personOfHandle(tx, handle);
    const trip = person === null ? null : await tripOf(tx, { person: person.id, phone: asked.phone, now });
    if (person === null || trip === null) return fault('not-found');
    const rows = await carriedWith(tx, trip, { phone: asked.phone, now });
    const carried = await carryPasses(tx, context, { rows, install, carrier: 'live', claim: 'rebound', now });
    if (!carried.ok) return carried;
    for (const { id, area } of rows)
      await bindDeclaration(tx, { declaration: id, install: install.id, area, bound_at: now });
    const actor = `install:${install.id}`;
    const payload = { declarations: rows.map((row) => row.id) };
    await record(tx, [{ at: now, actor, action: 'rebind', subject: person.id, area: trip.area, payload }]);
    return carried;
  });
}

/** The newest declaration of a person whose pass would still be good and that gave this phone number. */
async function tripOf(
  tx: Db,
  by: { person: string; phone: string; now: number },
): Promise<DeclarationRow | null> {
  const declared = await declarationsOf(tx, by.person);
  for (const row of declared.toReversed())
    if (row.arrive_at + PASS_LIFE > by.now && (await phoneOf(tx, row)) === by.phone) return row;
  return null;
}

/** The phone number of a declaration, or that of the first of its party: one number a car is enough. */
async function phoneOf(tx: Db, row: DeclarationRow): Promise<string | undefined> {
  const own = declarationOf(row.body).person.phone;
  if (own !== undefined) return own;
  const party = await declarationsOfParty(tx, row);
  const first = party.find((one) => one.position === 1);
  return first === undefined ? undefined : declarationOf(first.body).person.phone;
}

/**
 * The newest declaration of each in the car who gave the same number or none. Somebody else's paper pass is in their
 * hand, and stays good.
 */
async function carriedWith(
  tx: Db,
  trip: DeclarationRow,
  by: { phone: string; now: number },
): Promise<DeclarationRow[]> {
  const others = new Map<string, DeclarationRow>();
  for (const row of await declarationsOfParty(tx, trip)) {
    const phone = declarationOf(row.body).person.phone;
    const [active] = await livingPasses(tx, row.person, by.now);
    if ((phone === undefined || phone === by.phone) && active?.carrier !== 'paper')
      others.set(row.person, row);
  }
  others.set(trip.person, trip);
  return [...others.values()].sort((a, b) => a.position - b.position).slice(0, 9);
}

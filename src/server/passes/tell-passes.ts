import { maskName } from '#domain/document/name';
import type { PassAnswer } from '#domain/pass/pass-wire';
import { verdictSchema } from '#domain/policy/verdict';
import type { Context } from '../context';
import { stateOf } from '../objections/desk-objections';
import { declarationOf } from '../people/expected';
import { judge } from '../people/judge';
import { fileOf } from '../people/place-person';
import { readPost } from '../store/county';
import { lastObjection } from '../store/objections';
import { lastPassOf, livingPasses, readPass } from '../store/passes';
import { readPerson } from '../store/persons';
import { lastCheckBy } from '../store/sayings';
import type { Db } from '../store/store';
import type { DeclarationRow, InstallRow, PassRow } from '../store/tables';

type Told = PassAnswer['passes'][number];
type Replaced = NonNullable<PassAnswer['replaced']>[number];
type Telling = { rows: readonly DeclarationRow[]; install: InstallRow; now: number };

/** How the declarations of a phone stand: the pass that it carries, or what took its place, and when. */
export async function tellPasses(tx: Db, context: Context, telling: Telling): Promise<PassAnswer> {
  const { rows, install, now } = telling;
  const passes: Told[] = [];
  const replaced: Replaced[] = [];
  for (const row of rows) {
    const [active] = await livingPasses(tx, row.person, now);
    if (active?.declaration === row.id && active.install === install.id)
      passes.push(await toldOf(tx, context, { row, pass: active, install, now }));
    else {
      const last = await lastPassOf(tx, row.id, install.id);
      const next = last?.replaced_by == null ? (active ?? null) : await readPass(tx, last.replaced_by);
      if (next !== null)
        replaced.push({
          declaration: row.id,
          at: last?.revoked_at ?? next.issued_at,
          by: replacerOf(next, install),
        });
    }
  }
  return { passes, replaced, serverTime: now };
}

function replacerOf(next: PassRow, install: InstallRow): Replaced['by'] {
  if (next.install === install.id) return 'this-phone';
  if (next.carrier === 'paper') return 'paper';
  return next.claim === 'rebound' ? 'rebound' : 'phone';
}

type One = { row: DeclarationRow; pass: PassRow; install: InstallRow; now: number };

async function toldOf(tx: Db, context: Context, { row, pass, install, now }: One): Promise<Told> {
  const person = await readPerson(tx, row.person);
  if (person === null) throw new Error('a declaration without a person');
  const { verdict } = judge(fileOf(person), person, { policy: await context.policies.inForce(tx, now), now });
  const lastCheck = await lastCheckFor(tx, person.id, install.id);
  const objection = await lastObjection(tx, row.id);
  return {
    declaration: row.id,
    number: pass.number,
    pass: pass.bytes,
    carrier: pass.carrier,
    expires: pass.expires_at,
    verdict,
    label: {
      name: maskName(declarationOf(row.body).person.name),
      plate: row.plate,
      party: row.party,
      arriveAt: row.arrive_at,
    },
    ...(lastCheck === null ? {} : { lastCheck }),
    ...(objection?.install === install.id ? { objection: stateOf(objection) } : {}),
  };
}

/**
 * The person's last check at which this phone's own declaration or pass was at hand. Anybody can declare for anybody
 * whose document number they know: that must not tell them where that person was seen.
 */
async function lastCheckFor(tx: Db, person: string, install: string): Promise<Told['lastCheck'] | null> {
  const last = await lastCheckBy(tx, person, install);
  if (last === null) return null;
  const post = await readPost(tx, last.post);
  const body: unknown = JSON.parse(last.body);
  const shown = typeof body === 'object' && body !== null && 'shown' in body ? body.shown : null;
  return {
    at: last.corrected_at,
    post: post?.name ?? '',
    verdict: verdictSchema.parse(shown),
    decision: last.decision,
  };
}

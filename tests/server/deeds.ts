import { copyFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { pino } from 'pino';
import type { Saying } from '#domain/record/record';
import type { Context } from '#server/context';
import { ingestBatch } from '#server/ingest/ingest-batch';
import { openContext } from '#server/open-context';
import { readInstall } from '#server/store/installs';
import type { TestCounty } from './county';
import type { Sealed, TestPhone } from './phone';
import { arrival, check, declaration, nationalId } from './sayings';

export const NOW = Date.UTC(2026, 3, 10, 4);
const PLACES = ['310115', '3101', '430421', 'US'];

/** What happens to whom: documents 0 to 2, or 3 for somebody without one. `of` names a declaration by its number. */
export type Deed = {
  kind: 'declare' | 'check' | 'arrive';
  who: number;
  by: 'document' | 'declaration';
  of: number;
  place: number;
  minutes: number;
};

export const deed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.constantFrom('declare', 'check', 'arrive'),
  who: fc.nat(3),
  by: fc.constantFrom('document', 'declaration'),
  of: fc.nat(5),
  place: fc.nat(4),
  minutes: fc.nat(3),
});

type From = 'traveller' | 'exit' | 'village';
export type Phones = {
  traveller: TestPhone;
  exit: TestPhone & { worker: string };
  village: TestPhone & { worker: string };
};
export type Said = { from: From; said: Sealed };

/** Opens a county's server on a copy of a database. */
export async function openCopy(county: TestCounty, template: string, data: string): Promise<Context> {
  cpSync(join(county.data, 'keys'), join(data, 'keys'), { recursive: true });
  copyFileSync(template, join(data, 'kakou.db'));
  return await openContext({
    data,
    db: null,
    origin: 'http://localhost',
    web: null,
    log: pino({ enabled: false }),
    now: () => NOW,
  });
}

/** Seals what happened. Declarations are sealed first, so that a check can name one that the server hears of later. */
export async function sealAll(county: TestCounty, phones: Phones, deeds: readonly Deed[]): Promise<Said[]> {
  const declared: string[] = [];
  const all: Said[] = [];
  for (const one of deeds.filter(({ kind }) => kind === 'declare')) {
    const said = await phones.traveller.seal(declarationOf(one), { takenAt: NOW - one.minutes * 60_000 });
    declared.push(said.id);
    all.push({ from: 'traveller', said });
  }
  for (const one of deeds.filter(({ kind }) => kind !== 'declare')) {
    const from = one.kind === 'check' ? 'exit' : 'village';
    const post = from === 'exit' ? county.exit.id : county.village.id;
    const envelope = { takenAt: NOW - one.minutes * 60_000, worker: phones[from].worker, post };
    all.push({ from, said: await phones[from].seal(sightingOf(one, declared), envelope) });
  }
  return all;
}

const stayOf = ({ place }: Deed) => {
  const where = PLACES[place];
  return where === undefined ? [] : [{ place: where, from: '2026-04-01', to: '2026-04-08' }];
};

function declarationOf(one: Deed): Saying {
  const identity = one.who === 3 ? ({ type: 'none', reason: 'child' } as const) : nationalId(one.who);
  const name = `某${one.who}${one.place}`;
  const destination = one.place % 2 === 0 ? '610921100001' : '610921101201';
  return declaration({
    identity,
    name,
    arriveAt: NOW + 1000,
    stays: stayOf(one),
    destination,
    phone: `100${one.minutes}`,
  });
}

function sightingOf(one: Deed, declared: readonly string[]): Saying {
  const known = declared[one.of % Math.max(1, declared.length)];
  const subject =
    one.by === 'declaration' && known !== undefined
      ? { declaration: known, pass: `00000000000000${one.place}${one.who}` }
      : one.who === 3
        ? { name: '无名' }
        : { identity: nationalId(one.who), name: `见${one.minutes}` };
  const at = NOW - one.minutes * 60_000;
  return one.kind === 'check'
    ? check({ subject, stays: stayOf(one), at, tenths: 365 + one.place * 3 })
    : arrival({ subject, at, tenths: 364 + one.place * 3 });
}

/** Takes records in, those of each phone in a batch. */
export async function take(context: Context, phones: Phones, some: readonly Said[]): Promise<void> {
  for (const from of ['traveller', 'exit', 'village'] as const) {
    const records = some.filter((one) => one.from === from).map(({ said }) => said.text);
    const install = await readInstall(context.store.db, phones[from].install);
    if (records.length === 0 || install === null) continue;
    const batch = { batch: phones[from].install, epoch: null, sessions: phones[from].sessions(), records };
    await ingestBatch(context, { install, batch, sentAt: NOW, receivedAt: NOW, status: {} });
  }
}

/** Every person with all that is known of them, less the ids that the server drew. */
export async function personsOf(context: Context) {
  const { db } = context.store;
  const persons = await db.selectFrom('persons').selectAll().where('merged_into', 'is', null).execute();
  const whole = [];
  for (const person of persons) {
    const records: string[] = [];
    for (const table of ['declarations', 'checks', 'arrivals'] as const)
      records.push(
        ...(await db.selectFrom(table).select('id').where('person', '=', person.id).execute()).map(
          (row) => row.id,
        ),
      );
    const handles = await db.selectFrom('aliases').select('handle').where('person', '=', person.id).execute();
    const { document_hash, name, phone, plate, area, area_record, colour, measure, verdict, last_at } =
      person;
    const file: unknown = JSON.parse(person.file);
    whole.push({
      records: records.sort(),
      handles: handles.map((row) => row.handle).sort(),
      number: person.document === null ? null : context.keys.documents.decrypt(person.document),
      ...{ document_hash, name, phone, plate, area, area_record, colour, measure, verdict, last_at, file },
    });
  }
  return whole.sort((a, b) => ((a.records[0] ?? '') < (b.records[0] ?? '') ? -1 : 1));
}

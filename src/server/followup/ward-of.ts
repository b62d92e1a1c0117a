import { maskName } from '#domain/document/name';
import { hereSince, type Report, SEEN_BEFORE, type Ward } from '#domain/followup/ward';
import { symptomSchema } from '#domain/policy/facts';
import { measureSchema, verdictSchema } from '#domain/policy/verdict';
import { colourOf } from '../people/judge';
import { fileOf } from '../people/place-person';
import { listWorkers } from '../store/county';
import type { FollowUpRow, WardRow } from '../store/follow-up-rows';
import { followUpsOf, type Sight, selfArrivalsOf, sightsOf } from '../store/follow-ups';
import { personsByIds } from '../store/persons';
import type { Db } from '../store/store';
import type { PersonRow } from '../store/tables';

/** At most so many follow-ups of a person are told of. */
const REPORTS = 20;

/** Who has to go there reads name, telephone and address whole; lists at the desk do not. */
type Asked = { whom: 'post' | 'desk'; now: number };

/** People under a measure as phones and desks read them. Whoever is a person no more is left out. */
export async function wardsTold(db: Db, rows: readonly WardRow[], asked: Asked): Promise<Ward[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ person }) => person);
  const since = Math.min(...rows.map((row) => row.since)) - SEEN_BEFORE;
  const persons = new Map((await personsByIds(db, ids)).map((row) => [row.id, row]));
  const workers = new Map((await listWorkers(db)).map(({ id, name }) => [id, name]));
  const followed = byPerson(await followUpsOf(db, ids, asked.now - SEEN_BEFORE));
  const sights = byPerson(await sightsOf(db, ids, since));
  const said = byPerson(await selfArrivalsOf(db, ids, since));
  return rows.flatMap((row) => {
    const person = persons.get(row.person);
    if (person === undefined || person.merged_into !== null) return [];
    const reports = (followed.get(row.person) ?? []).slice(0, REPORTS);
    const doors = reports.filter((one) => one.seen === 1).map((one) => one.corrected_at);
    const times = (said.get(row.person) ?? []).map((one) => one.corrected_at);
    return [
      {
        ...whoOf(person, asked.whom),
        area: row.area,
        measure: measureSchema.parse(row.measure),
        since: row.since,
        hereSince: hereSince(row.since, seenTimes(row, { sights: sights.get(row.person) ?? [], doors })),
        saidHereAt: lastOf(times.filter((at) => at >= row.since - SEEN_BEFORE)),
        reports: reports.map((one) => reportOf(one, workers)),
      },
    ];
  });
}

type Who = Pick<Ward, 'person' | 'name' | 'phone' | 'address' | 'colour' | 'ends'>;

function whoOf(person: PersonRow, whom: Asked['whom']): Who {
  const name = person.name ?? '';
  const whole = whom === 'post';
  return {
    person: person.id,
    name: whole ? name : maskName(name),
    phone: whole ? person.phone : null,
    address: whole ? (fileOf(person).contact.address?.value ?? null) : null,
    colour: colourOf(person.colour),
    ends: verdictSchema.parse(JSON.parse(person.verdict)).ends,
  };
}

/** When somebody was seen where they are to stay: at the site, or in the area; not where they were before. */
export function seenTimes(
  row: WardRow,
  seen: { sights: readonly Sight[]; doors: readonly number[] },
): number[] {
  const { doors } = seen;
  if (row.site_at !== null) return [row.site_at, ...doors];
  const here = seen.sights.filter(({ area }) => area.startsWith(row.area) || row.area.startsWith(area));
  return [...here.map(({ at }) => at), ...doors];
}

const lastOf = (times: readonly number[]): number | null => (times.length === 0 ? null : Math.max(...times));

/** A follow-up as it is looked back on. */
export const reportOf = (row: FollowUpRow, workers: ReadonlyMap<string, string>): Report => ({
  at: row.corrected_at,
  tenths: row.tenths,
  symptoms: symptomsOf(row),
  word: row.word,
  seen: row.seen === 1,
  own: row.pass !== null,
  by: row.worker === null ? null : (workers.get(row.worker) ?? null),
});

function symptomsOf({ symptoms }: FollowUpRow): Report['symptoms'] {
  const value: unknown = JSON.parse(symptoms);
  return Array.isArray(value) ? value.map((one) => symptomSchema.parse(one)) : [];
}

/** Rows by whom they are about. */
export function byPerson<Row extends { person: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const list = found.get(row.person);
    if (list === undefined) found.set(row.person, [row]);
    else list.push(row);
  }
  return found;
}

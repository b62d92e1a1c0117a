import * as z from 'zod/mini';
import {
  NEAR_FIELDS,
  type NearMatchesAnswer,
  type NearMatchShown,
  type NearReasonShown,
  type NearSide,
  nearReasonSchema,
} from '#domain/desk/near-matches-desk';
import type { Document } from '#domain/document/identity';
import { maskName } from '#domain/document/name';
import { birthAndSex, maskDocument } from '#domain/document/show';
import { nameKey } from '#domain/person/name-key';
import { differing } from '#domain/person/near-match';
import { measureSchema } from '#domain/policy/verdict';
import type { SignedIn } from '../access/session';
import type { Context } from '../context';
import type { DocumentKeys } from '../county/keys';
import type { NearMatchRow } from '../store/near-match-rows';
import { openMatches, originsOf } from '../store/near-matches';
import { personsByIds } from '../store/persons';
import type { PersonRow } from '../store/tables';
import { documentOf } from './find-near';
import { colourOf } from './judge';
import { fileOf } from './place-person';

/** More than anybody decides at a sitting. */
const MOST = 50;

/** The near matches in an account's area, both sides beside each other; the county's desk sees all. */
export async function nearAnswer(context: Context, account: SignedIn): Promise<NearMatchesAnswer> {
  const { db } = context.store;
  const area = account.role === 'county-desk' ? null : account.area;
  const { rows, count } = await openMatches(db, area, MOST);
  const ids = rows.flatMap(({ one, other }) => [one, other]);
  const persons = new Map((await personsByIds(db, ids)).map((row) => [row.id, row]));
  const origins = await originsOf(db, ids);
  const matches = rows.flatMap((row): NearMatchShown[] => {
    const sides = [persons.get(row.one), persons.get(row.other)] as const;
    if (sides[0] === undefined || sides[1] === undefined) return [];
    return [matchOf(row, [sides[0], sides[1]], { origins, documents: context.keys.documents })];
  });
  return { matches, count };
}

type By = { origins: ReadonlyMap<string, string>; documents: DocumentKeys };

function matchOf(row: NearMatchRow, persons: readonly [PersonRow, PersonRow], by: By): NearMatchShown {
  const [one, other] = [knownOf(persons[0], by.documents), knownOf(persons[1], by.documents)];
  const reasons: NearReasonShown[] = z.array(nearReasonSchema).parse(JSON.parse(row.reasons));
  // Where the numbers differ is said by its place alone.
  const hide =
    one.document === null || other.document === null
      ? []
      : differing(one.document.number, other.document.number);
  return {
    id: row.id,
    foundAt: row.found_at,
    score: row.score,
    reasons,
    differ: NEAR_FIELDS.filter((field) => doDiffer(compared(one)[field], compared(other)[field])),
    sides: [sideOf(persons[0], one, { ...by, hide }), sideOf(persons[1], other, { ...by, hide })],
  };
}

type Known = {
  name: string | null;
  document: Document | null;
  phone: string | null;
  birth: string | null;
  plate: string | null;
  area: string;
};

function knownOf(row: PersonRow, documents: DocumentKeys): Known {
  const { name, phone, plate, area } = row;
  const document = documentOf(row, documents);
  const said = fileOf(row).contact.birth?.value;
  const birth = said ?? (document === null ? null : (birthAndSex(document)?.birth ?? null));
  return { name, document, phone, birth, plate, area };
}

/** Names that are only spaced or capitalised otherwise are the same. */
const compared = (known: Known): Known => ({
  ...known,
  name: known.name === null ? null : nameKey(known.name),
});

function doDiffer(one: string | Document | null, other: string | Document | null): boolean {
  return one !== null && other !== null && JSON.stringify(one) !== JSON.stringify(other);
}

function sideOf(row: PersonRow, known: Known, by: By & { hide: readonly number[] }): NearSide {
  const { name, document, phone, birth, plate, area } = known;
  return {
    person: row.id,
    name: maskName(name ?? ''),
    document: document === null ? null : hidden(maskDocument(document), by.hide),
    documentType: document?.type ?? null,
    phone: phone === null ? null : phone.slice(-4),
    birth,
    plate,
    area,
    origin: by.origins.get(row.id) ?? null,
    colour: colourOf(row.colour),
    measure: measureSchema.parse(row.measure),
    lastAt: row.last_at,
    madeAt: row.made_at,
  };
}

const hidden = (masked: string, places: readonly number[]): string =>
  [...masked].map((character, at) => (places.includes(at) ? '*' : character)).join('');

import { randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { nameKey } from '#domain/person/name-key';
import { personFrom } from '#domain/person/person-file';
import type { PreparedPolicy } from '#domain/policy/prepared';
import type { DocumentKeys } from '#server/county/keys';
import { seeded } from '#server/demo/seeded';
import { judge } from '#server/people/judge';
import { last6Hash } from '#server/people/subject';
import { insertMany } from '#server/store/many';
import type { Db } from '#server/store/store';
import type { PersonRow } from '#server/store/tables';

const PART = 5000;
const VILLAGES = ['610921100001', '610921101201', '610921102203'];
/** Common surnames, the commonest first: the first has one person in twelve. */
const SURNAMES = [...'王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余'];
const GIVEN = [...'伟芳娜敏静强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国玉兰小梅海燕春红宇欣子涵晓棠'];

/** Somebody of the bench, with what they can be searched by. */
export type Named = { name: string; phone: string; plate: string; last6: string };

/** Adds people with names as they are, a telephone, a plate and a document each. @returns one in a hundred of them */
export async function seedNamed(db: Db, count: number, by: By): Promise<Named[]> {
  const chance = seeded(7);
  const some: Named[] = [];
  for (let from = 0; from < count; from += PART) {
    const rows: PersonRow[] = [];
    for (let at = from; at < Math.min(count, from + PART); at++) {
      const named = somebody(chance, at);
      rows.push(rowOf(named, by));
      if (at % 100 === 0) some.push(named);
    }
    await db.transaction().execute((tx) => insertMany(tx, 'persons', rows));
  }
  return some;
}

function somebody(chance: ReturnType<typeof seeded>, at: number): Named {
  // The half of a half: surnames are as common as they are in a county.
  const rank = Math.min(chance.int(SURNAMES.length), chance.int(SURNAMES.length));
  const given = () => GIVEN[chance.int(GIVEN.length)] ?? '';
  return {
    name: `${SURNAMES[rank]}${given()}${chance.percent(80) ? given() : ''}`,
    phone: `139${String(at).padStart(8, '0')}`,
    plate: `陕GO${String(at % 40_000).padStart(5, '0')}`,
    last6: String(chance.int(1_000_000)).padStart(6, '0'),
  };
}

type By = { policy: PreparedPolicy; now: number; documents: DocumentKeys };

function rowOf({ name, phone, plate, last6 }: Named, by: By): PersonRow {
  const record = uuid();
  const { now } = by;
  const stays = [1, 2, 3].map((day) => ({
    place: `52010${day}`,
    from: `2026-11-0${day}`,
    to: `2026-11-0${day}`,
  }));
  const file = personFrom({ at: now, record, contact: { name, phone, plate }, facts: { stays } });
  return {
    id: uuid(),
    area: VILLAGES[Number(last6) % VILLAGES.length] ?? '610921',
    area_at: now,
    area_record: record,
    document: by.documents.encrypt(`E${phone}${last6}`),
    document_type: 'other',
    document_hash: randomBytes(32).toString('base64url'),
    last6_hash: last6Hash(by.documents, last6),
    name,
    name_key: nameKey(name),
    phone,
    plate,
    file: JSON.stringify(file),
    ...judge(file, null, by).row,
    last_at: now - Number(last6),
    merged_into: null,
    made_at: now,
  };
}

import { type CreateTableBuilder, type Kysely, type Migration, sql } from 'kysely';
import type { StoreKind } from './store';

type Shape = Record<string, 'text' | 'text?' | 'int' | 'int?' | 'bytes'>;

const BYTES = { sqlite: 'blob', postgres: 'bytea' } as const;

/** Times, counts and yes/no are `int`; a question mark allows null. The first column listed in `key` is the primary key. */
const TABLES: readonly {
  name: string;
  key: readonly string[];
  columns: Shape;
  unique?: readonly (readonly string[])[];
}[] = [
  { name: 'meta', key: ['key'], columns: { key: 'text', value: 'text' } },
  {
    name: 'county',
    key: ['area'],
    columns: { area: 'text', name: 'text', demo: 'int', helpline: 'text?', made_at: 'int' },
  },
  { name: 'areas', key: ['area'], columns: { area: 'text', name: 'text' } },
  {
    name: 'posts',
    key: ['id'],
    columns: { id: 'text', area: 'text', name: 'text', kind: 'text', made_at: 'int', ended_at: 'int?' },
  },
  {
    name: 'venues',
    key: ['id'],
    columns: { id: 'text', area: 'text', name: 'text', made_at: 'int', ended_at: 'int?' },
  },
  {
    name: 'workers',
    key: ['id'],
    columns: { id: 'text', area: 'text', post: 'text', name: 'text', made_at: 'int', ended_at: 'int?' },
  },
  {
    name: 'accounts',
    key: ['id'],
    unique: [['login']],
    columns: {
      id: 'text',
      area: 'text',
      login: 'text',
      name: 'text',
      role: 'text',
      password: 'text',
      made_at: 'int',
      ended_at: 'int?',
    },
  },
  {
    name: 'sessions',
    key: ['token_hash'],
    columns: { token_hash: 'text', area: 'text', account: 'text', made_at: 'int', seen_at: 'int' },
  },
  {
    name: 'enrolments',
    key: ['token_hash'],
    columns: {
      token_hash: 'text',
      area: 'text',
      post: 'text',
      made_by: 'text',
      made_at: 'int',
      expires_at: 'int',
      used_at: 'int?',
      install: 'text?',
    },
  },
  {
    name: 'installs',
    key: ['id'],
    columns: {
      id: 'text',
      area: 'text',
      kind: 'text',
      key: 'text',
      post: 'text?',
      model: 'text?',
      made_at: 'int',
      enrolled_at: 'int?',
      last_seen: 'int?',
      watermark: 'int',
      unsent: 'int?',
      oldest: 'int?',
      rejected: 'int?',
      persisted: 'int?',
      policy: 'int?',
      app: 'text?',
      skew_ms: 'int?',
      revoked_at: 'int?',
    },
  },
  {
    name: 'seal_sessions',
    key: ['id'],
    columns: { id: 'text', area: 'text', install: 'text', enc: 'text', first_at: 'int' },
  },
  {
    name: 'records',
    key: ['id'],
    unique: [['install', 'seq']],
    columns: {
      id: 'text',
      area: 'text',
      kind: 'text',
      install: 'text',
      seq: 'int',
      hash: 'text',
      prev: 'text?',
      session: 'text',
      sealed: 'bytes',
      worker: 'text?',
      post: 'text?',
      taken_at: 'int',
      corrected_at: 'int',
      received_at: 'int',
      rev: 'int',
    },
  },
  {
    name: 'records_conflict',
    key: ['hash'],
    columns: {
      hash: 'text',
      id: 'text',
      area: 'text',
      install: 'text',
      seq: 'int',
      clash: 'text',
      sealed: 'bytes',
      received_at: 'int',
    },
  },
  {
    name: 'persons',
    key: ['id'],
    unique: [['document_hash']],
    columns: {
      id: 'text',
      area: 'text',
      document: 'text?',
      document_type: 'text?',
      document_hash: 'text?',
      last6_hash: 'text?',
      name: 'text?',
      phone: 'text?',
      plate: 'text?',
      file: 'text',
      colour: 'text',
      measure: 'text',
      verdict: 'text',
      verdict_at: 'int',
      verdict_due: 'int?',
      last_at: 'int?',
      area_at: 'int',
      area_record: 'text',
      merged_into: 'text?',
      made_at: 'int',
    },
  },
  {
    name: 'aliases',
    key: ['handle'],
    columns: { handle: 'text', area: 'text', person: 'text', record: 'text' },
  },
  {
    name: 'declarations',
    key: ['id'],
    columns: {
      id: 'text',
      area: 'text',
      person: 'text',
      install: 'text',
      party: 'text',
      party_size: 'int',
      position: 'int',
      plate: 'text?',
      entry_post: 'text?',
      arrive_at: 'int',
      body: 'text',
      corrected_at: 'int',
      received_at: 'int',
    },
  },
  {
    name: 'checks',
    key: ['id'],
    columns: {
      id: 'text',
      area: 'text',
      person: 'text',
      install: 'text',
      post: 'text',
      worker: 'text',
      pass: 'text?',
      declaration: 'text?',
      car: 'text',
      heads: 'int',
      plate: 'text?',
      origin: 'text?',
      destination: 'text?',
      shown: 'text',
      decision: 'text',
      overridden: 'int',
      rows: 'text',
      body: 'text',
      corrected_at: 'int',
      received_at: 'int',
    },
  },
  {
    name: 'arrivals',
    key: ['id'],
    columns: {
      id: 'text',
      area: 'text',
      person: 'text',
      install: 'text',
      post: 'text',
      worker: 'text',
      pass: 'text?',
      declaration: 'text?',
      plate: 'text?',
      origin: 'text?',
      body: 'text',
      corrected_at: 'int',
      received_at: 'int',
    },
  },
  {
    name: 'venue_visits',
    key: ['id'],
    columns: {
      id: 'text',
      area: 'text',
      venue: 'text',
      kind: 'text',
      install: 'text',
      pass: 'text?',
      corrected_at: 'int',
      received_at: 'int',
    },
  },
  {
    name: 'passes',
    key: ['number'],
    columns: {
      number: 'text',
      area: 'text',
      declaration: 'text',
      person: 'text',
      install: 'text',
      carrier: 'text',
      bytes: 'text',
      issued_at: 'int',
      expires_at: 'int',
      revoked_at: 'int?',
    },
  },
  {
    name: 'revocations',
    key: ['number'],
    columns: { number: 'int', area: 'text', payload: 'text', signature: 'text', as_of: 'int' },
  },
  {
    name: 'policies',
    key: ['number'],
    columns: {
      number: 'int',
      area: 'text',
      body: 'text',
      payload: 'text',
      signature: 'text',
      effective_from: 'int',
      published_at: 'int',
      published_by: 'text?',
    },
  },
  {
    name: 'audit',
    key: ['seq'],
    columns: {
      seq: 'int',
      area: 'text',
      at: 'int',
      actor: 'text',
      action: 'text',
      subject: 'text?',
      payload: 'text',
      salt: 'text',
      digest: 'text',
      prev: 'text',
      hash: 'text',
    },
  },
  {
    name: 'changes',
    key: ['topic', 'key'],
    columns: { topic: 'text', key: 'text', area: 'text', post: 'text?', at: 'int?', rev: 'int' },
  },
];

const INDEXES: readonly [table: string, ...columns: string[]][] = [
  ['declarations', 'person'],
  ['declarations', 'arrive_at'],
  ['checks', 'person'],
  ['checks', 'corrected_at'],
  ['arrivals', 'person'],
  ['arrivals', 'corrected_at'],
  ['passes', 'declaration'],
  ['passes', 'person'],
  ['aliases', 'person'],
  ['persons', 'last6_hash'],
  ['persons', 'verdict_due'],
  ['changes', 'rev'],
  ['sessions', 'account'],
  ['records_conflict', 'id'],
];

/** The tables of the first form. Later steps only add: nothing here is edited once a county runs on it. */
export function firstTables(kind: StoreKind): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const table of TABLES) {
        let builder: CreateTableBuilder<string, string> = db.schema.createTable(table.name);
        for (const [column, shape] of Object.entries(table.columns)) {
          const type =
            shape === 'bytes' ? sql.raw(BYTES[kind]) : shape.startsWith('int') ? sql`bigint` : sql`text`;
          builder = builder.addColumn(column, type, (one) => (shape.endsWith('?') ? one : one.notNull()));
        }
        builder = builder.addPrimaryKeyConstraint(`${table.name}_key`, [...table.key]);
        for (const columns of table.unique ?? [])
          builder = builder.addUniqueConstraint(`${table.name}_${columns.join('_')}`, [...columns]);
        await builder.execute();
      }
      for (const [table, ...columns] of INDEXES)
        await db.schema
          .createIndex(`${table}_by_${columns.join('_')}`)
          .on(table)
          .columns(columns)
          .execute();
    },
  };
}

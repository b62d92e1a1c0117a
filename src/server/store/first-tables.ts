import { type CreateTableBuilder, type Kysely, type Migration, sql } from 'kysely';
import type { StoreKind } from './store';

const BYTES = { sqlite: 'blob', postgres: 'bytea' } as const;

/** Columns with what marks them: `#` a whole number, `%` bytes, else text; `?` may be null. */
const TABLES: readonly { name: string; key: string; unique?: string; columns: string }[] = [
  {
    name: 'meta',
    key: 'key',
    columns: 'key value',
  },
  {
    name: 'county',
    key: 'area',
    columns: 'area name demo# helpline? made_at#',
  },
  {
    name: 'areas',
    key: 'area',
    columns: 'area name',
  },
  {
    name: 'posts',
    key: 'id',
    columns: 'id area name kind made_at# ended_at#?',
  },
  {
    name: 'venues',
    key: 'id',
    columns: 'id area name made_at# ended_at#?',
  },
  {
    name: 'workers',
    key: 'id',
    columns: 'id area post name made_at# ended_at#?',
  },
  {
    name: 'accounts',
    key: 'id',
    unique: 'login',
    columns: 'id area login name role password made_at# ended_at#?',
  },
  {
    name: 'sessions',
    key: 'token_hash',
    columns: 'token_hash area account made_at# seen_at#',
  },
  {
    name: 'enrolments',
    key: 'token_hash',
    columns: 'token_hash area post made_by made_at# expires_at# used_at#? install?',
  },
  {
    name: 'installs',
    key: 'id',
    columns:
      'id area kind key post? model? made_at# enrolled_at#? last_seen#? watermark# unsent#? ' +
      'oldest#? rejected#? persisted#? policy#? app? skew_ms#? revoked_at#?',
  },
  {
    name: 'seal_sessions',
    key: 'id',
    columns: 'id area install enc first_at#',
  },
  {
    name: 'records',
    key: 'id',
    unique: 'install seq',
    columns:
      'id area kind install seq# hash prev? session sealed% worker? post? taken_at# ' +
      'corrected_at# received_at# rev#',
  },
  {
    name: 'records_conflict',
    key: 'hash',
    columns: 'hash id area install seq# clash sealed% received_at#',
  },
  {
    name: 'persons',
    key: 'id',
    unique: 'document_hash',
    columns:
      'id area document? document_type? document_hash? last6_hash? name? phone? plate? file ' +
      'colour measure verdict verdict_at# verdict_due#? last_at#? area_at# area_record ' +
      'merged_into? made_at#',
  },
  {
    name: 'aliases',
    key: 'handle',
    columns: 'handle area person record',
  },
  {
    name: 'declarations',
    key: 'id',
    columns:
      'id area person install party party_size# position# plate? entry_post? arrive_at# body ' +
      'corrected_at# received_at#',
  },
  {
    name: 'checks',
    key: 'id',
    columns:
      'id area person install post worker pass? declaration? car heads# plate? origin? ' +
      'destination? shown decision overridden# rows body corrected_at# received_at#',
  },
  {
    name: 'arrivals',
    key: 'id',
    columns:
      'id area person install post worker pass? declaration? plate? origin? body ' +
      'corrected_at# received_at#',
  },
  {
    name: 'venue_visits',
    key: 'id',
    columns: 'id area venue kind install pass? corrected_at# received_at#',
  },
  {
    name: 'passes',
    key: 'number',
    columns: 'number area declaration person install carrier bytes issued_at# expires_at# ' + 'revoked_at#?',
  },
  {
    name: 'revocations',
    key: 'number',
    columns: 'number# area payload signature as_of#',
  },
  {
    name: 'policies',
    key: 'number',
    columns: 'number# area body payload signature effective_from# published_at# published_by?',
  },
  {
    name: 'audit',
    key: 'seq',
    columns: 'seq# area at# actor action subject? payload salt digest prev hash',
  },
  {
    name: 'changes',
    key: 'topic key',
    columns: 'topic key area post? at#? rev#',
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
        for (const column of table.columns.split(' ')) {
          const type = column.includes('%')
            ? sql.raw(BYTES[kind])
            : column.includes('#')
              ? sql`bigint`
              : sql`text`;
          const name = column.replaceAll(/[#%?]/g, '');
          builder = builder.addColumn(name, type, (one) => (column.endsWith('?') ? one : one.notNull()));
        }
        builder = builder.addPrimaryKeyConstraint(`${table.name}_key`, table.key.split(' '));
        if (table.unique !== undefined)
          builder = builder.addUniqueConstraint(`${table.name}_once`, table.unique.split(' '));
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

import type { ObjectionRow } from './objection-rows';
import type { Db } from './store';
import type { AuditRow, InstructionRow } from './tables';

/** All instructions that a person ever had. */
export const allInstructionsOf = (db: Db, person: string): Promise<InstructionRow[]> =>
  db.selectFrom('instructions').selectAll().where('person', '=', person).execute();

/** All objections of a person. */
export const allObjectionsOf = (db: Db, person: string): Promise<ObjectionRow[]> =>
  db.selectFrom('objections').selectAll().where('person', '=', person).execute();

/** What is on record of somebody, who may be known by several ids, of some actions. */
export const onRecordOf = (
  db: Db,
  persons: readonly string[],
  actions: readonly string[],
): Promise<Pick<AuditRow, 'seq' | 'at' | 'actor' | 'action' | 'payload'>[]> =>
  db
    .selectFrom('audit')
    .select(['seq', 'at', 'actor', 'action', 'payload'])
    .where('subject', 'in', persons)
    .where('action', 'in', actions)
    .orderBy('seq')
    .execute();

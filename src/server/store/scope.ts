import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely';
import type { Tables } from './tables';

/**
 * How far an account sees, in the one place where it is said: a row is its own when its area, or the place it is bound
 * for, lies at or below the account's area (SECURITY.md B2). Area codes begin with those of the areas above them.
 */
export const lies = (column: string, area: string): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(column)} like ${`${area}%`}`;

/** A check of `checks` at a post in the area, or of somebody bound for it. */
export const checkInScope = (area: string) =>
  sql<boolean>`(${lies('checks.area', area)} or ${lies('checks.destination', area)})`;

/** An arrival of `arrivals` in the area. */
export const arrivalInScope = (area: string) => lies('arrivals.area', area);

/** A person of `persons` who is bound for the area, or was seen there. */
export const personInScope = (area: string) => (is: ExpressionBuilder<Tables, 'persons'>) =>
  is.or([
    lies('persons.area', area),
    is.exists(
      is
        .selectFrom('checks')
        .select('checks.id')
        .whereRef('checks.person', '=', 'persons.id')
        .where(checkInScope(area)),
    ),
    is.exists(
      is
        .selectFrom('arrivals')
        .select('arrivals.id')
        .whereRef('arrivals.person', '=', 'persons.id')
        .where(arrivalInScope(area)),
    ),
    is.exists(
      is
        .selectFrom('declarations')
        .select('declarations.id')
        .whereRef('declarations.person', '=', 'persons.id')
        .where(lies('declarations.area', area)),
    ),
  ]);

/** Whether a place is within an account's area: for what was read already. */
export const isInScope = (place: string | null, area: string): boolean => place?.startsWith(area) ?? false;

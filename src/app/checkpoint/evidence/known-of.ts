import { writtenBirth } from '#domain/document/national-id';
import type { DeclaredPerson } from '#domain/evidence/same-person';
import type { Person } from '../work/person';

/** What this phone knows of the person for the comparison: a birth only where a national number was typed here. */
export function knownOf({ name, identity }: Person): DeclaredPerson {
  const birth = identity?.type === 'national-id' ? writtenBirth(identity.number) : null;
  return { name: name ?? '', birth };
}

import type { KnownFacts } from './known-facts';
import type { PersonFile } from './person-file';

/**
 * What a joined person's file says that none of the files it was joined from says: it was said of the person as a whole
 * (a fact withdrawn by a desk, say). Merged into each of them when they are taken apart, nothing that was said is lost.
 */
export function saidOfWhole(whole: PersonFile, parts: readonly PersonFile[]): PersonFile {
  const rest = <T>(listOf: (file: PersonFile) => readonly T[]): T[] => {
    const ofParts = new Set(parts.flatMap((part) => listOf(part).map((one) => JSON.stringify(one))));
    return listOf(whole).filter((one) => !ofParts.has(JSON.stringify(one)));
  };
  const facts: KnownFacts = {
    stays: rest((file) => file.facts.stays),
    tests: rest((file) => file.facts.tests),
    codes: rest((file) => file.facts.codes),
    travels: rest((file) => file.facts.travels),
    temperatures: rest((file) => file.facts.temperatures),
    symptoms: rest((file) => file.facts.symptoms),
    contacts: rest((file) => file.facts.contacts),
    clearances: rest((file) => file.facts.clearances),
    passages: rest((file) => file.facts.passages),
  };
  const contact: PersonFile['contact'] = {};
  for (const field of ['name', 'phone', 'address', 'plate', 'birth'] as const) {
    const [said] = rest(({ contact: { [field]: said } }) => (said === undefined ? [] : [said]));
    if (said !== undefined) contact[field] = said;
  }
  return { contact, facts, withdrawals: rest((file) => file.withdrawals) };
}

import { note, type Scene, sinceMoment } from './finding';

/** Finds fever, symptoms and close contact. */
export function findHealth(scene: Scene): void {
  const { feverTenths } = scene.policy.policy.parameters;
  for (const { tenths, at } of scene.facts.temperatures) {
    if (tenths < feverTenths) continue;
    const reason = (row: string) => ({ row, when: 'unwell', sign: 'temperature', tenths, at }) as const;
    note(scene, 'unwell', { since: sinceMoment(scene, at), about: 'temperature', reason });
  }
  for (const { symptom, on } of scene.facts.symptoms) {
    const reason = (row: string) => ({ row, when: 'unwell', sign: symptom, on }) as const;
    note(scene, 'unwell', { since: { day: on, at: null }, about: symptom, reason });
  }
  for (const { on } of scene.facts.contacts) {
    const reason = (row: string) => ({ row, when: 'close-contact', on }) as const;
    note(scene, 'close-contact', { since: { day: on, at: null }, about: 'contact', reason });
  }
}

import type { Device, SaveFault } from '#device/device';
import type { Declaration } from '#domain/declaration/declaration';
import { maskName } from '#domain/document/name';
import { fault, ok, type Result } from '#domain/result';
import { DRAFT, type Draft, draftSchema } from './draft';
import { keepSent, type Sent, sentOf } from './sent';

type Sending = Pick<Device, 'save' | 'now' | 'readDraft' | 'keepDraft' | 'dropDraft'>;

/**
 * Saves one record for each person. Which are saved is kept after each, so that a sending that is cut off goes on where it
 * was; only when all are on disk is the draft dropped.
 */
export async function send(
  device: Sending,
  draft: Draft,
  declarations: readonly Declaration[],
): Promise<Result<Sent[], SaveFault>> {
  // The screen's copy of the draft does not know of a sending that failed half-way; the kept one does.
  const kept = draftSchema.safeParse(await device.readDraft(DRAFT));
  const saved = kept.success && kept.data.party === draft.party ? [...kept.data.saved] : [];
  const sent: Sent[] = [];
  for (const [index, declaration] of declarations.entries()) {
    const before = saved[index];
    const record =
      before === undefined ? await save(device, declaration) : ok({ id: before, takenAt: device.now() });
    if (!record.ok) return fault(record.fault);
    saved[index] = record.value.id;
    sent.push(sentOf(declaration, { id: record.value.id, at: record.value.takenAt }));
    await device.keepDraft(DRAFT, { ...draft, saved });
  }
  await keepSent(device, sent);
  await device.dropDraft(DRAFT);
  return ok(sent);
}

const save = (device: Sending, declaration: Declaration) =>
  device.save(
    { kind: 'declaration', body: declaration },
    {
      name: maskName(declaration.person.name),
      plate: declaration.trip.plate ?? null,
      decision: null,
      colour: null,
    },
  );

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Device, SaveFault } from '#device/device';
import { maskName } from '#domain/document/name';
import type { Instruction, StepName } from '#domain/instruction/instruction';
import { byUrgency } from '#domain/instruction/standing';
import { useWatched } from '../../ui/use-watched';
import { addOwnStep, type OwnSteps, ownStepsSchema, withOwnSteps } from './own-steps';

const DRAFT = 'instruction-steps';

export type Instructions = {
  /** The most urgent first, with what this phone said already. */
  all: readonly Instruction[];
  /** Records a step; null when it is on disk. */
  say: (instruction: Instruction, step: StepName, note: string) => Promise<SaveFault | null>;
};

/** The village's instructions, with the steps that were recorded here and are perhaps not sent yet. */
export function useInstructions(device: Device): Instructions {
  const known = useWatched(device.instructions);
  const { worker } = useWatched(device.install);
  const [own, setOwn] = useState<OwnSteps>([]);
  useEffect(() => {
    void device.readDraft(DRAFT).then((kept) => setOwn(ownStepsSchema.safeParse(kept).data ?? []));
  }, [device]);
  return {
    all: known.map((one) => withOwnSteps(one, own)).sort(byUrgency(device.now())),
    async say(instruction, step, note) {
      const text = note.trim();
      const body = { instruction: instruction.id, step, ...(text === '' ? {} : { note: text }) };
      const { person } = instruction;
      const label = {
        name: person === null ? `${instruction.number}` : maskName(person.name),
        decision: null,
        colour: person?.colour ?? null,
        plate: null,
      };
      const saved = await device.save({ kind: 'instruction-step', body }, label);
      if (!saved.ok) return saved.fault;
      const said = {
        instruction: instruction.id,
        step,
        at: device.now(),
        by: worker?.name ?? '',
        note: text === '' ? null : text,
      };
      const more = addOwnStep(own, said, known);
      setOwn(more);
      void device.keepDraft(DRAFT, more);
      return null;
    },
  };
}

/** Calls back when an instruction comes in that was not there before; not for those that the page opens with. */
export function useNewInstructions(
  instructions: readonly Instruction[],
  onNew: (fresh: readonly string[]) => void,
): void {
  const seen = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    const ids = new Set(instructions.filter(({ ended }) => ended === null).map(({ id }) => id));
    const before = seen.current;
    seen.current = ids;
    const fresh = before === null ? [] : [...ids].filter((id) => !before.has(id));
    if (fresh.length > 0) onNew(fresh);
  }, [instructions]);
}

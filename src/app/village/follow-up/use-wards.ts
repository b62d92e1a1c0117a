import { useEffect, useState } from 'preact/hooks';
import type { Device, SaveFault } from '#device/device';
import { DEFAULT_ZONE_MINUTES } from '#domain/day';
import { maskName } from '#domain/document/name';
import { byNeed, type FollowUpStanding, followUpStanding } from '#domain/followup/due';
import type { FollowUp } from '#domain/followup/follow-up';
import type { Ward } from '#domain/followup/ward';
import { useWatched } from '../../ui/use-watched';
import { addOwn, type OwnFollowUps, ownFollowUpsSchema, withOwn } from './own-follow-ups';

const DRAFT = 'follow-ups';

/** Somebody under a measure, and where their follow-up stands now. */
export type Followed = { ward: Ward; standing: FollowUpStanding };
/** What was asked of somebody. */
export type FollowUpAnswers = Pick<FollowUp, 'temperature' | 'symptoms' | 'seen'> & { word: string };

export type Wards = {
  /** The most urgent first, with what this phone said already. */
  all: readonly Followed[];
  /** Records a follow-up; null when it is on disk. */
  say: (ward: Ward, answers: FollowUpAnswers) => Promise<SaveFault | null>;
};

/**
 * Who is followed up from this phone, with the follow-ups that were recorded here and are perhaps not sent yet.
 * @param here whom a quarantine site has in its rooms, in place of those whom the county told of
 */
export function useWards(device: Device, here?: readonly Ward[]): Wards {
  const told = useWatched(device.wards);
  const known = here ?? told;
  const { policy } = useWatched(device.known);
  const { worker } = useWatched(device.install);
  const [own, setOwn] = useState<OwnFollowUps>([]);
  useEffect(() => {
    void device.readDraft(DRAFT).then((kept) => setOwn(ownFollowUpsSchema.safeParse(kept).data ?? []));
  }, [device]);
  const times = policy?.parameters ?? { zoneMinutes: DEFAULT_ZONE_MINUTES };
  const now = device.now();
  return {
    all: known
      .map((one) => withOwn(one, own))
      .map((ward) => ({ ward, standing: followUpStanding(ward, times, now) }))
      .sort((a, b) => byNeed(a.standing, b.standing) || (a.ward.person < b.ward.person ? -1 : 1)),
    async say(ward, { temperature, symptoms, seen, word }) {
      const text = word.trim();
      const said = { temperature, symptoms, seen, ...(text === '' ? {} : { word: text }) };
      const body = { whom: { person: ward.person }, ...said };
      const label = { name: maskName(ward.name), decision: null, colour: ward.colour, plate: null };
      const saved = await device.save({ kind: 'follow-up', body }, label);
      if (!saved.ok) return saved.fault;
      const more = addOwn(own, ward.person, {
        at: device.now(),
        tenths: temperature.answer === 'taken' ? temperature.tenths : null,
        symptoms,
        word: text === '' ? null : text,
        seen,
        own: false,
        by: worker?.name ?? null,
      });
      setOwn(more);
      void device.keepDraft(DRAFT, more);
      return null;
    },
  };
}

import { useState } from 'preact/hooks';
import type { Device } from '#device/device';
import type { Post } from '#domain/county/county';
import { DEFAULT_ZONE_MINUTES } from '#domain/day';
import { Coming } from '../checkpoint/frame/coming';
import { WorkHeader } from '../checkpoint/frame/work-header';
import { usePlaceNaming } from '../checkpoint/questions/place-naming';
import { useDecoder } from '../checkpoint/scan/use-decoder';
import { NO_CODE, personFound } from '../checkpoint/work/person';
import { useLater } from '../later';
import { useWatched } from '../ui/use-watched';
import { usePostWords } from '../words/checkpoint';
import { useWards } from './follow-up/use-wards';
import { FreshBanner } from './instructions/fresh-banner';
import { InstructionScreen } from './instructions/instruction-screen';
import type { Fresh } from './instructions/use-fresh';
import { useInstructions } from './instructions/use-instructions';
import { useMissing } from './missing/use-missing';
import { RollScreen } from './roll-screen';
import { useRegistered } from './use-registered';
import { VillageScan, VillageTrouble } from './village-scan';
import type { Where } from './where';

type VillagePostProps = {
  device: Device;
  post: Post;
  onRecords: () => void;
};

/** Where nothing is lost when an instruction is opened. */
const FREE: readonly Where['at'][] = ['roll', 'instruction', 'scan', 'trouble', 'find'];

/** A village post at work, with what has just come in over whatever it is at. */
export function VillagePost({ fresh, ...props }: VillagePostProps & { fresh: Fresh }) {
  const [where, go] = useState<Where>({ at: 'roll' });
  const open = (id: string) => go({ at: 'instruction', id });
  return (
    <>
      <FreshBanner fresh={fresh} onOpen={FREE.includes(where.at) ? open : null} />
      <AtWork {...{ ...props, where, go }} />
    </>
  );
}

type AtWorkProps = VillagePostProps & { where: Where; go: (where: Where) => void };

/** The roll, the ways to somebody who stands there, and the questions. */
function AtWork({ device, post, onRecords, where, go }: AtWorkProps) {
  const { village } = usePostWords();
  const { county, policy } = useWatched(device.known);
  const zoneMinutes = policy?.parameters.zoneMinutes ?? DEFAULT_ZONE_MINUTES;
  const places = usePlaceNaming(county);
  const openDecoder = useDecoder();
  const { registered, add } = useRegistered(device);
  const [done, setDone] = useState<string | null>(null);
  const header = <WorkHeader device={device} entering={null} onRecords={onRecords} />;
  const instructions = useInstructions(device);
  const duties = useWatched(device.duties);
  const wards = useWards(device);
  const missing = useMissing(device);
  const round = useLater(() => import('./follow-up/follow-up-round'));
  const arriving = useLater(() => import('./arrival-check'));
  const identify = useLater(() => import('./identify'));
  const missed = useLater(() => import('./missing/missing-one'));
  const opened = where.at === 'instruction' ? instructions.all.find(({ id }) => id === where.id) : undefined;
  if (opened !== undefined)
    return (
      <InstructionScreen
        {...{ zoneMinutes, places }}
        instruction={opened}
        now={device.now()}
        duties={duties}
        say={instructions.say}
        onBack={() => go({ at: 'roll' })}
      />
    );
  switch (where.at) {
    case 'roll':
    case 'instruction':
      return (
        <RollScreen
          {...{ device, header, registered, zoneMinutes, places, done }}
          instructions={instructions.all}
          wards={wards.all}
          missing={missing.all}
          onMissing={(item) => go({ at: 'missing', item })}
          onFollowUp={(person) => go({ at: 'follow-ups', person })}
          onInstruction={(id) => go({ at: 'instruction', id })}
          onPerson={(expected) => go({ at: 'asking', person: personFound(expected, NO_CODE) })}
          onScan={() => go({ at: 'scan' })}
          onFind={() => go({ at: 'find', carried: NO_CODE })}
        />
      );
    case 'follow-ups':
      return typeof round === 'string' ? (
        <Coming {...{ header }} why={round} />
      ) : (
        <round.FollowUpRound
          {...{ device, wards, zoneMinutes }}
          first={where.person}
          onBack={() => go({ at: 'roll' })}
        />
      );
    case 'missing':
      if (typeof missed === 'string') return <Coming {...{ header }} why={missed} />;
      return (
        <missed.MissingOne
          {...{ device, missing, zoneMinutes, go }}
          item={where.item}
          onSaid={(said) => {
            setDone(said);
            go({ at: 'roll' });
          }}
        />
      );
    case 'scan':
      return <VillageScan {...{ device, header, openDecoder, go }} />;
    case 'trouble':
      return <VillageTrouble {...{ device, header, zoneMinutes, go }} read={where.read} />;
    case 'find':
    case 'by-hand':
      if (typeof identify === 'string') return <Coming {...{ header }} why={identify} />;
      return <identify.Identify {...{ device, header, places, zoneMinutes, where, go }} />;
    case 'asking':
      return typeof arriving === 'string' ? (
        <Coming {...{ header }} why={arriving} />
      ) : (
        <arriving.ArrivalCheck
          {...{ device, places }}
          village={post.area}
          person={where.person}
          onBack={() => go({ at: 'roll' })}
          onSaved={(name) => {
            const declaration = where.person.declared?.declaration;
            if (declaration !== undefined) add(declaration, device.now());
            const person = where.person.declared?.person;
            if (person !== undefined) missing.registered(person);
            setDone(village.done(name));
            go({ at: 'roll' });
          }}
        />
      );
  }
}

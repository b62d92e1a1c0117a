import type { ComponentChildren } from 'preact';
import { Icon } from '../../ui/icon';
import { Page } from '../../ui/page';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';
import { Finder } from './finder';
import type { OpenDecoder } from './use-decoder';

type ScanScreenProps = {
  header: ComponentChildren;
  openDecoder: OpenDecoder;
  /** Who is awaited, what was just recorded, what is wrong with this phone's clock. */
  notices: readonly string[];
  /** A stopped vehicle with people still to check. */
  vehicle: { decided: number; heads: number } | null;
  onText: (text: string) => void;
  onFind: () => void;
  onNoCode: () => void;
  onVehicle: () => void;
};

/** The living camera, and the two ways for those without a code. */
export function ScanScreen(props: ScanScreenProps) {
  const { checkpoint } = usePostWords();
  const words = checkpoint.scan;
  const { vehicle } = props;
  return (
    <Page
      kind="work"
      title={words.title}
      hideTitle
      header={props.header}
      footer={
        <div class={vehicle === null ? 'keys keys-2' : 'keys keys-3'}>
          <Key onPress={props.onFind}>
            <Icon name="keyboard" /> {words.find}
          </Key>
          <Key onPress={props.onNoCode}>{words.noCode}</Key>
          {vehicle === null ? null : (
            <Key onPress={props.onVehicle}>{words.vehicle(vehicle.decided, vehicle.heads)}</Key>
          )}
        </div>
      }
    >
      <Finder openDecoder={props.openDecoder} onText={props.onText}>
        {props.notices.map((notice) => (
          <p key={notice} role="status">
            {notice}
          </p>
        ))}
        <p aria-hidden="true">{words.title}</p>
      </Finder>
    </Page>
  );
}

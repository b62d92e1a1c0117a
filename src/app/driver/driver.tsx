import '../checkpoint/styles';
import type { Device } from '#device/device';
import { AtPost } from '../checkpoint/frame/at-post';
import { Tasks } from './tasks';

/** The phone of a team of transfer drivers: where, who, how urgent, and one key for what comes next. */
export default function Driver({ device }: { device: Device }) {
  return (
    <AtPost device={device} kind="drivers">
      {({ shift, onRecords }) => <Tasks {...{ device, shift, onRecords }} />}
    </AtPost>
  );
}

import '../checkpoint/styles';
import type { Device } from '#device/device';
import { AtPost } from '../checkpoint/frame/at-post';
import { SitePost } from './site-post';

/** The phone of a quarantine site: who comes, who is in which room, temperatures, the day's report, what is in store. */
export default function Site({ device }: { device: Device }) {
  return (
    <AtPost device={device} kind="site">
      {({ post, shift, onRecords }) => <SitePost {...{ device, shift, onRecords }} site={post} />}
    </AtPost>
  );
}

import './styles';
import { useEffect, useState } from 'preact/hooks';
import type { Device, EnrolFault } from '#device/device';
import { useWatched } from '../ui/use-watched';
import { EnrolScan } from './enrol/enrol-scan';
import { Joined } from './enrol/joined';

/** Where somebody is who makes this phone a post's. */
type At = { at: 'scan'; fault: EnrolFault | null } | { at: 'joining' } | { at: 'joined' };

/** Joins a post by a one-time code: scanned, or opened as a link whose token stands behind the `#`. */
export default function Enrol({ device }: { device: Device }) {
  const install = useWatched(device.install);
  const [at, setAt] = useState<At>({ at: 'scan', fault: null });
  const join = async (text: string) => {
    setAt({ at: 'joining' });
    const joined = await device.enrol(text);
    setAt(joined.ok ? { at: 'joined' } : { at: 'scan', fault: joined.fault });
    // Who works here and by which policy comes with the first pull.
    if (joined.ok) void device.syncNow();
  };
  useEffect(() => {
    const read = () => {
      const { hash } = location;
      if (hash.length < 2) return;
      // The token is used once and must not stay in the history.
      history.replaceState(null, '', location.pathname);
      void join(`/enrol${hash}`);
    };
    read();
    // A second link opened in the same tab changes nothing but what stands behind the `#`.
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  if (at.at === 'joined') return <Joined device={device} />;
  return (
    <EnrolScan
      device={device}
      joining={at.at === 'joining'}
      fault={at.at === 'scan' ? at.fault : null}
      post={install.kind === 'post' ? install.post : null}
      onText={(text) => void join(text)}
    />
  );
}

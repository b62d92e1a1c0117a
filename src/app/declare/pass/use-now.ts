import { useEffect, useState } from 'preact/hooks';
import type { Device } from '#device/device';

/** The phone's corrected time, drawn anew at each full second. */
export function useNow(device: Device): number {
  const [now, setNow] = useState(() => device.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const at = device.now();
      setNow(at);
      timer = setTimeout(tick, 1000 - (at % 1000));
    };
    tick();
    return () => clearTimeout(timer);
  }, [device]);
  return now;
}

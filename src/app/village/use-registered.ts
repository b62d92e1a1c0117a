import { useEffect, useState } from 'preact/hooks';
import type { Device } from '#device/device';
import { type Registered, register, registeredSchema } from './roll';

const DRAFT = 'arrivals';

/** The arrivals that this phone registered, also after the page was closed. */
export function useRegistered(device: Device): {
  registered: Registered;
  add: (declaration: string, at: number) => void;
} {
  const [registered, setRegistered] = useState<Registered>([]);
  useEffect(() => {
    void device.readDraft(DRAFT).then((kept) => setRegistered(registeredSchema.safeParse(kept).data ?? []));
  }, [device]);
  return {
    registered,
    add: (declaration, at) => {
      const more = register(registered, declaration, at);
      setRegistered(more);
      void device.keepDraft(DRAFT, more);
    },
  };
}

import type { Device } from '#device/device';
import { DEFAULT_ZONE_MINUTES } from '#domain/day';
import { useWatched } from '../../ui/use-watched';
import { type Format, useFormat } from '../../words/format';

/** Days and times on the county's clock, as the policy on this phone says it. */
export function useZoned(device: Device): Format {
  const { policy } = useWatched(device.known);
  return useFormat(policy?.parameters.zoneMinutes ?? DEFAULT_ZONE_MINUTES);
}

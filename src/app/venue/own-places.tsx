import type { Device } from '#device/device';
import { DEFAULT_ZONE_MINUTES } from '#domain/day';
import { declaredStays } from '#domain/declaration/facts-of-declaration';
import type { Sent } from '../declare/sent';
import { usePlaceNames } from '../place-names';
import { useWatched } from '../ui/use-watched';
import { useFormat } from '../words/format';
import { useLanguage } from '../words/language';
import { usePassWords } from '../words/pass';
import { placeName } from '../words/places';

/** The declared places of the last 14 days, the latest first: what the traveller shows beside the code. */
export function OwnPlaces({ device, told }: { device: Device; told: NonNullable<Sent['told']> }) {
  const { venue } = usePassWords();
  const language = useLanguage();
  const { county, policy } = useWatched(device.known);
  const zoneMinutes = policy?.parameters.zoneMinutes ?? DEFAULT_ZONE_MINUTES;
  const format = useFormat(zoneMinutes);
  const all = declaredStays(told, zoneMinutes);
  // The trip's own origin is most often one of the declared stays already.
  const stays = all
    .filter(
      (stay, i) =>
        !all.some(
          (one, j) => j < i && one.place === stay.place && one.from <= stay.from && stay.to <= one.to,
        ),
    )
    .sort((a, b) => (a.to < b.to ? 1 : -1));
  const { names } = usePlaceNames(
    county,
    stays.map((stay) => stay.place),
  );
  return (
    <section>
      <h2>{venue.places}</h2>
      <dl class="facts">
        {stays.map((stay) => (
          <div class="fact" key={`${stay.place} ${stay.from}`}>
            <dt>{format.days(stay.from, stay.to)}</dt>
            <dd>
              <bdi>{placeName(stay.place, names, language)}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

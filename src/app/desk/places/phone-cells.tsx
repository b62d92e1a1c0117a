import { Icon } from '../../ui/icon';
import { useFormat } from '../../words/format';
import { useAgo } from '../when';
import { usePlacesWords } from '../words';
import { type Phone, type PhoneWarning, phoneWarnings } from './phone-state';

/** What is wrong with a phone, in words; "in use" when nothing is. */
export function PhoneState({ phone, now, policy }: { phone: Phone; now: number; policy: number | null }) {
  const words = usePlacesWords();
  const format = useFormat();
  const revoked =
    phone.revokedAt === null ? null : (
      <span class="quiet">{words.phones.revokedAt(format.moment(phone.revokedAt))}</span>
    );
  const warnings = phoneWarnings(phone, now, policy);
  if (warnings.length === 0) return revoked ?? <span class="quiet">{words.active}</span>;
  return (
    <>
      <ul class="warnings">
        {warnings.map((one) => (
          <li key={one}>
            <Icon name="look" size={20} />
            {warningText(one, phone, words.phones)}
          </li>
        ))}
      </ul>
      {revoked}
    </>
  );
}

type PhoneWords = ReturnType<typeof usePlacesWords>['phones'];

/** A warning with its number, where it has one. */
function warningText(warning: PhoneWarning, phone: Phone, words: PhoneWords): string {
  switch (warning) {
    case 'missing':
      return words.missing(phone.missing);
    case 'conflict':
      return words.conflicts(phone.conflicts);
    case 'refused':
      return words.refused(phone.refused);
    case 'silent-unsent':
    case 'revoked-unsent':
    case 'cloned':
    case 'stuck':
    case 'silent':
    case 'never-seen':
    case 'clock':
    case 'old-policy':
    case 'not-kept':
      return words.warning[warning];
  }
}

/** How many records wait on the phone, as it last told, and since when the oldest does. */
export function Unsent({ phone, now }: { phone: Phone; now: number }) {
  const words = usePlacesWords().phones;
  const since = useAgo();
  if (phone.unsent === null) return <span class="quiet">{words.untold}</span>;
  return (
    <>
      <span class={phone.unsent > 0 ? 'strong' : undefined}>{phone.unsent}</span>
      {phone.oldest === null ? null : (
        <span class="quiet small row-line">{words.oldest(since(phone.oldest, now))}</span>
      )}
      {(phone.carrying ?? 0) > 0 ? (
        <span class="quiet small row-line">{words.carrying(phone.carrying ?? 0)}</span>
      ) : null}
      {phone.carriedAt === null ? null : (
        <span class="quiet small row-line">{words.carriedAt(since(phone.carriedAt, now))}</span>
      )}
    </>
  );
}

const MINUTE = 60_000;

/** How far the phone's clock is off: seconds, or minutes when it is many. */
export function Clock({ skewMs }: { skewMs: number | null }) {
  const words = usePlacesWords().phones;
  if (skewMs === null) return <span class="quiet">{words.untold}</span>;
  const off = Math.abs(skewMs);
  const sign = skewMs < 0 ? '−' : '+';
  if (off < 1000) return <>{words.seconds('0')}</>;
  return (
    <>
      {off < 2 * MINUTE
        ? words.seconds(`${sign}${Math.round(off / 1000)}`)
        : words.minutes(`${sign}${Math.round(off / MINUTE)}`)}
    </>
  );
}

import type { Device } from '#device/device';
import { Banner } from '../../ui/banner';
import { useWatched } from '../../ui/use-watched';
import { usePostWords } from '../../words/checkpoint';
import { useFormat } from '../../words/format';

const OLD_MS = 86_400_000;
/** Less is no matter for anybody. */
const SKEW_TOLD_MS = 20_000;

/** By which lists this phone decides, how old they are, and how far its clock is off. */
export function KnownLists({ device }: { device: Device }) {
  const { post } = usePostWords();
  const words = post.records;
  const { policy, policyAt, revoked, pulledAt } = useWatched(device.known);
  const { skew } = useWatched(device.sync);
  const format = useFormat();
  // A list that nobody had to change stays as it was: what counts is when it was last compared with the county's.
  const isOld = pulledAt === null || device.now() - pulledAt > OLD_MS;
  return (
    <section class="stack">
      <h2>{words.facts}</h2>
      <p>
        {policy === null
          ? words.noPolicy
          : words.policy(policy.number, policyAt === null ? '' : format.moment(policyAt))}
      </p>
      <p>
        {revoked === null
          ? words.noRevocations
          : words.revocations(revoked.passes.size, format.moment(revoked.asOf))}
      </p>
      {pulledAt === null ? null : <p>{words.pulled(format.moment(pulledAt))}</p>}
      {isOld ? <Banner kind="look">{words.oldList}</Banner> : null}
      {skew !== null && Math.abs(skew) > SKEW_TOLD_MS ? (
        <Banner kind="look">{words.skew(Math.round(skew / 1000))}</Banner>
      ) : null}
    </section>
  );
}

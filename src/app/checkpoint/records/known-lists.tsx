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
  const { policy, policyAt, revoked, evidence, counties, county, pulledAt, trustFault } = useWatched(
    device.known,
  );
  const { skew } = useWatched(device.sync);
  const format = useFormat();
  // A list that nobody had to change stays as it was: what counts is when it was last compared with the county's.
  const isOld = pulledAt === null || device.now() - pulledAt > OLD_MS;
  const others = [...counties].filter(([area]) => area !== county?.area).map(([, name]) => name);
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
      <p>
        {evidence === null
          ? words.noEvidence
          : words.evidence(evidence.keys.length, format.moment(evidence.asOf))}
      </p>
      {others.length === 0 ? null : <p>{words.counties(others)}</p>}
      {pulledAt === null ? null : <p>{words.pulled(format.moment(pulledAt))}</p>}
      {trustFault == null ? null : <Banner kind="look">{words.trustFault[trustFault]}</Banner>}
      {isOld ? <Banner kind="look">{words.oldList}</Banner> : null}
      {skew !== null && Math.abs(skew) > SKEW_TOLD_MS ? (
        <Banner kind="look">{words.skew(Math.round(skew / 1000))}</Banner>
      ) : null}
    </section>
  );
}

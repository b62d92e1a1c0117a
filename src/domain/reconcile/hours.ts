import type { Parameters } from '../policy/policy';

/** Hours after which what was declared, checked and seen to arrive must agree (PRODUCT.md rule 8). */
export type ComparisonHours = {
  /** After the declared arrival, until somebody who was seen nowhere counts as never come. */
  neverCameHours: number;
  /** After a release, until somebody who was not seen in their village counts as never arrived: the drive, and a rest. */
  neverArrivedHours: number;
  /** Before an arrival, how far back a check explains it where no declaration tells of the trip. */
  noPostHours: number;
};

const DEFAULTS: ComparisonHours = { neverCameHours: 6, neverArrivedHours: 4, noPostHours: 24 };

/** The hours of a policy; what it does not say is 6, 4 and 24. */
export const comparisonHours = ({ comparisons = {} }: Pick<Parameters, 'comparisons'>): ComparisonHours => ({
  neverCameHours: comparisons.neverCameHours ?? DEFAULTS.neverCameHours,
  neverArrivedHours: comparisons.neverArrivedHours ?? DEFAULTS.neverArrivedHours,
  noPostHours: comparisons.noPostHours ?? DEFAULTS.noPostHours,
});

import type { ChangedThing } from '../store/changes';

/** A phone of a post that listens. */
export type ListeningPhone = { install: string; post: string; kind: string; area: string };

/** What every phone of a post has. */
const EVERYWHERE: readonly string[] = [
  'county',
  'policy',
  'issuers',
  'evidence-keys',
  'post',
  'area',
  'venue',
];

/** What lies in an area, for the village that it lies in. */
const OF_A_VILLAGE: readonly string[] = ['instruction', 'ward', 'open-item'];

/**
 * Whether a change may be something that this phone would get with its next pull: the rule of `changesAfter`, for one
 * change in memory. It may say yes too often, which costs a pull; never no when the pull would bring something.
 */
export function concernsPhone(thing: ChangedThing, phone: ListeningPhone): boolean {
  const { topic, post, area } = thing;
  if (EVERYWHERE.includes(topic)) return true;
  if (topic === 'duty') return phone.area.startsWith(area);
  if (post !== null) return post === phone.post || (topic === 'expected' && isIn(area, phone));
  if (OF_A_VILLAGE.includes(topic)) return isIn(area, phone);
  // Of what is told by its area alone, and to whom nothing is said here: to those in it, and those that it lies in.
  if (topic !== 'expected') return area.startsWith(phone.area) || phone.area.startsWith(area);
  return phone.kind === 'village' ? isIn(area, phone) : phone.kind !== 'drivers' && phone.kind !== 'site';
}

const isIn = (area: string, phone: ListeningPhone): boolean =>
  phone.kind === 'village' && area.startsWith(phone.area);

import { checkpoint as screens } from './checkpoint';
import { steps } from './checkpoint-steps';

/** What the screens of checkpoints and village posts say. */
export const checkpoint = { ...screens, ...steps };
export { post } from './checkpoint-desk';
export { handOver } from './hand-over';
export { held } from './held';
export { openEnds } from './open-ends';
export { troubles } from './pass-troubles';
export { rejections } from './rejections';
export { village } from './village';

import { checkpoint as checkpointEn } from './en/checkpoint';
import { post as postEn } from './en/checkpoint-desk';
import { steps as stepsEn } from './en/checkpoint-steps';
import { troubles as troublesEn } from './en/pass-troubles';
import { village as villageEn } from './en/village';
import { type Catalogue, useCatalogue } from './language';
import { checkpoint as checkpointZh } from './zh/checkpoint';
import { post as postZh } from './zh/checkpoint-desk';
import { steps as stepsZh } from './zh/checkpoint-steps';
import { troubles as troublesZh } from './zh/pass-troubles';
import { village as villageZh } from './zh/village';

type PostWords = {
  checkpoint: typeof checkpointZh & typeof stepsZh;
  post: typeof postZh;
  troubles: typeof troublesZh;
  village: typeof villageZh;
};

const POST_WORDS: Catalogue<PostWords> = {
  zh: { checkpoint: { ...checkpointZh, ...stepsZh }, post: postZh, troubles: troublesZh, village: villageZh },
  en: { checkpoint: { ...checkpointEn, ...stepsEn }, post: postEn, troubles: troublesEn, village: villageEn },
};

/** What the screens of checkpoints and village posts say. */
export const usePostWords = (): PostWords => useCatalogue(POST_WORDS);

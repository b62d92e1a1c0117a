import { setup as en } from '../words/en/setup';
import { type Catalogue, useCatalogue } from '../words/language';
import { setup as zh } from '../words/zh/setup';

const SETUP: Catalogue<typeof zh> = { zh, en };

export const useSetupWords = (): typeof zh => useCatalogue(SETUP);

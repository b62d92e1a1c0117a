import { start as en } from './en/start';
import type { Catalogue } from './language';
import { start as zh } from './zh/start';

export const START_WORDS: Catalogue<typeof zh> = { zh, en };

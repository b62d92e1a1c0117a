import { privacy as en } from './en/privacy';
import type { Catalogue } from './language';
import { privacy as zh } from './zh/privacy';

export const PRIVACY_WORDS: Catalogue<typeof zh> = { zh, en };

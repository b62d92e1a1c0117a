import { declare as en } from './en/declare';
import { type Catalogue, useCatalogue } from './language';
import { declare as zh } from './zh/declare';

export type DeclareWords = typeof zh;

const DECLARE: Catalogue<DeclareWords> = { zh, en };

export const useDeclareWords = (): DeclareWords => useCatalogue(DECLARE);

import { useBook } from './language';
import type { Books } from './library';

export type DeclareWords = Books['declare']['declare'];

export const useDeclareWords = (): DeclareWords => useBook('declare').declare;

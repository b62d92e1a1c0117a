import { useBook } from './language';
import type { Books } from './library';

export type OwnReportWords = Books['own-report']['ownReport'];

/** What a traveller under a measure says of themselves. */
export const useOwnReportWords = (): OwnReportWords => useBook('own-report').ownReport;

/** The headings of the list that is given out to be filled in. */
const HEADINGS = [
  '省',
  '市',
  '区县',
  '街道（乡镇）',
  '行政区划代码',
  '风险等级',
  '起始日期',
  '解除日期',
  '来源',
];

/** An empty list of risk areas as CSV: UTF-8 with its mark, by which Excel knows it, and no row that could be taken for one. */
export const areaTemplate = (): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`\ufeff${HEADINGS.join(',')}\r\n`);

import type { SheetRow } from './sheet';

/** What a list of risk areas says in its columns. The first five name the place, from the province down. */
export const PLACE_COLUMNS = ['province', 'city', 'county', 'town', 'spot'] as const;
export type Column = (typeof PLACE_COLUMNS)[number] | 'code' | 'level' | 'since' | 'until' | 'source';

/** The headings that departments use, without blanks, brackets and signs. */
const HEADINGS: Readonly<Record<Column, string>> = {
  province: '省 省份 省市 省市区 省级 所在省 省自治区直辖市 省直辖市 province',
  city: '市 地市 地级市 城市 市州 州市 所在市 市级 地区市 city prefecture',
  county: '区县 县区 区 县 县市区 区县市 县市 区市县 旗县 所在区县 所在县 县级 county district',
  town: '街道 乡镇 镇街 乡镇街道 街道乡镇 镇街道 街镇 所在街道 town street township',
  spot: '地点 详细地址 具体位置 具体地点 具体地址 地址 小区 区域 范围 具体范围 具体区域 名称 地区 风险区 风险区域 风险地区 风险点位 点位 涉及区域 涉及范围 place area location address',
  code: '代码 区划代码 行政区划代码 编码 地区代码 区域代码 行政区划 code',
  level:
    '风险等级 等级 级别 风险级别 风险类型 风险区类型 类型 分类 风险 管控等级 管控级别 level risk risklevel',
  since:
    '起始 起始日期 起始时间 开始 开始日期 开始时间 日期 划定日期 划定时间 发布日期 发布时间 公布日期 调整日期 调整时间 生效日期 起 自 从 since from start date',
  until:
    '结束 结束日期 结束时间 解除 解除日期 解除时间 截止 截止日期 截止时间 终止日期 止 至 到 until end to',
  source: '来源 依据 发布单位 发布机构 通告 公告 文号 文件 备注 说明 source notice note remark remarks',
};

const KNOWN: ReadonlyMap<string, Column> = new Map(
  (
    ['province', 'city', 'county', 'town', 'spot', 'code', 'level', 'since', 'until', 'source'] as const
  ).flatMap((column) => HEADINGS[column].split(' ').map((heading) => [heading, column] as const)),
);

/** Titles and notes may stand above the headings. */
const LOOKED_AT = 30;

/** Where the headings stand, and which column is which. */
export type Headings = { at: number; columns: ReadonlyMap<Column, number> };

/** The first row that names a risk level and a place, by words or by code; null when there is none. */
export function findHeadings(rows: readonly SheetRow[]): Headings | null {
  for (const [at, row] of rows.slice(0, LOOKED_AT).entries()) {
    const columns = columnsOf(row);
    if (
      columns.has('level') &&
      ['code', ...PLACE_COLUMNS].some((name) => [...columns.keys()].some((one) => one === name))
    )
      return { at, columns };
  }
  return null;
}

/** Of headings that stand there twice the first counts. */
export function columnsOf(row: SheetRow): Map<Column, number> {
  const columns = new Map<Column, number>();
  for (const [at, { text }] of row.cells.entries()) {
    const column = KNOWN.get(plainHeading(text));
    if (column !== undefined && !columns.has(column)) columns.set(column, at);
  }
  return columns;
}

const plainHeading = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()[\]【】:,、/\\_*.-]/g, '');

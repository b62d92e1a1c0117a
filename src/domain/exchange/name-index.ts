import type { Place } from '../area/place';

/** Places by their whole names and by the names that people use for them. */
export type NameIndex = {
  byName: (name: string) => readonly Place[];
  byShort: (name: string) => readonly Place[];
  nameOf: (place: Place) => string;
  /** The length of the longest name. */
  longest: number;
};

const NONE: readonly Place[] = [];

/** Indexes names by their codes; names that only group others (市辖区) lead nowhere. */
export function nameIndex(names: Readonly<Record<string, string>>): NameIndex {
  const whole = new Map<string, Place[]>();
  const short = new Map<string, Place[]>();
  const add = (map: Map<string, Place[]>, name: string, code: Place) => {
    const codes = map.get(name);
    if (codes === undefined) map.set(name, [code]);
    else codes.push(code);
  };
  let longest = 2;
  for (const [code, name] of Object.entries(names)) {
    if (/^(市辖区|县|.*直辖县级行政区划)$/.test(name)) continue;
    add(whole, name, code);
    longest = Math.max(longest, name.length);
    for (const one of shortNames(name)) add(short, one, code);
  }
  return {
    byName: (name) => whole.get(name) ?? NONE,
    byShort: (name) => short.get(name) ?? NONE,
    nameOf: (place) => names[place] ?? '',
    longest,
  };
}

const PEOPLES =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|鄂温克|保安|裕固|独龙|鄂伦春|各';
const OF_PEOPLES = new RegExp(`^(.{2,}?)(?:(?:${PEOPLES})族?)+自治([州县旗])$`);
const ENDING =
  /^(.{2,}?)(特别行政区|自治区|自治州|自治县|自治旗|地区|林区|街道办事处|街道|社区|村委会|新区|[省市区县旗盟镇乡村])$/;

/** 陕西省 is 陕西 too, 恩施土家族苗族自治州 is 恩施 and 恩施州. A single character is nobody's name. */
function shortNames(name: string): string[] {
  const peoples = OF_PEOPLES.exec(name);
  if (peoples !== null) {
    const [, stem = '', kind = ''] = peoples;
    return [stem, stem + kind];
  }
  const region = /^(.{2,})(?:壮族|回族|维吾尔)自治区$/.exec(name)?.[1];
  const ending = ENDING.exec(name)?.[1];
  const stem = region ?? ending;
  return stem === undefined ? [] : [stem];
}

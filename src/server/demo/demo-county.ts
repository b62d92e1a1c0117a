import type { NationalArea, NationalAreas } from '../county/national-areas';
import type { Founding } from '../county/set-up';

/** The codes are those of a real county's; the county is called a demonstration everywhere. */
const AREA = '610921';
const TOWNS = 5;
const VILLAGES_PER_TOWN = 4;

/** Where nothing is installed that lists the nation's places: the same tree with made-up names. */
const PLAIN: readonly NationalArea[] = Array.from({ length: TOWNS }, (_, town) => [
  { code: `${AREA}10${town}`, name: `第${town + 1}镇` },
  ...Array.from({ length: VILLAGES_PER_TOWN }, (_, village) => ({
    code: `${AREA}10${town}20${village}`,
    name: `第${town + 1}镇第${village + 1}村`,
  })),
]).flat();

/**
 * The demonstration county: five towns, twenty villages, three motorway exits, a station, two transfer teams, two
 * quarantine sites, a duty post in ten villages.
 * `account` is the desk's.
 */
export function demoFounding(lists: NationalAreas | null, account: Founding['account']): Founding {
  const areas = lists === null ? [...PLAIN] : someOf(lists);
  const villages = areas.filter((one) => one.code.length === 12);
  const posts: Founding['posts'] = [
    { name: '演示东高速口', kind: 'motorway', area: AREA },
    { name: '演示西高速口', kind: 'motorway', area: AREA },
    { name: '演示南高速口', kind: 'motorway', area: AREA },
    { name: '演示火车站', kind: 'station', area: AREA },
    { name: '演示转运一车', kind: 'drivers', area: AREA },
    { name: '演示转运二车', kind: 'drivers', area: AREA },
    { name: '演示东隔离点', kind: 'site', area: AREA },
    { name: '演示西隔离点', kind: 'site', area: AREA },
    ...villages
      .filter((_, at) => at % 2 === 0)
      .map(({ code, name }) => ({ name: `${name}值守点`, kind: 'village' as const, area: code })),
  ];
  return {
    county: { name: '演示县', area: AREA, helpline: '000-0000000' },
    account,
    posts,
    demo: true,
    areas,
  };
}

function someOf(lists: NationalAreas): NationalArea[] {
  const towns = lists.below(AREA).slice(0, TOWNS);
  return towns.flatMap((town) => [
    town,
    ...lists
      .below(town.code)
      .slice(0, VILLAGES_PER_TOWN)
      .map(({ code, name }) => ({ code, name: name.replace(/(居委会|委会)$/, '') })),
  ]);
}

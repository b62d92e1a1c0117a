import { sameCounts } from '#domain/capacity/site-report';
import type { CapacityAnswer, SiteLoad } from '#domain/desk/capacity-desk';
import { type Column, Table } from '../../ui/table';
import { useCapacityWords } from '../../words/capacity';
import { countText } from '../count-text';
import { useMoment } from '../when';

/** The rooms of each quarantine site, its day as the county counts it, and what the site confirmed. */
export function Sites({ told, now }: { told: CapacityAnswer; now: number }) {
  const { capacity: words } = useCapacityWords();
  const columns: Column<SiteLoad>[] = [
    { key: 'site', head: words.site, cell: ({ name }) => <span class="strong">{name}</span> },
    { key: 'free', head: words.free, number: true, cell: ({ free }) => <strong>{countText(free)}</strong> },
    { key: 'reserved', head: words.reserved, number: true, cell: ({ reserved }) => countText(reserved) },
    { key: 'present', head: words.present, number: true, cell: ({ present }) => countText(present) },
    { key: 'all', head: words.all, number: true, cell: ({ rooms }) => countText(rooms) },
    { key: 'today', head: words.today, cell: ({ today }) => words.todayCounts(today) },
    { key: 'report', head: words.report, cell: (site) => <Report {...{ site, now }} /> },
  ];
  return (
    <section>
      <h2>{words.rooms}</h2>
      {told.sites.length === 0 ? (
        <p class="quiet">{words.noSites}</p>
      ) : (
        <Table<SiteLoad> caption={words.rooms} rows={told.sites} rowKey={({ id }) => id} columns={columns} />
      )}
    </section>
  );
}

function Report({ site, now }: { site: SiteLoad; now: number }) {
  const { capacity: words } = useCapacityWords();
  const said = useMoment();
  const { report, yesterday, today } = site;
  return (
    <>
      {report === null ? words.notConfirmed : words.confirmed(report.by, said(report.at, now))}
      {report === null || sameCounts(report.counts, today) ? null : (
        <span class="capacity-more">{words.differs(report.counts)}</span>
      )}
      {report?.word ? <span class="capacity-more">“{report.word}”</span> : null}
      {yesterday === null ? <span class="capacity-more strong">{words.noYesterday}</span> : null}
    </>
  );
}

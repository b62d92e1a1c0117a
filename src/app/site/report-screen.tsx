import { useState } from 'preact/hooks';
import { type SiteCounts, sameCounts, siteReportSchema } from '#domain/capacity/site-report';
import { addDays, dayOf } from '#domain/day';
import { Key } from '../checkpoint/frame/key';
import { Field } from '../ui/field';
import { Page } from '../ui/page';
import { useFormat } from '../words/format';
import { useSiteWords } from '../words/site';
import { useTransferWords } from '../words/transfers';
import type { Saying } from './site-post';
import type { Site } from './use-site';

const FIGURES = [
  'present',
  'in',
  'out',
  'missing',
  'fevers',
] as const satisfies readonly (keyof SiteCounts)[];

type ReportProps = {
  site: Site;
  now: number;
  save: Saying;
  /** To those who have to be measured now. */
  onRound: () => void;
  onSaved: () => void;
  onBack: () => void;
};

/** The day of the site in five figures that the phone counted, and the tap that confirms them. */
export function ReportScreen({ site, now, save, onRound, onSaved, onBack }: ReportProps) {
  const words = useSiteWords();
  const { transfers } = useTransferWords();
  const format = useFormat(site.zoneMinutes);
  const today = dayOf(now, site.zoneMinutes);
  const yesterday = addDays(today, -1);
  const [day, setDay] = useState(today);
  const [word, setWord] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const counts = site.figures(day);
  const due = site.wards.all.filter(({ standing }) => standing.is === 'due').length;
  const before = site.report(day);
  const done = before !== null && sameCounts(before.counts, counts);
  // A day that was confirmed and has not changed needs nobody, unless there is something to add.
  const says = !done || word.trim() !== '';
  const confirm = () => {
    const text = word.trim();
    const report = siteReportSchema.safeParse({ day, counts, ...(text === '' ? {} : { word: text }) });
    if (!report.success) return setWrong(words.tooLong);
    save(
      [words.reportOf(format.day(day)), ...FIGURES.map((one) => `${words.figure[one]} ${counts[one]}`)],
      () => site.confirm(report.data),
      onSaved,
    );
  };
  return (
    <Page
      kind="work"
      title={words.reportOf(format.day(day))}
      footer={
        <div class={says ? 'keys keys-2' : 'keys keys-1'}>
          <Key onPress={onBack}>{transfers.back}</Key>
          {says ? (
            <Key usual="usual" onPress={confirm}>
              {before === null ? words.confirm : words.confirmAgain}
            </Key>
          ) : null}
        </div>
      }
    >
      {before === null ? null : (
        <p class={done ? 'banner' : 'banner look'} role="status">
          {words.confirmedBy(before.by, format.time(before.at))}
          {done ? '' : ` ${words.changedSince}`}
        </p>
      )}
      <Figures counts={counts} />
      {day === today && due > 0 ? (
        <button type="button" class="key-plain" onClick={onRound}>
          {words.toMissing(due)}
        </button>
      ) : null}
      <Field
        id="site-report-word"
        label={words.word}
        value={word}
        error={wrong}
        onInput={(text) => {
          setWrong(null);
          setWord(text);
        }}
      />
      <OtherDay
        text={day === today ? words.yesterday : words.today}
        look={day === today && site.report(yesterday) === null ? words.notConfirmed : null}
        onPress={() => setDay(day === today ? yesterday : today)}
      />
    </Page>
  );
}

function Figures({ counts }: { counts: SiteCounts }) {
  const words = useSiteWords();
  return (
    <dl class="site-figures">
      {FIGURES.map((one) => (
        <div
          key={one}
          class={(one === 'missing' || one === 'fevers') && counts[one] > 0 ? 'look' : undefined}
        >
          <dt>{words.figure[one]}</dt>
          <dd>{counts[one]}</dd>
        </div>
      ))}
    </dl>
  );
}

function OtherDay({ text, look, onPress }: { text: string; look: string | null; onPress: () => void }) {
  return (
    <button type="button" class="key-plain" onClick={onPress}>
      {text}
      {look === null ? '' : ` · ${look}`}
    </button>
  );
}

import { useState } from 'preact/hooks';
import { byShortage, type Supply, supplyStanding } from '#domain/capacity/supplies';
import { Key } from '../checkpoint/frame/key';
import { Pad } from '../checkpoint/identify/pad';
import { Page } from '../ui/page';
import { State } from '../ui/state';
import { useFormat } from '../words/format';
import { useSiteSupplyWords, useSiteWords } from '../words/site';
import { lastsText, supplyText } from '../words/supplies';
import { useTransferWords } from '../words/transfers';
import type { Saying } from './site-post';
import type { Site } from './use-site';
import type { Where } from './where';

type StockProps = {
  site: Site;
  now: number;
  where: Extract<Where, { at: 'supplies' | 'count' }>;
  save: Saying;
  go: (where: Where) => void;
  onHome: () => void;
};

/** What the site has in store, what is short first, and the count of one thing. */
export function StockPart({ site, now, where, save, go, onHome }: StockProps) {
  const words = useSiteWords();
  const supply = where.at === 'count' ? site.supplies.find(({ id }) => id === where.supply) : undefined;
  if (supply === undefined)
    return <StockList {...{ site, now }} onCount={(id) => go({ at: 'count', supply: id })} onBack={onHome} />;
  return (
    <CountScreen
      key={supply.id}
      supply={supply}
      onCount={(left) =>
        save(
          [supply.name, words.amount(left, supply.unit)],
          () => site.count(supply, left),
          () => go({ at: 'supplies' }),
        )
      }
      onBack={() => go({ at: 'supplies' })}
    />
  );
}

type ListProps = { site: Site; now: number; onCount: (id: string) => void; onBack: () => void };

function StockList({ site, now, onCount, onBack }: ListProps) {
  const words = useSiteWords();
  const supplies = useSiteSupplyWords();
  const { transfers } = useTransferWords();
  const format = useFormat(site.zoneMinutes);
  const all = site.supplies
    .map((supply) => ({ supply, standing: supplyStanding(supply, { now, zoneMinutes: site.zoneMinutes }) }))
    .sort((a, b) => byShortage(a.standing, b.standing));
  return (
    <Page
      kind="work"
      title={words.supplies}
      footer={
        <div class="keys keys-1">
          <Key onPress={onBack}>{transfers.back}</Key>
        </div>
      }
    >
      {all.length === 0 ? (
        <State kind="empty" title={words.noSupplies}>
          <p>{words.noSuppliesText}</p>
        </State>
      ) : (
        <p class="quiet">{words.tapToCount}</p>
      )}
      <ul class="people">
        {all.map(({ supply, standing }) => (
          <li key={supply.id}>
            <button type="button" class="person-row" onClick={() => onCount(supply.id)}>
              <strong>
                <bdi>{supply.name}</bdi>
              </strong>
              <span class={standing.warning === null ? 'quiet' : 'site-fever'}>
                {lastsText(standing, supplies)}
              </span>
              <span class="person-more quiet">
                {supplyText(supply, standing, { words: supplies, format })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Page>
  );
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];
const LONGEST = 7;

type CountProps = { supply: Supply; onCount: (left: number) => void; onBack: () => void };

/** How much is left, on keys for gloves. */
function CountScreen({ supply, onCount, onBack }: CountProps) {
  const words = useSiteWords();
  const { transfers } = useTransferWords();
  const [typed, setTyped] = useState('');
  return (
    <Page
      kind="work"
      above={supply.name}
      title={words.howMuch}
      footer={
        <>
          <Pad
            characters={DIGITS}
            columns={4}
            onType={(digit) => setTyped((before) => (before.length < LONGEST ? before + digit : before))}
            onErase={() => setTyped((before) => before.slice(0, -1))}
          />
          <div class="keys keys-2">
            <Key onPress={onBack}>{transfers.back}</Key>
            <Key
              usual="usual"
              onPress={() => {
                if (typed !== '') onCount(Number(typed));
              }}
            >
              {words.countGo}
            </Key>
          </div>
        </>
      }
    >
      <output class="keypad-typed">
        {typed === '' ? '–' : typed} {supply.unit}
      </output>
    </Page>
  );
}

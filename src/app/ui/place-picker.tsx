import { useEffect, useId, useState } from 'preact/hooks';
import { COUNTRIES } from '#domain/area/countries';
import { isAreaCode, type Place } from '#domain/area/place';
import { useWords } from '../words/base';
import { useLanguage } from '../words/language';
import { type AreaNames, countryName, placeName, placePath } from '../words/places';
import { childrenOf, searchAreas } from './area-tree';
import { Button } from './button';
import { Field } from './field';
import { FieldError } from './field-error';
import { Icon } from './icon';

/** Where the lists of places come from; null when they cannot be had now. */
export type AreaSource = {
  country: () => Promise<AreaNames | null>;
  towns: (province: string) => Promise<AreaNames | null>;
};

type PickerProps = {
  id: string;
  value: Place | null;
  /** Reports each choice at once: a city is an answer, a town a better one. */
  onPick: (place: Place | null) => void;
  source: AreaSource;
  /** Names known already, of the own county's towns and villages. */
  known?: AreaNames;
  /** Only below this area: the destination in the own county. */
  within?: string;
  /** Offer other countries. */
  abroad?: boolean;
  error?: string | null | undefined;
};

type Loaded = { names: AreaNames; missing: boolean; noTowns: boolean };

/** Province > city > county > town (and village where known), or another country; by steps or by search. */
export function PlacePicker({
  id,
  value,
  onPick,
  source,
  known = {},
  within = '',
  abroad,
  error,
}: PickerProps) {
  const { common } = useWords();
  const language = useLanguage();
  const [tab, setTab] = useState<'china' | 'abroad'>(
    value !== null && !isAreaCode(value) ? 'abroad' : 'china',
  );
  const { loaded, reload } = useAreas(source, { known, within, value });
  const names = loaded?.names ?? known;
  return (
    <div id={id} class={error ? 'field wrong place' : 'field place'} tabIndex={-1}>
      <FieldError id={`${id}-error`} text={error} />
      {value === null ? null : (
        <div class="place-chosen">
          <p>
            <span class="unseen">{common.place.chosen}: </span>
            <bdi>
              {isAreaCode(value) ? placePath(value, names).join(' ') || value : countryName(value, language)}
            </bdi>
          </p>
          <Button kind="plain" onPress={() => onPick(null)}>
            {common.place.again}
          </Button>
        </div>
      )}
      {abroad && value === null ? (
        <div class="chips" role="group" aria-label={common.place.pick}>
          {(['china', 'abroad'] as const).map((one) => (
            <button
              key={one}
              type="button"
              class="chip"
              aria-pressed={tab === one}
              onClick={() => setTab(one)}
            >
              {common.place[one]}
            </button>
          ))}
        </div>
      ) : null}
      {tab === 'abroad' && abroad ? (
        <Countries chosen={value} onPick={onPick} />
      ) : (
        <Tree {...{ value, onPick, names, within, loaded, reload }} />
      )}
    </div>
  );
}

type TreeProps = {
  value: Place | null;
  onPick: (place: Place) => void;
  names: AreaNames;
  within: string;
  loaded: Loaded | null;
  reload: () => void;
};

function Tree({ value, onPick, names, within, loaded, reload }: TreeProps) {
  const { common } = useWords();
  const [text, setText] = useState('');
  const below = childrenOf(value ?? within, names);
  const scope = within === '' ? names : only(names, within);
  if (loaded === null && below.length === 0) return <p class="quiet">{common.place.waiting}</p>;
  if (loaded?.missing === true && below.length === 0)
    return (
      <div class="stack">
        <p>{common.place.missing}</p>
        <Button kind="quiet" onPress={reload}>
          {common.retry}
        </Button>
      </div>
    );
  return (
    <>
      {value === null ? (
        <Search
          text={text}
          onText={setText}
          hint={within === '' ? common.place.searchHint : null}
          hits={searchAreas(text, scope, 8).map((code) => ({ code, name: placePath(code, names).join(' ') }))}
          onPick={(code) => {
            setText('');
            onPick(code);
          }}
        />
      ) : null}
      {value !== null && below.length > 0 ? <p class="hint">{common.place.finer}</p> : null}
      {value !== null && loaded?.noTowns === true && below.length === 0 ? (
        <p class="hint">{common.place.noTowns}</p>
      ) : null}
      {text === '' ? <PlaceGrid codes={below} name={(code) => names[code] ?? code} onPick={onPick} /> : null}
    </>
  );
}

const only = (names: AreaNames, within: string): AreaNames =>
  Object.fromEntries(Object.entries(names).filter(([code]) => code.startsWith(within) && code !== within));

type Hit = { code: Place; name: string };

function Search(props: {
  text: string;
  onText: (text: string) => void;
  hint: string | null;
  hits: Hit[];
  onPick: (code: Place) => void;
}) {
  const { common } = useWords();
  const id = useId();
  return (
    <div class="stack">
      <Field
        id={id}
        type="search"
        label={common.place.search}
        hint={props.hint}
        value={props.text}
        onInput={props.onText}
        after={<Icon name="search" />}
      />
      <p class={props.text === '' || props.hits.length > 0 ? 'unseen' : 'hint'} role="status">
        {props.text === '' ? '' : common.place.found(props.hits.length)}
      </p>
      {props.hits.length === 0 ? null : (
        <ul class="place-hits">
          {props.hits.map(({ code, name }) => (
            <li key={code}>
              <button type="button" class="place-hit" onClick={() => props.onPick(code)}>
                <bdi>{name}</bdi>
                <Icon name="forward" size={20} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type GridProps = { codes: readonly string[]; name: (code: string) => string; onPick: (code: string) => void };

function PlaceGrid({ codes, name, onPick }: GridProps) {
  return (
    <ul class="place-grid">
      {codes.map((code) => (
        <li key={code}>
          <button type="button" class="chip" onClick={() => onPick(code)}>
            <bdi>{name(code)}</bdi>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Countries({ chosen, onPick }: { chosen: Place | null; onPick: (place: Place) => void }) {
  const language = useLanguage();
  const [text, setText] = useState('');
  if (chosen !== null) return null;
  const all = COUNTRIES.filter((code) => code !== 'CN').map((code) => ({
    code,
    name: placeName(code, {}, language),
  }));
  const near = ['HK', 'MO', 'TW'];
  const wanted = text.trim().toLowerCase();
  const hits = all.filter((one) => wanted !== '' && one.name.toLowerCase().includes(wanted)).slice(0, 8);
  const sorted = all.sort((a, b) => a.name.localeCompare(b.name, language));
  const listed = [
    ...sorted.filter((one) => near.includes(one.code)),
    ...sorted.filter((one) => !near.includes(one.code)),
  ];
  return (
    <>
      <Search text={text} onText={setText} hint={null} hits={hits} onPick={onPick} />
      {text === '' ? (
        <PlaceGrid
          codes={listed.map((one) => one.code)}
          name={(code) => placeName(code, {}, language)}
          onPick={onPick}
        />
      ) : null}
    </>
  );
}

/** The lists that the present choice needs: the country at once, the towns of a province when one is open. */
function useAreas(source: AreaSource, about: { known: AreaNames; within: string; value: Place | null }) {
  const [country, setCountry] = useState<AreaNames | null | 'waiting'>('waiting');
  const [towns, setTowns] = useState<Record<string, AreaNames | null>>({});
  const [turn, setTurn] = useState(0);
  const local = about.within !== '';
  useEffect(() => {
    if (!local) void source.country().then(setCountry);
  }, [turn, local]);
  const province =
    !local && about.value !== null && /^\d{6}/.test(about.value) ? about.value.slice(0, 2) : null;
  useEffect(() => {
    if (province === null || towns[province]) return;
    void source.towns(province).then((names) => setTowns((before) => ({ ...before, [province]: names })));
  }, [province, turn]);
  const waiting = !local && country === 'waiting';
  const listed = country === 'waiting' ? null : country;
  const below = province === null ? undefined : towns[province];
  const loaded: Loaded | null = waiting
    ? null
    : {
        names: { ...listed, ...below, ...about.known },
        missing: !local && listed === null,
        noTowns: below === null,
      };
  return { loaded, reload: () => setTurn(turn + 1) };
}

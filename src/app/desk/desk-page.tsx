import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { usePreferring } from '../shell-context';
import { Logo } from '../ui/icon';
import { Page } from '../ui/page';
import { useWords } from '../words/base';
import { useDesk } from './desk-context';
import { CallCount } from './duty/call-count';
import { DutySwitch } from './duty/duty-switch';
import { LateCount } from './open/late-count';
import { may } from './rights';
import { whereOf } from './where';
import { useDeskWords } from './words';

type DeskPageProps = { title: string; hideTitle?: boolean; children: ComponentChildren };

/** One screen of the desk under its ink header. */
export function DeskPage({ title, hideTitle, children }: DeskPageProps) {
  return (
    <Page kind="desk" title={title} hideTitle={hideTitle === true} header={<DeskHeader />}>
      {children}
    </Page>
  );
}

const PAGES = [
  'board',
  'open',
  'instructions',
  'follow-ups',
  'transfers',
  'capacity',
  'persons',
  'vehicles',
  'policy',
  'places',
] as const;
const OF_PEOPLE: readonly string[] = [
  'board',
  'open',
  'instructions',
  'follow-ups',
  'transfers',
  'capacity',
  'persons',
  'vehicles',
];

function DeskHeader() {
  const words = useDeskWords();
  const { common } = useWords();
  const { account } = useDesk();
  const { path } = useLocation();
  const here = whereOf(path).page;
  useCurrentInSight(path);
  const under =
    here === 'person'
      ? 'persons'
      : here === 'poster'
        ? 'places'
        : here === 'instruction'
          ? 'instructions'
          : here === 'compare'
            ? 'open'
            : here;
  return (
    <>
      <a class="skip" href="#content" onClick={skip}>
        {words.skip}
      </a>
      <a class="brand" href="/desk">
        <Logo />
        <span>{common.productOf(account.county.name)}</span>
      </a>
      <nav class="desk-nav" aria-label={words.nav.label}>
        {PAGES.filter((page) => may(account.role, 'people') || !OF_PEOPLE.includes(page)).map((page) => (
          <a
            key={page}
            href={page === 'board' ? '/desk' : `/desk/${page}`}
            aria-current={page === under ? 'page' : undefined}
            {...(page === 'persons' ? { title: words.keys, 'aria-keyshortcuts': '/' } : {})}
          >
            {words.nav[page]}
            {page === 'open' ? <LateCount /> : null}
            {page === 'instructions' ? <CallCount /> : null}
          </a>
        ))}
      </nav>
      <Holder />
    </>
  );
}

/** On a phone the rows of links are longer than the screen: where one is must be seen. */
function useCurrentInSight(path: string) {
  useEffect(() => {
    for (const link of document.querySelectorAll('.desk-nav [aria-current]'))
      link.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [path]);
}

/** Who sits at the desk, the other language, and the way out. */
function Holder() {
  const words = useDeskWords();
  const { common } = useWords();
  const { account, signOut } = useDesk();
  const { preferences, prefer } = usePreferring();
  const other = preferences.language === 'zh' ? 'en' : 'zh';
  return (
    <div class="desk-holder">
      <DutySwitch />
      <span class="desk-name" title={words.role[account.role]}>
        {account.name}
      </span>
      <button
        type="button"
        class="switch"
        lang={other === 'zh' ? 'zh-CN' : 'en'}
        onClick={() => prefer({ language: other })}
      >
        {common.language[other]}
      </button>
      <button type="button" class="switch" onClick={() => void signOut()}>
        {words.signOut}
      </button>
    </div>
  );
}

function skip(event: Event) {
  // To the heading, which every page has; the address stays the page's.
  event.preventDefault();
  document.querySelector('h1')?.focus();
}

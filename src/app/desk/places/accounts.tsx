import type { PlacesAnswer } from '#domain/desk/desk';
import { useDutyWords } from '../../words/duty';
import { useDesk } from '../desk-context';
import { useDuty } from '../duty/duty-context';
import { SetTelephone } from '../duty/set-telephone';
import { usePlaceNames } from '../place-names';
import { may } from '../rights';
import { useDeskWords, usePlacesWords } from '../words';
import { AddAccount } from './add-account';
import { EndOne } from './end-one';
import { List } from './list';
import type { ListProps } from './places';

type Account = PlacesAnswer['accounts'][number];

/** Who signs in to the desk, as what, for which area. */
export function Accounts({ places, onDone }: ListProps) {
  const words = usePlacesWords();
  const desk = useDeskWords();
  const { account } = useDesk();
  const { short } = usePlaceNames();
  const duty = useDutyWords();
  const { duties } = useDuty();
  const allowed = may(account.role, 'accounts');
  return (
    <List<Account>
      caption={words.tabs.accounts}
      rows={places.accounts}
      empty={{
        title: words.accounts.empty,
        text: allowed ? words.accounts.emptyText : desk.fault['not-allowed'],
      }}
      add={
        allowed
          ? {
              label: words.accounts.add,
              form: (onClose) => <AddAccount onMade={(name) => onDone(words.made(name))} onClose={onClose} />,
            }
          : null
      }
      columns={[
        {
          key: 'name',
          head: words.person,
          cell: (one) => (
            <>
              <bdi class="strong">{one.name}</bdi>{' '}
              {one.id === account.id ? <span class="quiet small">{words.accounts.you}</span> : null}
            </>
          ),
        },
        { key: 'login', head: words.accounts.login, cell: (one) => one.login },
        { key: 'role', head: words.accounts.role, cell: (one) => desk.role[one.role] },
        { key: 'area', head: words.accounts.area, cell: (one) => short(one.area) },
        {
          key: 'telephone',
          head: duty.set,
          cell: (one) =>
            duties?.accounts.find(({ id }) => id === one.id)?.telephone ?? (
              <span class="quiet">{duty.none}</span>
            ),
        },
        {
          key: 'deeds',
          head: words.deeds,
          cell: (one) => (
            <span class="deeds">
              {allowed && one.endedAt === null && one.role !== 'auditor' ? (
                <SetTelephone kind="accounts" one={one} onDone={onDone} />
              ) : null}
              {/* Nobody locks themselves out: another account ends one's own. */}
              <EndOne kind="account" one={one} allowed={allowed && one.id !== account.id} onDone={onDone} />
            </span>
          ),
        },
      ]}
    />
  );
}

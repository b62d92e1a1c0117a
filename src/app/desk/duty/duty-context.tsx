import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type DutyAnswer, dutyAnswerSchema } from '#domain/desk/duty-desk';
import { useAnswer, useDesk } from '../desk-context';
import { useReadAtNews } from '../keep-fresh';
import { may } from '../rights';

/** Who is on duty, read once for all screens; null until it is known, and for those who may not see it. */
type OnDuties = { duties: DutyAnswer | null; again: () => Promise<unknown> };

const DutyContext = createContext<OnDuties>({ duties: null, again: async () => undefined });

/** Who is on duty where. */
export const useDuty = (): OnDuties => useContext(DutyContext);

/** Reads who is on duty, and again when somebody comes or leaves. */
export function DutyProvider({ children }: { children: ComponentChildren }) {
  const { account } = useDesk();
  return may(account.role, 'people') ? <Provider>{children}</Provider> : <>{children}</>;
}

function Provider({ children }: { children: ComponentChildren }) {
  const answer = useAnswer('/v1/duty', dutyAnswerSchema);
  useReadAtNews(answer, 'duty');
  return (
    <DutyContext.Provider value={{ duties: answer.value, again: answer.again }}>
      {children}
    </DutyContext.Provider>
  );
}

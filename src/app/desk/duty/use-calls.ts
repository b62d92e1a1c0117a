import { useEffect } from 'preact/hooks';
import { type CallsAnswer, callsAnswerSchema } from '#domain/desk/duty-desk';
import { type Answer, useAnswer, useDesk } from '../desk-context';

/** A call comes due by time alone, of which no event tells. */
const READ_EVERY = 30_000;

/** The calls to make, or how many; read again as instructions change and time passes. */
export function useCalls(only?: 'counts'): Answer<CallsAnswer> {
  const { live } = useDesk();
  const answer = useAnswer(only === undefined ? '/v1/calls' : '/v1/calls?only=counts', callsAnswerSchema);
  useEffect(() => {
    const timer = setInterval(() => void answer.again(), READ_EVERY);
    const stop = live.listen(({ type }) => {
      if (type === 'instructions' || type === 'again') void answer.again();
    });
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [live]);
  return answer;
}

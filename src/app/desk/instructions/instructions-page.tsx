import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { instructionsAnswerSchema } from '#domain/desk/instructions-desk';
import { byUrgency } from '#domain/instruction/standing';
import { Button } from '../../ui/button';
import { State } from '../../ui/state';
import { useInstructionWords } from '../../words/instructions';
import { useAnswer, useNow } from '../desk-context';
import { DeskPage } from '../desk-page';
import { ToCalls } from '../duty/call-count';
import { CallsPage } from '../duty/calls-page';
import { useKeptFresh } from '../keep-fresh';
import { Objections } from '../objections/objections';
import { Read } from '../read';
import { GiveOrder } from './give-order';
import { InstructionTable } from './instruction-table';
import './instructions.css';

/** What is asked of towns and villages, the nearest limit first; what is over its time says whose it is now. */
export function InstructionsPage() {
  const { query } = useLocation();
  return query['call'] === undefined ? <AllInstructions /> : <CallsPage />;
}

function AllInstructions() {
  const words = useInstructionWords();
  const answer = useAnswer('/v1/instructions', instructionsAnswerSchema);
  const now = useNow();
  const [giving, setGiving] = useState(false);
  useKeptFresh(answer, 'instructions');
  return (
    <DeskPage title={words.title}>
      <div class="row">
        <Button kind="quiet" onPress={() => setGiving(true)}>
          {words.give}
        </Button>
        <ToCalls />
      </div>
      <Objections />
      <Read answer={answer}>
        {({ instructions, more }) =>
          instructions.length === 0 ? (
            <State kind="empty" title={words.none}>
              <p>{words.noneText}</p>
            </State>
          ) : (
            <>
              <InstructionTable instructions={[...instructions].sort(byUrgency(now))} now={now} />
              {more ? <p class="quiet">{words.more}</p> : null}
            </>
          )
        }
      </Read>
      {giving ? (
        <GiveOrder
          onClose={() => setGiving(false)}
          onGiven={() => {
            setGiving(false);
            void answer.again();
          }}
        />
      ) : null}
    </DeskPage>
  );
}

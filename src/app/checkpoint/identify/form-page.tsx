import type { ComponentChildren } from 'preact';
import { Page } from '../../ui/page';
import { useWords } from '../../words/base';
import { usePostWords } from '../../words/checkpoint';
import { Key } from '../frame/key';

type FormPageProps = {
  /** Left out where the keys need the room. */
  header?: ComponentChildren;
  title: string;
  onBack: () => void;
  onGo: () => void;
  /** Keys to type with, above what goes on and back. */
  pad?: ComponentChildren;
  children: ComponentChildren;
};

/** One or two lines to type, and on. */
export function FormPage({ header, title, onBack, onGo, pad, children }: FormPageProps) {
  const { common } = useWords();
  const { checkpoint } = usePostWords();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onGo();
      }}
    >
      <Page
        kind="work"
        title={title}
        header={header}
        footer={
          <>
            {pad}
            <div class="keys keys-2">
              <Key onPress={onBack}>{checkpoint.ask.back}</Key>
              <button type="submit" class="key usual">
                {common.go}
              </button>
            </div>
          </>
        }
      >
        {children}
      </Page>
    </form>
  );
}

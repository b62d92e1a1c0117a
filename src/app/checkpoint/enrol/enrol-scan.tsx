import type { Device, EnrolFault } from '#device/device';
import type { Post } from '#domain/county/county';
import { LinkButton } from '../../ui/button';
import { Page } from '../../ui/page';
import { State } from '../../ui/state';
import { usePostWords } from '../../words/checkpoint';
import { workPage } from '../../work-page';
import { Finder } from '../scan/finder';
import { useDecoder } from '../scan/use-decoder';
import { FromBefore } from './from-before';

type EnrolScanProps = {
  device: Device;
  joining: boolean;
  fault: EnrolFault | null;
  /** The post that this phone belongs to already. */
  post: Post | null;
  onText: (text: string) => void;
};

/** Scans the one-time code; each thing that can be wrong with it has its own sentence. */
export function EnrolScan({ device, joining, fault, post, onText }: EnrolScanProps) {
  const { post: words } = usePostWords();
  const openDecoder = useDecoder();
  const way = `/${workPage(post?.kind ?? 'road')}`;
  return (
    <Page
      kind="work"
      title={words.enrol.title}
      footer={
        post === null ? undefined : (
          <>
            <p>{words.enrol.already(post.name)}</p>
            <LinkButton href={way}>{words.enrol.go}</LinkButton>
          </>
        )
      }
    >
      {joining ? (
        <State kind="waiting" title={words.enrol.joining}>
          {null}
        </State>
      ) : (
        <>
          {fault === null ? <p>{words.enrol.text}</p> : null}
          {fault === null ? null : (
            <p class="banner look" role="alert">
              {words.enrol.fault[fault]}
            </p>
          )}
          <Finder openDecoder={openDecoder} onText={onText} />
          <FromBefore device={device} />
        </>
      )}
    </Page>
  );
}

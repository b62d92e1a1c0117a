import type { TakeFault } from '#device/carry/take';
import type { CARRIED_REFUSALS } from '#domain/record/carried';

/** Records that wait, were refused, or leave without a network; and the change of shift. */
export const handOver = {
  why: {
    'no-network': '没有网络，连上就自动传。',
    refused: '指挥部不接收这部手机。',
    'update-needed': '应用太旧，更新以后才能传。',
    busy: '指挥部正忙，过一会儿自动再传。',
    sending: '正在传…',
  },
  fileName: (post: string, day: string) => `kakou-登记-${post}-${day}.kakou`,
  receiptsName: (day: string) => `kakou-回执-${day}.kakou`,

  troubled: {
    open: (count: number) => `被退回和冲突的 ${count} 条`,
    title: '被退回和有冲突的',
    text: '都在手机里，没有丢。',
    none: '没有被退回的了',
    noneText: '指挥部都收下了。',
    noneYet: (unsent: number) => `还有 ${unsent} 条等着传，传到以后才知道收没收下。`,
    again: '再传这条',
    allAgain: '全部再传一次',
    checkAgain: '重新查验这个人',
    aside: '知道了，先放着',
    asideTitle: '放着的',
    exportAll: '导出成文件',
  },

  hand: {
    open: '没有网？手工转交',
    title: '手工转交',
    count: (count: number) => `这部手机有 ${count} 条没传`,
    nothing: '没有要转交的',
    nothingText: '这部手机的登记都已传到指挥部。',
    how: '登记是封好的，别人打不开、改不了。收到回执以前，这部手机一条也不会删。',
    show: '给另一部手机扫',
    showHint: '两部手机面对面，不用网络。',
    file: '存成文件',
    fileHint: '用微信、U 盘、蓝牙都行，交给同事或指挥部。',
    given: { shared: '文件已交出。', saved: '文件已存到“下载”。', cancelled: '没有交出文件。' },
    receive: '接收',
    receiveHint: '扫别人手机上的动画码，或打开文件；也用来收回执。',
  },

  show: {
    records: '请另一部手机来扫',
    receipts: '请原来的手机来扫回执',
    code: '动画码',
    count: (count: number) => `${count} 条登记`,
    how: '对方打开“登记与设置”、“手工转交”、“接收”，对准这里，等到对方说“收好了”。',
    lot: (lot: number, lots: number) => `第 ${lot} 批，共 ${lots} 批`,
    next: '下一批',
    round: (shown: number, pieces: number) => `已放 ${shown} 帧，最少 ${pieces} 帧`,
    done: '对方收好了',
  },

  receive: {
    title: '对准对方的动画码',
    gathering: { records: '正在收登记', receipts: '正在收回执' },
    part: (had: number, pieces: number) => `${had} / ${pieces}`,
    file: '打开文件',
    taken: (count: number) => `收好了：${count} 条`,
    takenText: '这部手机有网就替他传，然后把回执给他看。',
    already: '这一份已经收过了。',
    settled: (sent: number) => `回执收好了：${sent} 条已到指挥部`,
    settledMore: (rejected: number) => `${rejected} 条被退回或有冲突，请看清单。`,
    left: (left: number) => (left === 0 ? '没有待传的了。' : `还有 ${left} 条待传。`),
    back: '收完了',
    notAnimated: '这不是动画码。请扫对方“给另一部手机扫”的画面。',
    wrong: '读到的不完整，请再扫一遍。',
    fault: {
      'not-ours': '这不是登记文件。请选名字以 .kakou 结尾的文件。',
      'newer-version': '这份文件是更新的应用做的。请先更新这部手机。',
      'cut-off': '文件不完整，后面断了。请对方再存一次，对方手机里都还在。',
      'too-large': '文件太大，不是登记文件。',
      malformed: '文件坏了。请对方再存一次，对方手机里都还在。',
      'other-county': '这是别的县的，这里收不了。请交给那个县。',
      'bad-signature': '回执不是指挥部签发的，没有采用。登记都还在。',
      'of-another-phone': '这份回执是另一部手机的。',
      'own-records': '这就是本机的登记。请交给另一部手机或指挥部。',
      'not-enrolled': '这部手机没有加入卡口，不能替别人传。',
    } satisfies Record<TakeFault, string>,
  },

  carried: {
    title: '替别人带的',
    line: (count: number, at: string) => `${count} 条，${at}收的`,
    state: { waiting: '等网络', sent: '已传到指挥部', refused: '指挥部没有收' },
    receipts: '给他看回执',
    receiptsFile: '回执存成文件',
    refused: {
      malformed: '内容坏了。请对方再转交一次。',
      'other-county': '这是别的县的。',
      'unknown-phone': '指挥部不认识那部手机。请把文件交给指挥部。',
      'bad-signature': '签名不对，可能被改过。请对方再转交一次。',
      'newer-version': '指挥部的系统要先更新。',
    } satisfies Record<(typeof CARRIED_REFUSALS)[number], string>,
  },

  /** After the browser lost its storage: what was on this phone before, from the second copy. */
  before: {
    title: (count: number) => `以前的 ${count} 条登记还在`,
    text: '手机的存储丢过一次，登记另外留了一份，没有丢。重新加入以后自动传到指挥部，不用再登记一遍。',
    file: '加入不了？存成文件',
    fileHint: '文件是封好的，别人打不开。交给同事或指挥部，由他们传。',
    inFileName: '以前',
    carried: '本机以前的',
    carriedText: '手机的存储丢过，这些是从另外留的一份里找回来的。有网络就自动传。',
    line: (count: number, at: string) => `${count} 条，${at}找回的`,
  },

  revoked: {
    unsent: (count: number) => `还有 ${count} 条没交出去。点“手工转交”，用另一部手机或文件交给指挥部。`,
    empty: '登记都已交清，这部手机可以交回了。',
  },

  shift: {
    open: '换班',
    title: '换班交接',
    from: (name: string) => `交班：${name}`,
    since: (at: string) => `${at}上岗`,
    checks: '查验',
    arrivals: '到达登记',
    unsent: '待传',
    rejected: '退回、冲突',
    oldest: (at: string) => `最早一条 ${at}`,
    keeps: '已登记的都记在原来的人名下，换人不会变。待传的连上网照样传。',
    car: (plate: string, decided: number, heads: number) => `一辆车没查完：${plate}，${decided}/${heads} 人`,
    who: '谁来接班？',
    stay: '不换了',
    noPlate: '无车牌',
    by: (name: string) => `${name}记`,
  },

  takeOver: {
    title: (name: string) => `${name}的车查到一半`,
    plate: '车牌',
    decided: (decided: number, heads: number) => `${heads} 人里查完 ${decided} 人，记在原来的人名下。`,
    anew: '没查完的人要从头问一遍：四步要自己看。',
    go: '我接着查',
    gone: '车已经走了',
    worker: '换回原来的人',
  },

  correcting: (name: string) => `重新查验：${name}`,
  stopCorrecting: '不重新查验了',
};

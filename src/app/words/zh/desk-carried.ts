/** Files of records that were handed to the desk. */
export const carried = {
  open: '导入手机交来的文件',
  title: '手机交来的登记',
  text: '卡口手机“手工转交”存成的文件（.kakou）。登记是封好的，只有服务器打得开；同一个文件导入几次都一样。',
  choose: '选文件',
  reading: (part: number, parts: number) => `正在导入 ${part} / ${parts}…`,
  done: '已导入',
  counts: {
    stored: '新收下',
    duplicate: '早已有了',
    conflict: '有冲突',
    rejected: '没有收',
  },
  from: (model: string, post: string) => `${post} 的 ${model}`,
  fromUnknown: '一部手机',
  revoked: '这部手机已经作废：登记照收，并注明是代交的。',
  receipts: '回执',
  receiptsText:
    '请那部手机打开“手工转交”、“接收”，对准这个码，或者把回执文件交给它。收到回执以后它才算交清。',
  receiptsCode: '回执动画码',
  saveReceipts: '回执存成文件',
  receiptsName: (day: string) => `kakou-回执-${day}.kakou`,
  round: (shown: number, pieces: number) => `已放 ${shown} 帧，最少 ${pieces} 帧`,
  stopped: (part: number, parts: number) =>
    `导入到第 ${part} 份（共 ${parts} 份）时断了。请再导入一次，已收下的不会重复。`,
  fault: {
    'not-ours': '这不是登记文件。请选名字以 .kakou 结尾的文件。',
    'newer-version': '这份文件是更新的应用做的，服务器要先更新。',
    'cut-off': '文件不完整，后面断了。请对方再存一次，手机里都还在。',
    'too-large': '文件太大，不是登记文件。',
    malformed: '文件坏了。请对方再存一次，手机里都还在。',
    'other-county': '这是别的县的登记，请交给那个县。',
    'unknown-phone': '服务器不认识那部手机。如果服务器恢复过旧备份，请联系管理员。',
    'bad-signature': '签名不对，文件可能被改过，没有采用。请对方再存一次。',
  },
};

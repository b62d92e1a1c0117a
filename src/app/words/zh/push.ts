/** What a village's phone says of being told while its app is closed. */
export const push = {
  title: '关着也提醒',
  text: '卡口关着的时候，来了新指令，手机会提醒一声。提醒里没有人名。',
  on: '开',
  off: '关',
  notice: '卡口',
  noticeText: '有新的指令，请打开看。',
  denied: '手机不许卡口发提醒。请到手机设置里打开通知。',
  failed: '没有办成，请有网时再试。',
};

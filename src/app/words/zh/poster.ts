/** The sheet for a door. It speaks both languages at once, so both of these go with it. */
export const poster = {
  title: '打印海报',
  print: '打印',
  back: '回到场所与人员',
  how: '纸张 A4，竖排，不缩放。',
  scan: '进门请扫码',
  scanPost: '请先扫这个码',
  what: '用手机相机或微信扫一扫。没有手机请找工作人员登记。',
  code: (name: string) => `${name} 的场所码`,
  product: '场所码',
};

import type { RequestListener } from 'node:http';
import { renderUnicodeCompact } from 'uqr';

/** Gives the authority's certificate over plain http, and nothing else: whoever fetches it does not trust us yet. */
export function authorityListener(authority: string): RequestListener {
  return (request, response) => {
    if (request.method !== 'GET' || request.url !== '/ca.crt') {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': 'application/x-x509-ca-cert',
      'content-disposition': 'attachment; filename="kakou-ca.crt"',
    });
    response.end(authority);
  };
}

/** How phones on the same network come to trust this server: once each. */
export function showLan(origin: string, plainPort: number): string {
  const host = new URL(origin).hostname;
  return [
    '',
    `  On this network 本地网络: ${origin}`,
    renderUnicodeCompact(origin)
      .split('\n')
      .map((line) => `    ${line}`)
      .join('\n'),
    `  Each phone, once 每部手机一次:`,
    `    1. open http://${host}:${plainPort}/ca.crt 打开并下载证书`,
    '    2. Android: Settings > Security > Install a certificate > CA certificate 设置 > 安全 > 安装 CA 证书',
    '       iPhone: Settings > Profile Downloaded > Install, then General > About > Certificate Trust Settings > on',
    '       设置 > 已下载描述文件 > 安装；通用 > 关于本机 > 证书信任设置 > 打开',
    `    3. open ${origin} 打开网址`,
    '',
  ].join('\n');
}

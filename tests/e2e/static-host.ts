import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
  '.zip': 'application/zip',
};

export interface StaticHost {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Serves a folder as static hosts do: index.html for folders, a redirect to the slash, 404.html for what is not there, and
 * texts gzipped, and the headers that `_headers` says, as Netlify and Cloudflare Pages read it.
 */
export async function serveFolder(folder: string): Promise<StaticHost> {
  const rules = readRules((await readIfAny(join(folder, '_headers')))?.toString('utf8') ?? '');
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    for (const { prefix, name, value } of rules)
      if (pathname.startsWith(prefix)) response.setHeader(name, value);
    void answer(folder, request.url ?? '/', response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** `/kits/*` and below it, indented, names and values. */
function readRules(text: string): { prefix: string; name: string; value: string }[] {
  let prefix = '';
  return text.split('\n').flatMap((line) => {
    const [, name = '', value = ''] = /^ +([\w-]+): (.*)$/.exec(line) ?? [];
    if (name === '') prefix = line.replace(/\*$/, '');
    return name === '' ? [] : [{ prefix, name, value }];
  });
}

async function answer(folder: string, target: string, response: ServerResponse): Promise<void> {
  const { pathname, search } = new URL(target, 'http://host');
  const path = decodeURIComponent(pathname);
  const bytes = await readIfAny(join(folder, path.endsWith('/') ? `${path}index.html` : path));
  if (bytes) {
    const type = TYPES[path.endsWith('/') ? '.html' : extname(path)] ?? 'application/octet-stream';
    const isText = /^text|json|xml|javascript/.test(type);
    if (isText) response.setHeader('content-encoding', 'gzip');
    response.writeHead(200, { 'content-type': type }).end(isText ? gzipSync(bytes) : bytes);
  } else if (!path.endsWith('/') && (await readIfAny(join(folder, path, 'index.html')))) {
    response.writeHead(301, { location: `${pathname}/${search}` }).end();
  } else {
    const page = await readIfAny(join(folder, '404.html'));
    response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  }
}

async function readIfAny(path: string): Promise<Buffer | null> {
  return readFile(path).catch(() => null);
}

/**
 * Serves a built site as a static host does. Program: node scripts/serve.ts, with PORT, HOST, BASE and
 * MINGWEN_OUT from the environment.
 */
import {existsSync, readFileSync, statSync} from 'node:fs'
import {createServer, type Server, type ServerResponse} from 'node:http'
import {join, resolve, sep} from 'node:path'
import {pathToFileURL} from 'node:url'
import sirv from 'sirv'
import {sendRanges, severalRanges} from './ranges.ts'
import {ROOT} from './tool.ts'

export interface ServeOptions {
  /** The built site. */
  dir: string
  port: number
  host?: string | undefined
  /** The path under which the site was built, such as /mingwen/. */
  base?: string | undefined
  /** Takes the next free port when the wanted one is in use. */
  orNext?: boolean
}

export interface Serving {
  server: Server
  /** Where the start page is. */
  url: string
}

/** Text formats, which are all in UTF-8; sirv says so only of HTML. */
const TEXT_TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  csv: 'text/csv',
  js: 'text/javascript',
  json: 'application/json',
  md: 'text/markdown',
  mjs: 'text/javascript',
  txt: 'text/plain',
  webmanifest: 'application/manifest+json',
  xml: 'application/xml',
}

/** Starts the server and resolves when it listens. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const {host = '127.0.0.1', orNext = false} = options
  const dir = resolve(ROOT, options.dir)
  const base = `/${(options.base ?? '').replace(/^\/|\/$/g, '')}/`.replace('//', '/')
  if (!existsSync(join(dir, 'index.html'))) throw new Error(`${dir} holds no built site`)
  const files = sirv(dir, {etag: true, maxAge: 0, setHeaders: nameEncoding})

  const server = createServer((request, response) => {
    const address = addressIn(request.url)
    if (!address) {
      response.writeHead(400).end()
      return
    }
    const {pathname, search} = address
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, {Allow: 'GET, HEAD'}).end()
    } else if (!pathname.startsWith(base)) {
      if (pathname === '/' || `${pathname}/` === base) redirect(response, base + search)
      else notFound(response, dir)
    } else if (isFolder(dir, pathname.slice(base.length))) {
      redirect(response, `${pathname}/${search}`)
    } else {
      request.url = `/${pathname.slice(base.length)}${search}`
      const path = fileAt(dir, pathname.slice(base.length))
      const ranges = path && severalRanges(request.headers.range, statSync(path).size)
      if (path && ranges && request.method === 'GET') {
        sendRanges(response, path, ranges, 'application/octet-stream').catch(() => {
          response.destroy()
        })
        return
      }
      // The whole file is a right answer to any range; sirv misreads all but the plain forms.
      if (!/^bytes=\d+-(?:[1-9]\d*)?$/.test(request.headers.range ?? ''))
        delete request.headers.range
      files(request, response, () => {
        notFound(response, dir)
      })
    }
  })

  let port = options.port
  while (!(await listens(server, port, host))) {
    if (!orNext) throw new Error(`port ${String(port)} is in use`)
    port += 1
  }
  return {server, url: `http://${host}:${String(port)}${base}`}
}

function listens(server: Server, port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE') resolve(false)
      else reject(error)
    }
    server.once('error', failed)
    server.listen(port, host, () => {
      server.off('error', failed)
      resolve(true)
    })
  })
}

function nameEncoding(response: ServerResponse, pathname: string): void {
  const type = TEXT_TYPES[/\.(\w+)$/.exec(pathname)?.[1] ?? '']
  if (type !== undefined) response.setHeader('Content-Type', `${type};charset=utf-8`)
}

/** What is asked for; paths may begin with what would be a host elsewhere. */
function addressIn(url = '/'): URL | undefined {
  const whole = url.startsWith('/') ? `http://localhost${url}` : url
  return URL.canParse(whole) ? new URL(whole) : undefined
}

/** The file of an address, if there is one and it lies in the site. */
function fileAt(dir: string, path: string): string | undefined {
  try {
    const file = resolve(dir, decodeURIComponent(path))
    return file.startsWith(dir + sep) && statSync(file).isFile() ? file : undefined
  } catch {
    return undefined
  }
}

/** A folder asked for without its slash: relative links on its page would lead astray. */
function isFolder(dir: string, path: string): boolean {
  if (path === '' || path.endsWith('/')) return false
  try {
    const file = resolve(dir, decodeURIComponent(path))
    return file.startsWith(dir + sep) && statSync(file).isDirectory()
  } catch {
    return false
  }
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(301, {Location: location}).end()
}

function notFound(response: ServerResponse, dir: string): void {
  const page = join(dir, '404.html')
  response.writeHead(404, {'Content-Type': 'text/html;charset=utf-8'})
  response.end(existsSync(page) ? readFileSync(page) : '404')
}

/** Serves until Ctrl+C, which is the ordinary way to end. */
export async function serveUntilStopped(port: number, orNext: boolean): Promise<string> {
  const {server, url} = await serve({
    dir: process.env.MINGWEN_OUT ?? 'dist',
    port: Number(process.env.PORT ?? port),
    host: process.env.HOST,
    base: process.env.BASE,
    orNext,
  })
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      server.close()
      server.closeAllConnections()
    })
  }
  return url
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(await serveUntilStopped(4329, false))
}

// Builds the web application, or does nothing when no source has changed since it was last built.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const installedStamp = 'node_modules/.installed'
const builtStamp = 'node_modules/.built'

function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path).sort().flatMap((name) => filesIn(join(path, name))).filter((file) => !file.endsWith('schema.d.ts'))
}

function fingerprint(...paths) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap(filesIn)) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

function isCurrent(stamp, mark) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === mark
}

function npm(...words) {
  execFileSync('npm', words, { stdio: 'inherit' })
}

const locked = fingerprint('package.json', 'package-lock.json', '.npmrc')
const sources = fingerprint('src', 'public', 'index.html', 'openapi.json', 'vite.config.ts', 'tsconfig.json', 'package-lock.json', 'package.json')

if (!isCurrent(builtStamp, sources) || !existsSync('dist/index.html')) {
  if (!isCurrent(installedStamp, locked)) {
    npm('ci', '--no-audit', '--no-fund', '--loglevel=error')
    mkdirSync('node_modules', { recursive: true })
    writeFileSync(installedStamp, locked)
  }
  npm('run', '--silent', 'types')
  npm('run', '--silent', 'check')
  npm('run', '--silent', 'test')
  npm('run', '--silent', 'build')
  writeFileSync(builtStamp, sources)
}

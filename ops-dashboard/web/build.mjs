// Builds the web application and, unless called with "true", tests it; does nothing when no source has changed since the last time.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const installedStamp = 'node_modules/.installed'
const builtStamp = 'node_modules/.built'
const testedStamp = 'node_modules/.tested'
const withoutTests = process.argv[2] === 'true'

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

function install() {
  if (isCurrent(installedStamp, locked)) return
  npm('ci', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error')
  mkdirSync('node_modules', { recursive: true })
  writeFileSync(installedStamp, locked)
}

if (!withoutTests && !isCurrent(testedStamp, sources)) {
  install()
  npm('run', '--silent', 'types')
  npm('run', '--silent', 'check')
  npm('run', '--silent', 'test')
  writeFileSync(testedStamp, sources)
}
if (!isCurrent(builtStamp, sources) || !existsSync('dist/index.html')) {
  install()
  npm('run', '--silent', 'build')
  writeFileSync(builtStamp, sources)
}

import { Suspense, useEffect, useState } from 'react'
import type { Me } from '../api/types'
import { useLive } from '../live/stream'
import { Header } from '../panels/Header'
import { Troubles } from '../panels/Troubles'
import { Failed, Loading } from '../parts/States'
import { takeWanted } from '../session/wanted'
import { Broken } from './Broken'
import { withQuery } from './address'
import { CommandBox } from './CommandBox'
import { Help } from './Help'
import { isTyping, walk, wishOf } from './keys'
import { maySee, pageAt } from './pages'
import { go, useAddress, whereNow } from './router'
import { useOnline } from './useOnline'

/** What stands around every page: where one is, where one can go, whether all is well. */
export function Frame({ me }: { me: Me }) {
  const { path, query } = useAddress()
  const found = pageAt(path)
  const [over, setOver] = useState<'commands' | 'help'>()
  useKeys(setOver)
  useEffect(() => {
    const wanted = takeWanted()
    if (wanted && whereNow().path === '/') go(wanted, 'replace')
  }, [])
  useEffect(() => {
    document.title = found && path !== '/' ? `${found.page.title} – Restock` : 'Restock'
  }, [path, found])
  const searches = path === '/' || path === '/stock'
  const search = (words: string) => go(withQuery(searches ? whereNow() : { path: '/', query: {} }, { q: words }), searches ? 'replace' : 'push')
  const view = <PageView me={me} path={path} />
  if (found?.page.bare && maySee(me, found.page)) return view
  return (
    <div className={query['wall'] ? 'page wall' : 'page'}>
      {!query['wall'] && <Header me={me} words={searches ? (query['q'] ?? '') : ''} onWords={search} onApprovals={() => go('/?beside=approvals')} />}
      <Network />
      <Troubles />
      {view}
      {over === 'commands' && <CommandBox me={me} onClose={() => setOver(undefined)} />}
      {over === 'help' && <Help onClose={() => setOver(undefined)} />}
    </div>
  )
}

function PageView({ me, path }: { me: Me; path: string }) {
  const found = pageAt(path)
  if (!found) return <Failed sentence={`There is no page at ${path}. Ctrl K finds those that there are.`} />
  if (!maySee(me, found.page)) return <Failed sentence={`You are ${me.name}, and this page is not for your roles and places: ${me.roles.join(', ') || 'none'}.`} />
  const { page, params } = found
  return (
    <Broken place={path}>
      <Suspense fallback={<Loading what="Loading the page…" />}>{page.bare ? <page.View params={params} /> : <page.View me={me} params={params} />}</Suspense>
    </Broken>
  )
}

function Network() {
  const online = useOnline()
  const lost = useLive((live) => live.connection === 'lost')
  if (online || !lost) return null
  return (
    <p className="state offline" role="status">
      This browser has no network. What you see stands still until it is back.
    </p>
  )
}

function useKeys(show: (over: 'commands' | 'help') => void) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const wish = wishOf(event, isTyping(event.target))
      if (!wish) return
      event.preventDefault()
      if (wish === 'commands' || wish === 'help') show(wish)
      else if (wish === 'search') document.querySelector<HTMLInputElement>('[data-search]')?.focus()
      else walk(wish === 'next' ? 1 : -1)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [show])
}

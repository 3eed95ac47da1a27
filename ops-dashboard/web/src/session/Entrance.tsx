import { Suspense } from 'react'
import { Frame } from '../frame/Frame'
import { pageAt } from '../frame/pages'
import { useAddress } from '../frame/router'
import type { Me } from '../api/types'
import { Words } from '../parts/Words'
import { LoginPage } from './LoginPage'
import { useSession } from './session'

/** For whoever is known and has nothing to see here, such as a till. */
function NotForYou({ why }: { why: string }) {
  return (
    <main className="login">
      <p className="login-why" role="status">
        {why}
      </p>
      <a className="link" href="/logout">
        Log out
      </a>
    </main>
  )
}

function notForRoles(me: Me): string {
  return `You are ${me.name}, and this page is not for your roles: ${me.roles.join(', ') || 'none'}.`
}

/** The server does not answer. A picker goes on with what the browser has kept; all others wait. */
function Away({ trouble }: { trouble: string }) {
  const { path } = useAddress()
  const found = pageAt(path)
  if (found?.page.bare) {
    const { View } = found.page
    return (
      <Suspense fallback={null}>
        <View params={found.params} />
      </Suspense>
    )
  }
  return (
    <main className="login">
      <p role="alert">
        <Words text={trouble} />
      </p>
    </main>
  )
}

/** The page for whom it knows, the login for whom it does not. */
export function Entrance() {
  const session = useSession()
  switch (session.standing) {
    case 'asking':
      return null
    case 'in':
      return session.me.may.includes('READ_PAGE') ? <Frame me={session.me} /> : <NotForYou why={notForRoles(session.me)} />
    case 'out':
      return <LoginPage why={session.why} />
    case 'refused':
      return <NotForYou why={`${session.trouble}. Whoever keeps the identity provider gives roles.`} />
    case 'away':
      return <Away trouble={session.trouble} />
  }
}

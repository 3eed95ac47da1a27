import { Frame } from '../frame/Frame'
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
      return (
        <main className="login">
          <p role="alert">
            <Words text={session.trouble} />
          </p>
        </main>
      )
  }
}

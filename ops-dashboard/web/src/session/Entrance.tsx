import { Page } from '../Page'
import type { Me } from '../api/types'
import { Words } from '../parts/Words'
import { LoginPage } from './LoginPage'
import { useSession } from './session'

/** For whoever is known and has nothing to see here, such as a till. */
function NotForYou({ me }: { me: Me }) {
  return (
    <main className="login">
      <p>
        You are {me.name}, and this page is not for your roles: {me.roles.join(', ') || 'none'}.
      </p>
      <a className="link" href="/logout">
        Log out
      </a>
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
      return session.me.may.includes('READ_PAGE') ? <Page me={session.me} /> : <NotForYou me={session.me} />
    case 'out':
      return <LoginPage why={session.why} />
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

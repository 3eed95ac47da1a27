import { Page } from '../Page'
import { Words } from '../parts/Words'
import { LoginPage } from './LoginPage'
import { useSession } from './session'

/** The page for whom it knows, the login for whom it does not. */
export function Entrance() {
  const session = useSession()
  switch (session.standing) {
    case 'asking':
      return null
    case 'in':
      return <Page me={session.me} />
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

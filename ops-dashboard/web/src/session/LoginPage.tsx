import { useEffect, useState } from 'react'
import { get } from '../api/client'
import { Words } from '../parts/Words'
import type { Why } from './session'
import { keepWanted } from './wanted'

const whyWords: Record<Why, string> = {
  ended: 'Your session has ended.',
  link: 'This link was used already, or is older than ten minutes.',
  refused: 'The identity provider let you in, but its token does not say what you may do here. The log of the dashboard says what is missing.',
}

/** What a stranger sees: how one gets in here, and nothing of the chain. */
export function LoginPage({ why }: { why?: Why | undefined }) {
  const provider = useProvider()
  useEffect(keepWanted, [])
  return (
    <main className="login">
      <h1 className="brand">
        <img src="/favicon.svg" alt="" width="26" height="26" />
        <span>Restock</span>
      </h1>
      {why && (
        <p className="login-why" role="status">
          {whyWords[why]}
        </p>
      )}
      {provider ? (
        <a className="login-button" href="/login">
          Log in
        </a>
      ) : (
        <p>
          <Words text="To log in, open the link that `./restock up` or `./restock demo` printed. It works once, for ten minutes; `./restock link` prints another." />
        </p>
      )}
      {why === 'refused' && (
        <a className="link" href="/logout">
          Log in as another person
        </a>
      )}
    </main>
  )
}

/** Whether people come by an identity provider; on a laptop they come by a link. */
function useProvider(): boolean {
  const [provider, setProvider] = useState(false)
  useEffect(() => {
    const abort = new AbortController()
    void get<{ provider: boolean }>('/login/how', abort.signal).then(
      (how) => setProvider(how.provider),
      () => undefined, // what a laptop needs is said already
    )
    return () => abort.abort()
  }, [])
  return provider
}

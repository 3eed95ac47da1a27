import { Refused, get, whenStranger, wordsOf } from '../api/client'
import type { Me } from '../api/types'
import { listen, stopListening } from '../live/stream'
import { Watched } from '../parts/Watched'

/** Why one stands before the login page: the server says so behind the address's #. */
export type Why = 'ended' | 'link' | 'refused'

type Session =
  | { standing: 'asking' }
  | { standing: 'in'; me: Me }
  | { standing: 'out'; why?: Why }
  /** Known, and without a role of ours. */
  | { standing: 'refused'; trouble: string }
  | { standing: 'away'; trouble: string }

/** Until a dashboard that does not answer is asked again. */
const againMillis = 3_000

const session = new Watched<Session>({ standing: 'asking' })

export function useSession(): Session {
  return session.usePart((now) => now)
}

/** Asks who sits here, and shows the page or the login. */
export async function begin(): Promise<void> {
  const why = whyOf(window.location.hash)
  window.history.replaceState(null, '', window.location.pathname + window.location.search)
  whenStranger(() => session.now.standing !== 'out' && leave(session.now.standing === 'in' ? 'ended' : why))
  try {
    const me = await get<Me>('/v1/me')
    session.become({ standing: 'in', me })
    if (me.may.includes('READ_PAGE')) listen()
  } catch (error) {
    if (session.now.standing === 'out') return
    if (error instanceof Refused) {
      session.become({ standing: 'refused', trouble: error.message })
      return
    }
    session.become({ standing: 'away', trouble: wordsOf(error) })
    window.setTimeout(begin, againMillis)
  }
}

/** Nothing of what the person saw stays on the screen. */
function leave(why: Why | undefined): void {
  stopListening()
  session.become({ standing: 'out', ...(why && { why }) })
}

export function whyOf(hash: string): Why | undefined {
  return hash === '#link' || hash === '#refused' ? (hash.slice(1) as Why) : undefined
}

import type { ReactNode } from 'react'
import type { Answer } from '../api/useAnswer'
import { timeOfDay } from '../time/businessTime'
import { Words } from './Words'

/** Nothing is known yet. */
export function Loading({ what }: { what: string }) {
  return (
    <div className="state loading" role="status">
      <span className="spinner" aria-hidden="true" />
      <p>{what}</p>
    </div>
  )
}

/** It is known that there is nothing: why, and what will change it. */
export function Nothing({ children }: { children: ReactNode }) {
  return (
    <div className="state nothing">
      <p>{children}</p>
    </div>
  )
}

/** A list, or why there is nothing in it: a list holds its rows and nothing else. */
export function Listed({ isEmpty, nothing, children }: { isEmpty: boolean; nothing: ReactNode; children: ReactNode }) {
  return isEmpty ? <Nothing>{nothing}</Nothing> : <ul className="list">{children}</ul>
}

/** It could not be had, and nothing older is known. */
export function Failed({ sentence }: { sentence: string }) {
  return (
    <div className="state failed" role="alert">
      <p>
        <Words text={sentence} />
      </p>
    </div>
  )
}

/** What one sees is what was known then; asking again fails. */
function Stale({ answeredAt, sentence }: { answeredAt: number; sentence: string }) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <div className="state stale" role="status">
      <p>
        As of {timeOfDay(answeredAt, zone)} by your clock. <Words text={sentence} />
      </p>
    </div>
  )
}

/** The browser has no network: what one does waits here until it is back. */
export function Offline({ children }: { children: ReactNode }) {
  return (
    <div className="state offline" role="status">
      <p>{children}</p>
    </div>
  )
}

type AnsweredProps<T> = { answer: Answer<T>; loading: string; children: (value: T) => ReactNode }

/** An answer in whichever state it is. */
export function Answered<T>({ answer, loading, children }: AnsweredProps<T>) {
  const { value, trouble, answeredAt } = answer
  if (value === undefined) return trouble ? <Failed sentence={trouble} /> : <Loading what={loading} />
  return (
    <>
      {trouble && answeredAt !== undefined && <Stale answeredAt={answeredAt} sentence={trouble} />}
      {children(value)}
    </>
  )
}

/** What an answer lacks, a sentence each. */
export function Lacks({ troubles }: { troubles: readonly string[] }) {
  return troubles.map((sentence) => <Failed key={sentence} sentence={sentence} />)
}

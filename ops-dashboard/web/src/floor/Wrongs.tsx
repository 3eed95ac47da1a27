import { createContext, type ReactNode, useCallback, useContext, useLayoutEffect, useMemo, useState } from 'react'
import { Words } from '../parts/Words'
import type { Deed } from './useDeed'
import { restOf, wrongOf } from './wrong'

type Refused = Pick<Deed<unknown>, 'self' | 'wrong' | 'trouble'>

const Here = createContext<{ deed: Refused; claimed: readonly string[]; claim: (path: string) => () => void } | undefined>(undefined)

/** Where fields say what a service found wrong with them. A form is such a place; fields of its deed that lie outside of it need one around both. */
export function Wrongs({ deed, children }: { deed: Refused; children: ReactNode }) {
  const outer = useContext(Here)
  const [claimed, setClaimed] = useState<readonly string[]>([])
  const claim = useCallback((path: string) => {
    setClaimed((before) => [...before, path])
    return () => setClaimed((before) => before.toSpliced(before.indexOf(path), 1))
  }, [])
  const here = useMemo(() => ({ deed, claimed, claim }), [deed, claimed, claim])
  return <Here value={outer?.deed.self === deed.self ? outer : here}>{children}</Here>
}

/** What is wrong with the field of such a path; the field says it in place of the form. */
export function useWrong(path: string | undefined, label: string): string | undefined {
  const here = useContext(Here)
  const claim = here?.claim
  useLayoutEffect(() => (path === undefined ? undefined : claim?.(path)), [claim, path])
  return here && wrongOf(here.deed.wrong, path, label)
}

/** What is wrong and stands at no field. */
export function Rest() {
  const here = useContext(Here)
  if (!here?.deed.trouble) return undefined
  const words = here.deed.wrong.length === 0 ? here.deed.trouble : restOf(here.deed.wrong, here.claimed)
  return (
    words !== '' && (
      <p className="quiet trouble" role="alert">
        <Words text={words} />
      </p>
    )
  )
}

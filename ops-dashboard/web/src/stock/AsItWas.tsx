import { useState } from 'react'
import type { Was } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { Form, MomentField } from '../floor/Form'
import { fieldErrors } from '../floor/wrong'
import { useQuery } from '../frame/router'
import { shortMoment } from '../time/businessTime'
import { instantOf, localText } from '../time/localTime'
import { useZone } from '../time/useNow'
import { units } from '../words/numbers'
import { wasWords } from './past'

/** What was does not change; what was not yet known of it may. */
const everyMillis = 60_000

type Props = { store: string; item: string; unit: string; now: number | undefined }

/** Stock as it was at an instant by all that is known now, or as it was known at one. Both instants stand in the address. */
export function AsItWas({ store, item, unit, now }: Props) {
  const zone = useZone()
  const [query, change] = useQuery()
  const [typed, setTyped] = useState({ at: textOf(query['at'], zone), knownAt: textOf(query['knownAt'], zone) })
  const [wrong, setWrong] = useState<string>()
  const asked = new URLSearchParams()
  for (const name of ['at', 'knownAt'] as const) if (query[name]) asked.set(name, query[name]!)
  const isAsked = asked.size > 0
  const answer = useAnswer<Was>(isAsked ? `/api/stores/${encodeURIComponent(store)}/items/${encodeURIComponent(item)}/was?${asked}` : undefined, everyMillis)
  const act = () => {
    const next = { at: instantOf(typed.at, zone), knownAt: instantOf(typed.knownAt, zone) }
    setWrong(next.at || next.knownAt ? undefined : 'Say when: a day and a time, in one of the two.')
    change(next)
  }
  const trouble = wrong ?? (isAsked ? answer.trouble : undefined)
  return (
    <>
      <Form label="As it was" act="Show it" deed={{ self: change, busy: false, trouble, wrong: trouble ? fieldErrors([trouble]) : [] }} onAct={act}>
        <MomentField label="As it was at" at="at" value={typed.at} onValue={(at) => setTyped({ ...typed, at })} />
        <MomentField label="As we knew it at" at="knownAt" value={typed.knownAt} onValue={(knownAt) => setTyped({ ...typed, knownAt })} />
      </Form>
      {isAsked && answer.value && (
        <p role="status">
          {whenWords(query, zone)}: {wasWords(answer.value.onHand, now, (value) => units(value, unit))}
        </p>
      )}
    </>
  )
}

function textOf(instant: string | undefined, zone: string): string {
  return instant && !Number.isNaN(Date.parse(instant)) ? localText(instant, zone) : ''
}

function whenWords({ at, knownAt }: Readonly<Record<string, string>>, zone: string): string {
  const then = at && `At ${shortMoment(at, zone)}`
  const known = knownAt && `${then ? ', as' : 'As'} we knew it at ${shortMoment(knownAt, zone)}`
  return `${then ?? ''}${known ?? ''}`
}

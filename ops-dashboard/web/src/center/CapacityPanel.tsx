import { useState } from 'react'
import type { CenterPlace, WaveBounds } from '../api/types'
import type { Answer } from '../api/useAnswer'
import { Field, Form, Said } from '../floor/Form'
import { useDeed } from '../floor/useDeed'
import { Pairs } from '../parts/Pairs'
import { Panel } from '../parts/Panel'
import { Answered } from '../parts/States'
import { count } from '../words/numbers'
import type { CenterProps } from './CenterPage'
import { boundsOf, mostCases } from './plan'

const bounds = [
  ['lines', 'Order lines'],
  ['cases', 'Case packs there is room for'],
  ['hands', 'People who pick'],
  ['casesPerHand', 'Case packs each picks'],
] as const

/** What one wave takes at most. What does not fit waits for the next cut-off of its lane. */
export function CapacityPanel({ gln, may, answer, onDone }: CenterProps & { answer: Answer<CenterPlace>; onDone: () => void }) {
  return (
    <Panel title="What one wave takes" className="capacity" note="what does not fit waits for its next cut-off">
      <div className="scroll">
        <Answered answer={answer} loading="Asking what a wave takes…">
          {({ capacity }) => (
            <>
              <Pairs
                of={[
                  ...bounds.map(([name, words]) => [words, capacity?.[name] == null ? 'no bound' : count(capacity[name])] as const),
                  ['So case packs at most', <b>{capacity && mostCases(capacity) !== undefined ? count(mostCases(capacity)!) : 'no bound'}</b>],
                ]}
              />
              {may.includes('KEEP_LANES') && <Change gln={gln} capacity={capacity ?? {}} onDone={onDone} />}
            </>
          )}
        </Answered>
      </div>
    </Panel>
  )
}

function Change({ gln, capacity, onDone }: { gln: string; capacity: WaveBounds; onDone: () => void }) {
  const deed = useDeed<CenterPlace>()
  const text = (name: keyof WaveBounds) => capacity[name]?.toString() ?? ''
  const [typed, setTyped] = useState({ lines: text('lines'), cases: text('cases'), hands: text('hands'), casesPerHand: text('casesPerHand') })
  const [said, setSaid] = useState<string>()
  const act = async () => {
    const wanted = boundsOf(typed)
    if (typeof wanted === 'string') return deed.complain(wanted)
    if (!(await deed.act(`/api/dcs/${gln}/capacity`, wanted))) return
    setSaid('It holds from the next wave on.')
    onDone()
  }
  return (
    <>
      <Form label="Change what a wave takes" act="Change it" deed={deed} onAct={act}>
        {bounds.map(([name, words]) => (
          <Field key={name} label={words} at={`capacity.${name}`} value={typed[name]} onValue={(value) => setTyped({ ...typed, [name]: value })} numeric placeholder="no bound" wide />
        ))}
      </Form>
      <Said>{said}</Said>
    </>
  )
}

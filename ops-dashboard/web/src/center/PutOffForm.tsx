import { useState } from 'react'
import { Form, MomentField, Said } from '../floor/Form'
import { useDeed } from '../floor/useDeed'
import { shortMoment } from '../time/businessTime'
import { instantOf, localText } from '../time/localTime'
import { useZone } from '../time/useNow'

type Props = { address: string; expectedAt: string; isLate: boolean; onDone: () => void }

/** Says when what comes to a center is expected now. */
export function PutOffForm({ address, expectedAt, isLate, onDone }: Props) {
  const zone = useZone()
  const deed = useDeed<unknown>()
  const [typed, setTyped] = useState(localText(expectedAt, zone))
  const [said, setSaid] = useState<string>()
  const act = async () => {
    const at = instantOf(typed, zone)
    if (!at) return deed.complain('Say when it is expected, a day and a time.')
    if (!(await deed.act(`${address}/expectations`, { expectedAt: at }))) return
    setSaid(`It is expected ${shortMoment(at, zone)}.`)
    onDone()
  }
  return (
    <section className="part" aria-label="When it is expected now">
      <h3>Expected at another time</h3>
      <Said>{said}</Said>
      <Form label="When it is expected now" act="Expect it then" isSecond={!isLate} deed={deed} onAct={act}>
        <MomentField label="Expected now" at="expectedAt" value={typed} onValue={setTyped} />
      </Form>
    </section>
  )
}

import { type FormEvent, useId, useRef, useState } from 'react'

/** @param waits whether it takes the focus only when one goes to it */
type Props = { label: string; placeholder: string; onScan: (text: string) => void; large?: boolean; waits?: boolean; inputMode?: 'numeric' | 'text' }

/** One field for a scanner's keyboard: text and Enter. It empties itself and keeps the focus, so that one scan follows another. */
export function ScanField({ label, placeholder, onScan, large, waits, inputMode }: Props) {
  const id = useId()
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const send = (event: FormEvent) => {
    event.preventDefault()
    const scanned = text
    setText('')
    field.current?.focus()
    onScan(scanned)
  }
  return (
    <form className={large ? 'scan large' : 'scan'} onSubmit={send} role="search" aria-label={label}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={field}
        value={text}
        placeholder={placeholder}
        autoFocus={!waits}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={300}
        enterKeyHint="done"
        inputMode={inputMode}
        onChange={(event) => setText(event.target.value)}
      />
    </form>
  )
}

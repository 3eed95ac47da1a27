import { type ReactNode, useEffect, useRef } from 'react'

type Props = {
  label: string
  title: string
  under: ReactNode
  closeLabel: string
  /** What it is about: when that changes, it takes the focus anew. */
  about: string
  onClose: () => void
  children: ReactNode
  className?: string
}

/** What is opened beside the tables. It takes the focus, gives it back, and closes with Esc. */
export function Side({ label, title, under, closeLabel, about, onClose, children, className }: Props) {
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    const before = document.activeElement
    place.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [about])
  useEffect(() => {
    const close = (event: KeyboardEvent) => event.key === 'Escape' && onClose()
    window.addEventListener('keydown', close)
    return () => window.removeEventListener('keydown', close)
  }, [onClose])
  return (
    <aside className={`side ${className ?? ''}`} aria-label={label} tabIndex={-1} ref={place}>
      <header className="side-head">
        <div>
          <h2>{title}</h2>
          <p className="faint">{under}</p>
        </div>
        <button type="button" className="icon" onClick={onClose} aria-label={closeLabel} title="Close (Esc)">
          ✕
        </button>
      </header>
      <div className="side-body">{children}</div>
    </aside>
  )
}

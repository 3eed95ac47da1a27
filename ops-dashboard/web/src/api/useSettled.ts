import { useEffect, useState } from 'react'

/** A value once it has stood still for a moment: a question for every second keystroke is enough. */
export function useSettled(value: string, millis: number): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), millis)
    return () => window.clearTimeout(timer)
  }, [value, millis])
  return settled
}

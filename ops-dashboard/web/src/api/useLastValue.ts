import { useState } from 'react'

/** The last answer stays in sight until the next is there, so that nothing flickers while one types. */
export function useLastValue<T>(value: T | undefined): T | undefined {
  const [last, setLast] = useState(value)
  if (value !== undefined && value !== last) setLast(value)
  return value ?? last
}

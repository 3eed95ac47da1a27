import { describe, expect, it } from 'vitest'
import { wishOf } from './keys'

const key = (name: string, ctrlKey = false) => ({ key: name, ctrlKey, metaKey: false, altKey: false })

describe('a key', () => {
  it('asks for what the help says', () => {
    expect(['/', 'j', 'k', '?'].map((name) => wishOf(key(name), false))).toEqual(['search', 'next', 'before', 'help'])
    expect(wishOf(key('k', true), false)).toBe('commands')
  })

  it('is a letter in a field, except for Ctrl K', () => {
    expect(['/', 'j', 'k', '?'].map((name) => wishOf(key(name), true))).toEqual([undefined, undefined, undefined, undefined])
    expect(wishOf(key('K', true), true)).toBe('commands')
  })

  it('with Ctrl is left to the browser', () => {
    expect(wishOf(key('j', true), false)).toBeUndefined()
  })
})

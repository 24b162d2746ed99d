import { useEffect, useId, useState, type KeyboardEvent } from 'react';

interface Options {
  readonly count: number;
  /** What Enter does on the option that is active. */
  readonly onChoose: (index: number) => void;
  /** What Escape does when the list is closed. */
  readonly onEscape?: () => void;
  /** Whether there is anything to say: options, or that there are none. */
  readonly isReady: boolean;
  /** For a list that is a part of the page, and not laid over it. */
  readonly isAlwaysOpen?: boolean;
}

/**
 * The keyboard of an editable combobox with a list, after the ARIA Authoring Practices: focus stays
 * in the text, and the list is walked by aria-activedescendant. Arrows go round through the text
 * itself; Home and End are the list's once one is in it, and the text's before.
 */
export function useCombobox({ count, onChoose, onEscape, isReady, isAlwaysOpen = false }: Options) {
  const listId = useId();
  const [isWanted, want] = useState(false);
  const [chosen, setActive] = useState(-1);
  // The list may have become shorter since.
  const active = chosen < count ? chosen : -1;
  const isOpen = (isWanted || isAlwaysOpen) && isReady;
  const optionId = (index: number) => `${listId}-${index}`;

  useEffect(() => {
    if (active < 0) return;
    document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active, listId]);

  const close = () => {
    want(false);
    setActive(-1);
  };
  const move = (step: number) => {
    if (!isWanted) want(true);
    const places = count + 1;
    setActive(((active + 1 + step + places) % places) - 1);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // Whoever writes with an input method uses these keys for it.
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    switch (event.key) {
      case 'ArrowDown':
        if (event.altKey) want(true);
        else move(1);
        break;
      case 'ArrowUp':
        if (event.altKey) close();
        else move(-1);
        break;
      case 'Home':
      case 'End':
        if (active < 0) return;
        setActive(event.key === 'Home' ? 0 : count - 1);
        break;
      case 'Enter':
        if (!isOpen || active < 0) return;
        onChoose(active);
        close();
        break;
      case 'Escape':
        if (isAlwaysOpen ? active >= 0 : isOpen) close();
        else if (onEscape === undefined) return;
        else onEscape();
        break;
      case 'Tab':
        close();
        return;
      default:
        return;
    }
    event.preventDefault();
  };
  return {
    isOpen,
    active,
    open: () => want(true),
    close,
    /** To be called when the text changed: what was active may be something else now. */
    reset: () => {
      want(true);
      setActive(-1);
    },
    optionId,
    listId,
    inputProps: {
      role: 'combobox',
      autoComplete: 'off',
      spellCheck: false,
      'aria-autocomplete': 'list',
      'aria-expanded': isOpen && count > 0,
      'aria-controls': listId,
      ...(isOpen && active >= 0 ? { 'aria-activedescendant': optionId(active) } : {}),
      onKeyDown,
    },
  } as const;
}

/** Whether keys pressed here are words. */
export function isField(target: HTMLElement): boolean {
  return (
    target.isContentEditable ||
    target.matches(
      'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [role=combobox]',
    )
  );
}

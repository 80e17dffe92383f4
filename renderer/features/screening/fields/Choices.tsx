import type { KeyboardEvent } from 'react';
import { isSameAnswer } from '#shared/domain/questionnaire/answers.ts';
import { textIn } from '#shared/domain/questionnaire/model.ts';
import { chooseOption } from '../choose-option.ts';
import { ChoiceFrame } from './ChoiceFrame.tsx';
import type { FieldProps } from './field-props.ts';
import { OwnWords } from './OwnWords.tsx';
import { keyOfOption, offeredOptions } from './options.ts';

/** The answers of a question, one or several to choose, each with its number key; with a line for words of her own where the form takes them. */
export function Choices(props: FieldProps) {
  const { item, labelledBy, answers, onAnswers, language, layout } = props;
  const options = offeredOptions(item);
  const [forward, backward] = layout === 'column' ? ['ArrowDown', 'ArrowUp'] : ['ArrowRight', 'ArrowLeft'];
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === forward ? 1 : event.key === backward ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  const chosen = options.findIndex(({ value }) => answers.some((answer) => isSameAnswer(answer, value)));
  return (
    <>
      <ChoiceFrame
        role={item.repeats ? 'group' : 'radiogroup'}
        aria-labelledby={labelledBy}
        data-layout={layout}
        onKeyDown={onKeyDown}
      >
        {options.map((option, index) => {
          const isChosen = answers.some((answer) => isSameAnswer(answer, option.value));
          const key = keyOfOption(index);
          return (
            <button
              key={option.text + JSON.stringify(option.value)}
              type="button"
              {...{ role: item.repeats ? 'checkbox' : 'radio', 'aria-checked': isChosen }}
              // One stop of the Tab key for each question; the arrows go on from there.
              tabIndex={item.repeats || index === Math.max(0, chosen) ? 0 : -1}
              {...(key === '' ? {} : { 'aria-keyshortcuts': key })}
              onClick={() => onAnswers(chooseOption(item, answers, option))}
            >
              <i aria-hidden />
              <span>{[option.prefix, textIn(option, language)].filter(Boolean).join(' ')}</span>
              {key === '' ? null : <kbd aria-hidden>{key}</kbd>}
            </button>
          );
        })}
      </ChoiceFrame>
      {item.type === 'open-choice' ? <OwnWords {...props} /> : null}
    </>
  );
}
